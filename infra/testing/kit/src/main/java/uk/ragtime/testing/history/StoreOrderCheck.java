package uk.ragtime.testing.history;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks that offsets, positions and versions have no gaps, and that time does not go back. */
final class StoreOrderCheck {
  private final Map<String, Long> positions = new HashMap<>();
  private final Map<String, Long> versions = new HashMap<>();
  private final List<String> violations;

  StoreOrderCheck(List<String> violations) {
    this.violations = violations;
  }

  /**
   * @param events in the order of their global offsets
   */
  void check(List<StoredEventRow> events) {
    long offset = 0;
    Instant last = Instant.MIN;
    for (StoredEventRow event : events) {
      offset++;
      if (event.globalOffset() != offset) {
        violations.add(
            event + " has offset " + event.globalOffset() + ", and " + offset + " was next");
        offset = event.globalOffset();
      }
      if (event.recordedAt().isBefore(last)) {
        violations.add(
            event + " was recorded at " + event.recordedAt() + ", the one before it at " + last);
      }
      last = event.recordedAt();
      next(positions, event.partnership(), event.position(), "position", event);
      String stream = event.partnership() + " " + event.stream();
      next(versions, stream, event.version(), "version of " + event.stream(), event);
    }
  }

  private void next(
      Map<String, Long> last, String of, long actual, String what, StoredEventRow event) {
    long expected = last.getOrDefault(of, 0L) + 1;
    if (actual != expected) {
      violations.add(event + " has " + what + " " + actual + ", and " + expected + " was next");
    }
    last.put(of, actual);
  }
}
