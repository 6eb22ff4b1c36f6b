package uk.ragtime.testing.history;

import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Anything out of order in the store or the topic is found. */
class OrderTest extends ConsistentHistory {
  @Test
  void gapsInPositionsVersionsAndOffsets() {
    change(3, event -> moved(event, 4, event.globalOffset(), event.version()));
    assertViolation("has position 4, and 3 was next");

    change(3, event -> moved(event, 3, 7, event.version()));
    assertViolation("has offset 7, and 4 was next");

    change(3, event -> moved(event, 3, 4, 5));
    assertViolation("has version of assessment 5, and 3 was next");
  }

  @Test
  void aPositionThatIsThereTwice() {
    change(3, event -> moved(event, 2, event.globalOffset(), event.version()));

    assertViolation("has position 2, and 3 was next");
  }

  @Test
  void timeThatRunsBack() {
    StoredEventRow e = events.get(2);
    events.set(
        2,
        new StoredEventRow(
            e.partnership(),
            e.position(),
            e.globalOffset(),
            e.stream(),
            e.version(),
            e.type(),
            NOON.minusSeconds(1),
            e.command(),
            e.payload()));

    assertViolation("was recorded at", "the one before it at");
  }

  @Test
  void anEventThatTheTopicLacks() {
    topic.remove(2);
    assertViolation("The topic has position 3 of essex", "where 2 was next");

    topic.removeLast();
    assertViolation("The topic ends at position 1 of essex, the store at 3");
  }

  @Test
  void aTopicInAnotherOrder() {
    Collections.swap(topic, 2, 3);

    assertViolation("The topic has position 3 of essex", "where 2 was next");
  }

  @Test
  void anEventThatTheStoreDoesNotHave() {
    StoredEventRow invented = moved(events.getLast(), 4, 5, 4);
    topic.add(published(invented));

    assertViolation("which the store does not have");
  }

  @Test
  void anEventThatTheTopicTellsDifferently() {
    PublishedEvent last = topic.removeLast();
    topic.add(
        new PublishedEvent(0, 3, "essex", 3, last.stream(), last.version(), last.command(), "{ }"));
    assertViolation("with another payload");

    topic.removeLast();
    topic.add(
        new PublishedEvent(0, 3, "essex", 3, last.stream(), "9", last.command(), last.payload()));
    assertViolation("with other headers");
  }

  @Test
  void aPartnershipInTwoPartitions() {
    PublishedEvent last = topic.removeLast();
    topic.add(
        new PublishedEvent(
            5, 0, "essex", 3, last.stream(), last.version(), last.command(), last.payload()));

    assertViolation("others of it in partition 0");
  }
}
