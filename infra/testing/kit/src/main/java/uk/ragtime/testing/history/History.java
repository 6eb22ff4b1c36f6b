package uk.ragtime.testing.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** What was sent, and what was told about it, in the order of sending. Safe for many threads. */
public final class History {
  private final List<Entry> entries = Collections.synchronizedList(new ArrayList<>());

  /** A command and all answers to it, one for each time that it was sent. */
  public static final class Entry {
    private final Sent sent;
    private final List<Told> told = Collections.synchronizedList(new ArrayList<>());

    Entry(Sent sent) {
      this.sent = sent;
    }

    public Sent sent() {
      return sent;
    }

    public void add(Told answer) {
      told.add(answer);
    }

    /** A copy of what has been told so far. */
    public List<Told> told() {
      synchronized (told) {
        return List.copyOf(told);
      }
    }

    boolean isAcknowledged() {
      return told().stream().anyMatch(Told.Acknowledged.class::isInstance);
    }

    boolean isRefused() {
      return told().stream().anyMatch(Told.Refused.class::isInstance);
    }

    @Override
    public String toString() {
      return sent + " -> " + told();
    }
  }

  public Entry begin(Sent sent) {
    Entry entry = new Entry(sent);
    entries.add(entry);
    return entry;
  }

  /** A copy of the entries there are. */
  public List<Entry> entries() {
    synchronized (entries) {
      return List.copyOf(entries);
    }
  }

  public int acknowledged() {
    return count(Entry::isAcknowledged);
  }

  public int refused() {
    return count(Entry::isRefused);
  }

  /** How often somebody was asked to send a command again later. */
  public int askedToWait() {
    return entries().stream()
        .mapToInt(
            entry -> (int) entry.told().stream().filter(Told.NotNow.class::isInstance).count())
        .sum();
  }

  /** Commands whose outcome no client knows (yet). */
  public int unknown() {
    return count(entry -> !entry.isAcknowledged() && !entry.isRefused());
  }

  private int count(Predicate<Entry> which) {
    return (int) entries().stream().filter(which).count();
  }
}
