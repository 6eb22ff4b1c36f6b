package uk.ragtime.testing.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import uk.ragtime.testing.history.ClientHistory.Entry;
import uk.ragtime.testing.history.Response.Acknowledged;
import uk.ragtime.testing.history.Response.NotNow;
import uk.ragtime.testing.history.Response.Refused;

/** Checks that everything that clients were told is true, and that nothing else happened. */
final class GuaranteeChecks {
  private static final String KEY_REUSED = "idempotency-key-reused";

  private record Key(String partnership, String key) {}

  private final List<String> violations;
  private final Map<UUID, List<StoredEventRow>> eventsOf = new HashMap<>();
  private final Map<String, List<StoredEventRow>> eventsWith = new HashMap<>();
  private final Map<Key, List<StoredIdempotencyKey>> kept = new HashMap<>();
  private final Map<Key, List<Entry>> requestsWith = new HashMap<>();

  GuaranteeChecks(List<String> violations) {
    this.violations = violations;
  }

  void check(List<Entry> history, List<StoredEventRow> events, List<StoredIdempotencyKey> keys) {
    for (StoredEventRow event : events) {
      eventsOf.computeIfAbsent(event.command(), _ -> new ArrayList<>()).add(event);
      Matcher marker = UniqueMarkers.PATTERN.matcher(event.content());
      if (marker.find()) {
        eventsWith.computeIfAbsent(marker.group(), _ -> new ArrayList<>()).add(event);
      }
    }
    keys.forEach(key ->
        kept.computeIfAbsent(new Key(key.partnership(), key.key()), _ -> new ArrayList<>())
            .add(key));
    history.forEach(
        entry -> requestsWith.computeIfAbsent(key(entry), _ -> new ArrayList<>()).add(entry));
    history.forEach(this::check);
    checkThatNothingElseIsThere(history);
  }

  private static Key key(Entry entry) {
    return new Key(entry.request().partnership(), entry.request().key());
  }

  private void check(Entry entry) {
    Set<Acknowledged> acknowledged = new HashSet<>();
    Set<Refused> refused = new HashSet<>();
    Set<NotNow> broken = new HashSet<>();
    boolean inTheDark = false;
    for (Response response : entry.response()) {
      switch (response) {
        case Acknowledged a -> acknowledged.add(a);
        case Refused r -> refused.add(r);
        case NotNow later -> {
          inTheDark |= refused.isEmpty();
          if (later.status() != 503 || later.code().isEmpty()) {
            broken.add(later);
          }
        }
        case Response.Nothing _ -> inTheDark |= refused.isEmpty();
      }
    }
    broken.forEach(
        later -> violations.add("Told " + later + ", not a 503 that says why: " + entry));
    if (acknowledged.size() + refused.size() > 1) {
      violations.add("Told different things at different times: " + entry);
    }
    if (!acknowledged.isEmpty()) {
      checkItIsThere(entry, acknowledged.iterator().next());
    } else if (!refused.isEmpty() && !inTheDark) {
      checkItIsNotThere(entry);
    } else {
      // An earlier sending may have been carried out after a later one was refused.
      checkItIsThereAsAWholeIfAtAll(entry);
    }
    if (refused.stream().anyMatch(r -> r.code().equals(KEY_REUSED))
        && requestsWith.getOrDefault(key(entry), List.of()).size() < 2) {
      violations.add("Told that its key stands for something else, which it does not: " + entry);
    }
  }

  private void checkItIsThere(Entry entry, Acknowledged response) {
    List<StoredIdempotencyKey> outcomes = kept.getOrDefault(key(entry), List.of());
    if (outcomes.isEmpty()) {
      violations.add("Acknowledged, and the store does not know its key: " + entry);
      return;
    }
    StoredIdempotencyKey outcome = outcomes.getFirst();
    if (outcome.position() != response.position() || outcome.version() != response.version()) {
      violations.add("Acknowledged with another outcome than " + outcome + ": " + entry);
    }
    List<StoredEventRow> events = eventsOf.getOrDefault(outcome.command(), List.of());
    if (events.isEmpty()) {
      violations.add("Acknowledged, and there is no event of it: " + entry);
    } else if (events.getLast().position() != response.position()
        || events.getLast().version() != response.version()) {
      violations.add("Acknowledged at another place than that of " + events + ": " + entry);
    }
    checkMarkers(entry, events, entry.request().ratings());
  }

  private void checkItIsNotThere(Entry entry) {
    checkMarkers(entry, List.of(), 0);
    if (requestsWith.getOrDefault(key(entry), List.of()).size() < 2
        && kept.containsKey(key(entry))) {
      violations.add("Refused, and the store keeps its key all the same: " + entry);
    }
  }

  private void checkItIsThereAsAWholeIfAtAll(Entry entry) {
    List<StoredEventRow> marked = eventsWith.getOrDefault(entry.request().marker(), List.of());
    List<StoredIdempotencyKey> outcomes = kept.getOrDefault(key(entry), List.of());
    if (!marked.isEmpty()) {
      checkMarkers(
          entry,
          eventsOf.getOrDefault(marked.getFirst().command(), List.of()),
          entry.request().ratings());
      if (outcomes.isEmpty()) {
        violations.add("Carried out, and the store does not know its key: " + entry);
      }
    } else if (!outcomes.isEmpty()
        && !entry.request().marker().isEmpty()
        && requestsWith.getOrDefault(key(entry), List.of()).size() < 2) {
      violations.add("The store keeps its key, and there is no event of it: " + entry);
    }
  }

  /** Its mark stands in so many events, all of them its own. */
  private void checkMarkers(Entry entry, List<StoredEventRow> own, int expected) {
    if (entry.request().marker().isEmpty()) {
      return;
    }
    List<StoredEventRow> marked = eventsWith.getOrDefault(entry.request().marker(), List.of());
    if (marked.size() != expected || !own.containsAll(marked)) {
      violations.add(
          "Its mark is in "
              + marked.size()
              + " events, not "
              + expected
              + ": "
              + entry
              + " "
              + marked);
    }
  }

  private void checkThatNothingElseIsThere(List<Entry> history) {
    Set<UUID> known = new HashSet<>();
    kept.forEach((key, outcomes) -> {
      if (outcomes.size() > 1) {
        violations.add("One key, several outcomes: " + outcomes);
      }
      if (requestsWith.containsKey(key)) {
        outcomes.forEach(outcome -> known.add(outcome.command()));
      } else {
        violations.add("A key that nobody sent: " + outcomes);
      }
    });
    eventsOf.forEach((command, events) -> {
      if (!known.contains(command)) {
        violations.add("Events of a command that nobody sent: " + events);
      }
    });
    Set<String> markers = new HashSet<>();
    for (Entry entry : history) {
      if (!markers.add(entry.request().marker()) && !entry.request().marker().isEmpty()) {
        violations.add("Two commands with one mark, of which nothing can be said: " + entry);
      }
    }
    eventsWith.forEach((marker, events) -> {
      if (!markers.contains(marker)) {
        violations.add("Events with a mark that nobody sent: " + events);
      }
    });
  }
}
