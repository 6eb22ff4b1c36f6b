package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.AreaEvent.AreaRevised;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;

/**
 * The topic is deleted, made anew and filled again: what was noted of the old one means nothing.
 */
class TopicMadeAnewIT {
  private static final PartnershipCode OURS = new PartnershipCode("ours");
  private static final DomainEvent EVENT = new AreaRevised(SampleEvents.FYLDE, "Fylde", null);

  private final TestDatabase database = QueryService.newDatabase();
  private final Database inside = new Database(database);

  private static void publish(TestLog log, int from, int to) {
    for (int position = from; position <= to; position++) {
      log.publish(OURS, position, EVENT, SampleEvents.BEGIN, "coordinator");
    }
    log.flush();
  }

  private void eventuallyApplied(int last) {
    List<String> positions = LongStream.rangeClosed(1, last).mapToObj(Long::toString).toList();
    Eventually.holds(() ->
        assertThat(inside.ask("select position from read_1.event_log order by position"))
            .isEqualTo(positions));
    Eventually.holds(
        () -> assertThat(inside.ask("select reason from read_1.parked_partnership")).isEmpty());
  }

  @Test
  void whatIsNewIsAppliedAndNothingIsParked() {
    String prefix = "anew-running";
    try (TestLog log = new TestLog(prefix);
        TestIssuer issuer = TestIssuer.start();
        QueryService _ = QueryService.start(database, issuer, prefix)) {
      publish(log, 1, 10);
      eventuallyApplied(10);

      // when the relay fills a new topic, and goes on
      log.makeAnew();
      publish(log, 1, 30);
      eventuallyApplied(30);

      // then the old offsets are forgotten, and the new ones moved on
      publish(log, 31, 32);
      eventuallyApplied(32);
    }
  }

  @Test
  void madeAnewWhileTheServiceWasDownItIsReadFromItsBeginning() {
    String prefix = "anew-stopped";
    try (TestLog log = new TestLog(prefix);
        TestIssuer issuer = TestIssuer.start()) {
      try (QueryService _ = QueryService.start(database, issuer, prefix)) {
        publish(log, 1, 10);
        eventuallyApplied(10);
      }

      // when the new topic is longer than the old one was, by events sent twice: the old offset is
      // in the middle of what is known
      log.makeAnew();
      publish(log, 1, 10);
      publish(log, 1, 15);
      publish(log, 3, 15);

      try (QueryService _ = QueryService.start(database, issuer, prefix)) {
        eventuallyApplied(15);
        assertThat(inside.ask("select sum(next_offset) from read_1.kafka_offset"))
            .containsExactly("38");
      }
    }
  }
}
