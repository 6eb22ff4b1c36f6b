package uk.ragtime.command.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.relay.RelayStore.Lease;
import uk.ragtime.command.store.AppendOutcome.Appended;
import uk.ragtime.command.store.AppendRequest;
import uk.ragtime.command.store.GroupCommit;
import uk.ragtime.command.store.StoreUnderTest;
import uk.ragtime.command.store.StreamKey;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.testing.TestServers;

/** From the store to Kafka, with real ones of both. */
class RelayIT {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<Runnable> closers = new ArrayList<>();
  private StoreUnderTest store;
  private GroupCommit groupCommit;
  private String partnership;

  @BeforeEach
  void migrate() {
    store = StoreUnderTest.migrated();
    groupCommit = store.instance();
    // the topics are shared by all tests of this JVM, so each uses a partnership of its own
    partnership = store.database().name().replace('_', '-');
    closers.addFirst(store::close);
  }

  @AfterEach
  void stop() {
    closers.forEach(Runnable::run);
  }

  private RelayStore relayStore(Duration lease) {
    var settings = new RelaySettings(true, "ragtime_relay", store.database().password());
    RelayStore relayStore = new RelayStore(store.database().url(), settings, lease, meters);
    closers.addFirst(relayStore::close);
    return relayStore;
  }

  private Relay relay(Bell bell) {
    return relay(bell, TestServers.kafkaBootstrapServers());
  }

  private Relay relay(Bell bell, String bootstrapServers) {
    var kafka = new KafkaSettings(bootstrapServers);
    Relay relay =
        new Relay(relayStore(Relay.LEASE), () -> new Publisher(kafka, meters), bell, true);
    closers.addFirst(relay::stop);
    relay.start();
    return relay;
  }

  private void append(int from, int howMany) {
    for (int i = from; i < from + howMany; i++) {
      assertThat(
              groupCommit.append(StoreUnderTest.request(partnership, "area-" + i, 0, 1, Map.of())))
          .isEqualTo(new Appended(i + 1L, 1));
    }
  }

  private List<Long> positionsInTopic() {
    return read(EventTopics.EVENTS).stream()
        .map(r -> Long.valueOf(header(r, "ce_position")))
        .toList();
  }

  private List<ConsumerRecord<String, String>> read(String topic) {
    Map<String, Object> config =
        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, TestServers.kafkaBootstrapServers());
    List<ConsumerRecord<String, String>> mine = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(mine::add);
      }
    }
    return mine.stream().filter(r -> r.key().split("/", 2)[0].equals(partnership)).toList();
  }

  private static String header(ConsumerRecord<String, String> message, String name) {
    return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private void await(BooleanSupplier condition) throws InterruptedException {
    Instant giveUpAt = Instant.now().plus(LONGEST_WAIT);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("waited long enough").isBefore(giveUpAt);
      Thread.sleep(20);
    }
  }

  private long published() {
    try {
      return Long.parseLong(store.rows("select published_offset from store.relay").getFirst());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void eventsGoOutInOrderAsCloudEvents() throws Exception {
    Bell bell = new Bell();
    relay(bell);
    append(0, 50);
    bell.ring();
    await(() -> published() == 50);

    var records = read(EventTopics.EVENTS);
    assertThat(positionsInTopic())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 50).boxed().toList());
    var first = records.getFirst();
    assertThat(first.key()).isEqualTo(partnership);
    assertThat(first.value()).isEqualTo("{\"area\":\"area-0\",\"name\":\"Name 0\"}");
    assertThat(header(first, "ce_specversion")).isEqualTo("1.0");
    assertThat(header(first, "ce_type")).isEqualTo("uk.ragtime.area-defined.v1");
    assertThat(header(first, "ce_source")).isEqualTo("/v1/" + partnership);
    assertThat(header(first, "ce_subject")).isEqualTo("area/area-0");
    assertThat(header(first, "ce_streamversion")).isEqualTo("1");
    assertThat(header(first, "ce_actor")).isEqualTo("carol");
    assertThat(header(first, "ce_time"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
  }

  @Test
  void theNamesThatEventsAreAboutGoOutBeforeThem() throws Exception {
    var member = new MemberCode("carol");
    var enrolled =
        new MemberEvent.MemberEnrolled(
            member, Identity.of("https://issuer", "carol"), Set.of(Role.COORDINATOR), Set.of());
    var request =
        new AppendRequest(
            new StreamKey(new PartnershipCode(partnership), StreamId.MEMBERS),
            0,
            Map.of(),
            UUID.randomUUID(),
            new AppendRequest.Origin("operator", "correlation", null, null),
            List.of(enrolled),
            Map.of(member, "Carol \"the\" Coordinator"),
            null,
            true);
    assertThat(groupCommit.append(request)).isEqualTo(new Appended(1, 1));
    relay(new Bell());
    await(() -> published() == 1);

    var event = read(EventTopics.EVENTS).getFirst();
    var name = read(EventTopics.DIRECTORY).getFirst();
    assertThat(name.key()).isEqualTo(partnership + "/carol");
    assertThat(name.value()).isEqualTo("{\"displayName\":\"Carol \\\"the\\\" Coordinator\"}");
    assertThat(event.value()).doesNotContain("Carol");
  }

  @Test
  void anotherInstancesRelayHearsOfIt() throws Exception {
    relay(new Bell()); // nobody rings this one: it has to hear the notification, or to look
    append(0, 3);
    await(() -> published() == 3);

    assertThat(positionsInTopic()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void whoTakesOverGoesOnWhereTheLastOneStopped() throws Exception {
    Bell bell = new Bell();
    Relay first = relay(bell);
    append(0, 10);
    bell.ring();
    await(() -> published() == 10);
    first.stop();
    append(10, 10);

    relay(new Bell());
    await(() -> published() == 20);

    assertThat(positionsInTopic())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
  }

  @Test
  void oneRelaysAndOneWhoSleptPastTheLeaseMovesNothing() throws Exception {
    RelayStore sleeper = relayStore(Duration.ofMillis(200));
    RelayStore other = relayStore(Duration.ofSeconds(10));
    append(0, 2);

    Lease old = sleeper.take("sleeper").orElseThrow();
    assertThat(other.take("other")).isEmpty();
    Thread.sleep(300);
    Lease now = other.take("other").orElseThrow();

    assertThat(sleeper.move(old.epoch(), 1)).isFalse();
    assertThat(other.move(now.epoch(), 2)).isTrue();
    assertThat(published()).isEqualTo(2);
    assertThat(sleeper.take("sleeper")).isEmpty();
    other.release(now.epoch());
    assertThat(sleeper.take("sleeper")).isPresent();
  }

  @Test
  void withKafkaAwayCommandsAreTakenAndTheLagIsSeen() throws Exception {
    Relay lost = relay(new Bell(), "127.0.0.1:1");
    append(0, 5);
    RelayStore.Lag lag = relayStore(Relay.LEASE).lag();
    assertThat(lag.events()).isEqualTo(5);
    assertThat(lag.seconds()).isPositive();
    lost.stop();

    relay(new Bell());
    await(() -> published() == 5);
    assertThat(relayStore(Relay.LEASE).lag().events()).isZero();
  }
}
