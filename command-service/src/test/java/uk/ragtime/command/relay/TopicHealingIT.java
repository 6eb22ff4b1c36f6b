package uk.ragtime.command.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.relay.RelayUnderTest.PARTNERSHIP;
import static uk.ragtime.command.relay.RelayUnderTest.upTo;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.relay.TopicState.Condition;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.worker.WakeSignal;

/** Whatever somebody does to the topic: it is filled again from the store, or left alone loudly. */
class TopicHealingIT {
  private RelayUnderTest relays;
  private String topic;

  @BeforeEach
  void start() {
    relays = new RelayUnderTest();
    topic = relays.kafka().eventsTopic();
  }

  @AfterEach
  void stop() {
    relays.close();
  }

  private void relayed(int events) {
    relays.relay();
    relays.append(events);
    relays.awaitAllPublished();
  }

  private boolean topicIsThere() throws Exception {
    return relays.admin().listTopics().names().get().contains(topic);
  }

  /** Whether a reader from the beginning meets everything, in order. */
  private boolean isWhole(int events) throws Exception {
    return topicIsThere() && relays.positionOfReader() == events;
  }

  @Test
  void deletedWhileItIsQuietItIsMadeAnewAndFilled() throws Exception {
    relayed(10);

    relays.deleteTopic(topic);

    relays.await(() -> isWhole(10));
    assertThat(relays.positions()).isEqualTo(upTo(10));
  }

  @Test
  void deletedWhileNobodyRelaysItIsMadeAnewAndFilled() throws Exception {
    Relay first = relays.relay();
    relays.append(10);
    relays.awaitAllPublished();
    first.stop();
    relays.deleteTopic(topic);

    relays.relay();

    relays.await(() -> isWhole(10));
  }

  @Test
  void madeAnewBySomebodyElseItIsFilledFromTheBeginning() throws Exception {
    relayed(10);

    relays.remakeTopic(topic, EventTopics.PARTITIONS);
    relays.append(10); // which may get there before the relay notices

    relays.await(() -> isWhole(20));
  }

  @Test
  void madeAnewWithTheWrongPartitionsItIsMadeAgain() throws Exception {
    relayed(10);

    relays.remakeTopic(topic, 1);
    relays.append(10);

    relays.await(() -> isWhole(20));
    assertThat(relays.partitions()).isEqualTo(EventTopics.PARTITIONS);
  }

  @Test
  @DisplayName("C20: too few brokers make no topic, and one copy is not whole where three must be")
  void copiesThatAreAskedForMustBeThere() throws Exception {
    KafkaSettings threeCopies =
        new KafkaSettings(
            relays.kafka().bootstrapServers(),
            relays.kafka().topicPrefix(),
            3,
            2,
            Duration.ofDays(1),
            Map.of());
    Leases leases = relays.relayStore(Relay.LEASE).leases();

    // where there is one broker, no topic is made
    Relay first = relays.relay(new WakeSignal(), threeCopies);
    relays.append(1);
    relays.await(() -> leases.status().topic().condition() == Condition.REFUSED);
    assertThat(leases.status().topic().remark()).contains("Kafka has fewer brokers");
    assertThat(topicIsThere()).isFalse();
    first.stop();

    // where there is a topic with one copy, it is used, and said to be at risk
    Relay second = relays.relay();
    relays.awaitAllPublished();
    second.stop();
    assertThat(leases.status().topic().condition()).isEqualTo(Condition.WHOLE);
    relays.relay(new WakeSignal(), threeCopies);
    relays.await(() -> leases.status().topic().condition() == Condition.AT_RISK);
    assertThat(leases.status().topic().remark())
        .contains(topic + " has 1 of the 3 copies", "min.insync.replicas of " + topic);
  }

  @Test
  void whatWasWrittenToANewTopicTooEarlyIsNotLeftAtItsBeginning() throws Exception {
    // given a topic that was made anew while nobody relayed, and that a zombie has written to
    Relay first = relays.relay();
    relays.append(10);
    relays.awaitAllPublished();
    first.stop();
    relays.remakeTopic(topic, EventTopics.PARTITIONS);
    relays.write(PARTNERSHIP, headers(10));

    relays.relay();

    relays.await(() -> topicIsThere() && relays.positions().equals(upTo(10)));
  }

  /** Verdict of a relay on an event of ours. */
  private Map<String, String> headers(int position) {
    String[] ours =
        relays
            .rows(
                """
                select command_id, to_char(recorded_at at time zone 'utc',
                  'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
                from store.recorded_event
                where partnership = '%s' and position = %d\
                """
                    .formatted(PARTNERSHIP, position))
            .getFirst()
            .split("\\|", 2);
    return Map.of(
        "ce_id",
        RecordedEvent.id(PARTNERSHIP, position),
        "ce_position",
        Integer.toString(position),
        "ce_commandid",
        ours[0],
        "ce_time",
        ours[1]);
  }

  @Test
  void aTopicOfAnotherStoreIsLeftAlone() throws Exception {
    relays.append(3);
    Map<String, String> foreign = new HashMap<>(headers(1));
    foreign.put("ce_id", "kent/1");
    isLeftAlone("kent", foreign);
  }

  @Test
  void neitherPartnershipNorPositionMakesAnEventOurs() throws Exception {
    relays.append(3);
    Map<String, String> foreign = new HashMap<>(headers(1));
    foreign.put("ce_commandid", UUID.randomUUID().toString());
    isLeftAlone(PARTNERSHIP, foreign);
  }

  @Test
  void aCommandRecordedAtAnotherTimeIsNotOurs() throws Exception {
    relays.append(3);
    Map<String, String> foreign = new HashMap<>(headers(1));
    foreign.put("ce_time", "2026-01-02T03:04:05.000006Z");
    isLeftAlone(PARTNERSHIP, foreign);
  }

  private void isLeftAlone(String key, Map<String, String> headers) throws Exception {
    assertThat(relays.makeTopic(topic, EventTopics.PARTITIONS)).isTrue();
    relays.write(key, headers);

    relays.relay();

    relays.await(() -> relays.topicState().equals("REFUSED"));
    assertThat(relays.rows("select topic_remark from store.relay").getFirst())
        .startsWith(topic + " holds events that this store does not have");
    assertThat(relays.read(topic)).hasSize(1);

    // and when somebody has done what the remark says
    relays.deleteTopic(topic);
    relays.await(() -> isWhole(3));
    relays.await(() -> relays.topicState().equals("WHOLE"));
  }

  @Test
  void withItsOldestEventsGoneItIsSaidAndReadersThatHaveThemAreServed() throws Exception {
    relayed(10);
    relays.admin().deleteRecords(Map.of(partition(), RecordsToDelete.beforeOffset(4))).all().get();

    relays.await(() -> relays.topicState().equals("DAMAGED"));
    relays.append(5);
    relays.awaitAllPublished();

    assertThat(relays.positions()).isEqualTo(upTo(15).subList(4, 15));
    assertThat(relays.rows("select topic_remark from store.relay").getFirst())
        .contains("delete the topic");

    // and when somebody has done what the remark says
    relays.deleteTopic(topic);
    relays.await(() -> isWhole(15));
    relays.await(() -> relays.topicState().equals("WHOLE"));
  }

  private TopicPartition partition() {
    return new TopicPartition(topic, relays.read(topic).getFirst().partition());
  }

  @Test
  void retentionThatWouldLoseEventsIsSaid() throws Exception {
    Relay first = relays.relay();
    relays.append(1);
    relays.awaitAllPublished();
    assertThat(relays.topicState()).isEqualTo("WHOLE");
    first.stop();
    var entry = new ConfigEntry(TopicConfig.RETENTION_MS_CONFIG, "604800000");
    relays
        .admin()
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, topic),
                List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
        .all()
        .get();

    relays.relay();

    relays.await(() -> relays.topicState().equals("AT_RISK"));
    assertThat(relays.rows("select topic_remark from store.relay").getFirst())
        .contains("retention.ms");
  }
}
