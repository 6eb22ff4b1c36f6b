package uk.ragtime.command.erasure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of erasure over plain names, written apart from the deciders: what was asked for is
 * gone the first time that it is looked at and no hold forbids it.
 */
final class NaiveErasures {
  private record Note(String author, String cycle) {}

  private record Ban(Set<String> people, Set<String> cycles, @Nullable LocalDate until) {}

  final Set<String> people = new HashSet<>();
  final Set<String> gone = new HashSet<>();
  private final Map<String, Note> notes = new HashMap<>();
  private final Map<String, Ban> bans = new HashMap<>();
  private final Set<String> endedBans = new HashSet<>();
  private final List<String> waiting = new ArrayList<>();

  void join(String person) {
    people.add(person);
  }

  void leave(String person) {
    gone.add(person);
  }

  void write(String note, String author, String cycle) {
    notes.put(note, new Note(author, cycle));
  }

  Set<String> notes() {
    return notes.keySet();
  }

  Set<String> waiting() {
    return new HashSet<>(waiting);
  }

  /** Whether the request is granted; it is refused as a whole. */
  boolean ask(Set<String> whom, boolean withNotes, Set<String> which, LocalDate day) {
    for (String person : whom) {
      if (!people.contains(person) || !gone.contains(person)) {
        return false;
      }
    }
    Set<String> wanted = new HashSet<>(whom);
    wanted.addAll(which);
    if (withNotes) {
      notes.forEach((note, written) -> {
        if (whom.contains(written.author)) {
          wanted.add(note);
        }
      });
    }
    wanted.retainAll(union(people, notes.keySet()));
    waiting.addAll(wanted);
    settle(wanted, day);
    return true;
  }

  /** Whether the ban can be made. */
  boolean ban(String number, Set<String> whom, Set<String> cycles, @Nullable LocalDate until) {
    if (endedBans.contains(number) || !people.containsAll(whom)) {
      return false;
    }
    bans.put(number, new Ban(whom, cycles, until));
    return true;
  }

  /** Whether there is such a ban, or was one. */
  boolean end(String number, LocalDate day) {
    if (endedBans.contains(number)) {
      return true;
    }
    if (bans.remove(number) == null) {
      return false;
    }
    endedBans.add(number);
    settle(new HashSet<>(waiting), day);
    return true;
  }

  /** The platform looks at everything that waits. */
  void look(LocalDate day) {
    settle(new HashSet<>(waiting), day);
  }

  private void settle(Set<String> things, LocalDate day) {
    for (String thing : things) {
      if (bans.values().stream().noneMatch(ban -> forbids(ban, thing, day))) {
        people.remove(thing);
        notes.remove(thing);
        waiting.removeIf(thing::equals);
      }
    }
  }

  private boolean forbids(Ban ban, String thing, LocalDate day) {
    if (ban.until != null && day.isAfter(ban.until)) {
      return false;
    }
    Note note = notes.get(thing);
    return note == null
        ? ban.people.contains(thing)
        : ban.people.contains(note.author) || ban.cycles.contains(note.cycle);
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> all = new HashSet<>(one);
    all.addAll(other);
    return all;
  }
}
