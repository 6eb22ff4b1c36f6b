package uk.ragtime.testing.history;

import java.util.ArrayList;
import java.util.List;
import uk.ragtime.testing.history.History.Entry;

/**
 * Holds what clients were told against what is there. It proves that every acknowledged command's
 * events are in the store once and where the client was told; that a key had one effect and a
 * refusal none; that nothing is there that nobody sent; that positions, versions and offsets have
 * no gaps and time does not run back; and that the topic tells each partnership the same in the
 * same order. All of it while nobody writes.
 */
public final class HistoryChecker {
  private HistoryChecker() {}

  /**
   * What is wrong, each in a sentence; nothing if all is well.
   *
   * @param events of the store, in the order of their global offsets
   * @param topic in the order of each of its partitions
   */
  public static List<String> violations(
      List<Entry> history,
      List<RecordedEvent> events,
      List<KeptKey> keys,
      List<PublishedEvent> topic) {
    List<String> violations = violations(history, events, keys);
    new TopicOrder(violations).check(events, topic);
    return violations;
  }

  /** The same without the topic, which comes later than the store. */
  public static List<String> violations(
      List<Entry> history, List<RecordedEvent> events, List<KeptKey> keys) {
    List<String> violations = new ArrayList<>();
    new StoreOrder(violations).check(events);
    new Promises(violations).check(history, events, keys);
    return violations;
  }
}
