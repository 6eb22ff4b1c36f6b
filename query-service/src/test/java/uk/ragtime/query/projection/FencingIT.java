package uk.ragtime.query.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.kernel.event.PartnershipEvent.PartnershipRegistered;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.SharedService;
import uk.ragtime.query.support.TestLog;

/** An instance that was paused and does not know that its partitions are another's now. */
class FencingIT {
  /** A partition that the running projector has nothing to do with. */
  private static final TopicPartition PARTITION = new TopicPartition(EventTopics.EVENTS, 99);

  private static final UUID TOPIC = UUID.randomUUID();
  private static final PartnershipCode OURS = new PartnershipCode("fenced");
  private static final PartnershipRegistered EVENT = new PartnershipRegistered("Fenced");

  @RegisterExtension static final SharedService shared = new SharedService();

  private final Offsets offsets = shared.service().bean(Offsets.class);

  @Test
  void writesNothing() {
    BatchWriter writer = shared.service().bean(BatchWriter.class);

    // given an instance that had the partition before another claimed it
    Offsets.Claim paused = claim(PARTITION);
    Offsets.Claim present = claim(PARTITION);

    // when the first wakes up and writes
    assertThatThrownBy(() -> write(writer, paused)).isInstanceOf(FencedException.class);

    // then nothing is there, and the second can go on
    Database inside = new Database(shared.database());
    String count = "select count(*) from read_1.event_log where partnership = 'fenced'";
    assertThat(inside.ask(count)).containsExactly("0");
    BatchOutcome outcome = write(writer, present);
    assertThat(outcome.positions()).containsEntry(OURS, 1L);
    assertThat(inside.ask(count)).containsExactly("1");

    // and the same batch from the same offset is refused: it has moved
    assertThatThrownBy(() -> write(writer, present)).isInstanceOf(FencedException.class);
  }

  @Test
  void noticesWithoutWritingThatOneOfItsPartitionsIsAnothers() {
    // given an instance that has two partitions
    TopicPartition left = new TopicPartition(EventTopics.EVENTS, 97);
    TopicPartition kept = new TopicPartition(EventTopics.EVENTS, 98);
    var held = offsets.claim(Map.of(left, TOPIC, kept, TOPIC), Set.of(left));
    assertThat(held)
        .isEqualTo(Map.of(left, new Offsets.Claim(0, 1), kept, new Offsets.Claim(0, 1)));
    offsets.check(held);

    // when another claims one of them
    Offsets.Claim _ = claim(left);

    // then it has the other one still
    assertThatThrownBy(() -> offsets.check(held))
        .isInstanceOf(FencedException.class)
        .hasMessageContaining(left.toString());
    offsets.check(Map.of(kept, Objects.requireNonNull(held.get(kept))));
  }

  @Test
  void beginsAnewWithATopicThatWasMadeAnew() {
    // given two partitions that have been read
    TopicPartition first = new TopicPartition(EventTopics.EVENTS, 95);
    TopicPartition second = new TopicPartition(EventTopics.EVENTS, 96);
    var _ = offsets.claim(Map.of(first, TOPIC, second, TOPIC), Set.of());
    new Database(shared.database())
        .run("update read_1.kafka_offset set next_offset = partition where partition in (95, 96)");

    // when they are claimed after the topic of one has become another
    var claims = offsets.claim(Map.of(first, UUID.randomUUID(), second, TOPIC), Set.of());

    // then only the other one goes on
    assertThat(claims)
        .isEqualTo(Map.of(first, new Offsets.Claim(0, 2), second, new Offsets.Claim(96, 2)));
  }

  private Offsets.Claim claim(TopicPartition partition) {
    return Objects.requireNonNull(offsets.claim(Map.of(partition, TOPIC), Set.of()).get(partition));
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
