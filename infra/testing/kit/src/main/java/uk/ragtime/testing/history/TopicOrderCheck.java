package uk.ragtime.testing.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the topic holds each partnership's events in the store's order, complete and byte for
 * byte. An event may be repeated: its position tells a consumer that it has it.
 */
final class TopicOrderCheck {
  private record Place(String partnership, long position) {}

  private final List<String> violations;

  TopicOrderCheck(List<String> violations) {
    this.violations = violations;
  }

  /**
   * @param topic in the order of each partition
   */
  void check(List<StoredEventRow> store, List<PublishedEvent> topic) {
    Map<Place, StoredEventRow> recorded = new HashMap<>();
    Map<String, Long> lasts = new HashMap<>();
    for (StoredEventRow event : store) {
      recorded.put(new Place(event.partnership(), event.position()), event);
      lasts.merge(event.partnership(), event.position(), Math::max);
    }
    Map<String, Long> read = new HashMap<>();
    Map<String, Integer> partitions = new HashMap<>();
    for (PublishedEvent event : topic) {
      Integer partition = partitions.putIfAbsent(event.partnership(), event.partition());
      if (partition != null && partition != event.partition()) {
        violations.add("The topic has " + event + ", and others of it in partition " + partition);
      }
      long next = read.getOrDefault(event.partnership(), 0L) + 1;
      if (event.position() > next) {
        violations.add("The topic has " + event + " where " + next + " was next");
      }
      read.merge(event.partnership(), event.position(), Math::max);
      compare(recorded.get(new Place(event.partnership(), event.position())), event);
    }
    lasts.forEach((partnership, last) -> {
      long reached = read.getOrDefault(partnership, 0L);
      if (reached < last) {
        violations.add(
            "The topic ends at position "
                + reached
                + " of "
                + partnership
                + ", the store at "
                + last);
      }
    });
  }

  private void compare(@Nullable StoredEventRow stored, PublishedEvent event) {
    if (stored == null) {
      violations.add("The topic has " + event + ", which the store does not have");
    } else if (!stored.payload().equals(event.payload())) {
      violations.add("The topic has " + event + " with another payload than the store");
    } else if (!stored.stream().equals(event.stream())
        || !Long.toString(stored.version()).equals(event.version())
        || !stored.command().toString().equals(event.command())) {
      violations.add("The topic has " + event + " with other headers than the store's " + stored);
    }
  }
}
