package uk.ragtime.query.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.kernel.event.PartnershipEvent.PartnershipRegistered;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;

/** An instance that was paused and does not know that its partitions are another's now. */
class FencingIT {
  /** A partition that the running projector has nothing to do with. */
  private static final TopicPartition PARTITION = new TopicPartition(EventTopics.EVENTS, 99);

  private static final UUID TOPIC = UUID.randomUUID();
  private static final PartnershipCode OURS = new PartnershipCode("fenced");
  private static final PartnershipRegistered EVENT = new PartnershipRegistered("Fenced");

  @Test
  void writesNothing() {
    TestDatabase database = QueryService.newDatabase();
    try (TestLog log = new TestLog();
        TestIssuer issuer = TestIssuer.start();
        QueryService service = QueryService.start(database, issuer)) {
      log.flush();
      Offsets offsets = service.bean(Offsets.class);
      BatchWriter writer = service.bean(BatchWriter.class);

      // given an instance that had the partition before another claimed it
      Offsets.Claim paused = offsets.claim(PARTITION, TOPIC, false);
      Offsets.Claim present = offsets.claim(PARTITION, TOPIC, false);

      // when the first wakes up and writes
      assertThatThrownBy(() -> write(writer, paused)).isInstanceOf(FencedException.class);

      // then nothing is there, and the second can go on
      Database inside = new Database(database);
      String count = "select count(*) from read_1.event_log where partnership = 'fenced'";
      assertThat(inside.ask(count)).containsExactly("0");
      BatchOutcome outcome = write(writer, present);
      assertThat(outcome.positions()).containsEntry(OURS, 1L);
      assertThat(inside.ask(count)).containsExactly("1");

      // and the same batch from the same offset is refused: it has moved
      assertThatThrownBy(() -> write(writer, present)).isInstanceOf(FencedException.class);
    }
  }

  private static BatchOutcome write(BatchWriter writer, Offsets.Claim claim) {
    var record =
        new ConsumerRecord<>(
            PARTITION.topic(),
            PARTITION.partition(),
            0L,
            OURS.value(),
            JsonMapper.shared().writeValueAsString(EVENT).getBytes(UTF_8));
    TestLog.headers(OURS, 1, EVENT, SampleEvents.BEGIN, "operator")
        .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
    return writer.write(Map.of(PARTITION, claim), Map.of(PARTITION, 1L), List.of(record));
  }
}
