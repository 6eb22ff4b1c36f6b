package uk.ragtime.testing.history;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether offsets, positions and versions are without gaps, and time does not run back. */
final class StoreOrder {
  private final Map<String, Long> positions = new HashMap<>();
  private final Map<String, Long> versions = new HashMap<>();
  private final List<String> violations;

  StoreOrder(List<String> violations) {
    this.violations = violations;
  }

  /**
   * @param events in the order of their global offsets
   */
  void check(List<RecordedEvent> events) {
    long offset = 0;
    Instant last = Instant.MIN;
    for (RecordedEvent event : events) {
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
      Map<String, Long> last, String of, long actual, String what, RecordedEvent event) {
    long expected = last.getOrDefault(of, 0L) + 1;
    if (actual != expected) {
      violations.add(event + " has " + what + " " + actual + ", and " + expected + " was next");
    }
    last.put(of, actual);
  }
}
