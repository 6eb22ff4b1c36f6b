package uk.ragtime.testing.history;

import java.util.ArrayList;
import java.util.List;
import uk.ragtime.testing.history.ClientHistory.Entry;

/**
 * Compares the responses that clients received with the store and the topic. It proves that the
 * events of every acknowledged command are in the store once, at the acknowledged position; that a
 * key had one effect and a refusal none; that there is no event that no client requested; that
 * positions, versions and offsets are gapless and time does not go back; and that the topic holds
 * each partnership's events in the store's order.
 */
public final class HistoryChecker {
  private HistoryChecker() {}

  /**
   * Violations, each in a sentence; empty if there are none.
   *
   * @param events of the store, in the order of their global offsets
   * @param topic in the order of each of its partitions
   */
  public static List<String> violations(
      List<Entry> history,
      List<StoredEventRow> events,
      List<StoredIdempotencyKey> keys,
      List<PublishedEvent> topic) {
    List<String> violations = violations(history, events, keys);
    new TopicOrderCheck(violations).check(events, topic);
    return violations;
  }

  /** The same without the topic, which comes later than the store. */
  public static List<String> violations(
      List<Entry> history, List<StoredEventRow> events, List<StoredIdempotencyKey> keys) {
    List<String> violations = new ArrayList<>();
    new StoreOrderCheck(violations).check(events);
    new GuaranteeChecks(violations).check(history, events, keys);
    return violations;
  }
}
