package uk.ragtime.command.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.store.AppendOutcome.Appended;
import uk.ragtime.command.store.ErasureConclusions;
import uk.ragtime.command.store.GroupCommit;
import uk.ragtime.command.store.StoreUnderTest;
import uk.ragtime.command.store.UnrecordedErasures;
import uk.ragtime.database.ConnectionPools;
import uk.ragtime.kernel.event.EventTopics.Headers;
import uk.ragtime.testing.KeptConnections;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestServers;
import uk.ragtime.worker.BackOff;
import uk.ragtime.worker.WakeSignal;

/** A store of its own, topics of its own, and relays between them. */
final class RelayUnderTest implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);

  /** Each look may cost a consumer of its own. */
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(160);

  private static final Duration WATCH_EVERY = Duration.ofMillis(300);

  static final String PARTNERSHIP = "lancashire";

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<Runnable> closers = new ArrayList<>();
  private final StoreUnderTest store = StoreUnderTest.migrated();
  private final GroupCommit groupCommit = store.instance();
  private final KafkaSettings kafka;
  private final Admin admin;
  private int appended;

  RelayUnderTest() {
    this(TestServers.kafkaBootstrapServers());
  }

  RelayUnderTest(String bootstrapServers) {
    this(bootstrapServers, Map.of());
  }

  /** Likewise, with further settings of its clients. */
  RelayUnderTest(String bootstrapServers, Map<String, String> client) {
    this(bootstrapServers, client, Duration.ofDays(1));
  }

  /** Likewise, where Kafka compacts what was erased within a bound. */
  RelayUnderTest(String bootstrapServers, Map<String, String> client, Duration bound) {
    kafka = new KafkaSettings(bootstrapServers, prefix(), null, null, bound, client);
    admin = Admin.create(kafka.client("test"));
    closers.add(store::close);
    closers.addFirst(admin::close);
  }

  private String prefix() {
    return store.database().name().replace('_', '-');
  }

  StoreUnderTest store() {
    return store;
  }

  GroupCommit groupCommit() {
    return groupCommit;
  }

  KafkaSettings kafka() {
    return kafka;
  }

  Admin admin() {
    return admin;
  }

  RelayStore relayStore(Duration lease) {
    RelayStore relayStore =
        new RelayStore(
            store.database().url(), settings(), lease, new ConnectionPools(store.pool()), meters);
    closers.addFirst(relayStore::close);
    return relayStore;
  }

  private RelaySettings settings() {
    return new RelaySettings(
        "test",
        true,
        WATCH_EVERY,
        null,
        "ragtime_relay",
        store.database().password(),
        List.of("query-service"),
        Duration.ofDays(35));
  }

  /** Follows erasures up as often as it is called. */
  ErasureFollowUp followUp(KafkaSettings where, ErasureConclusions conclusions) {
    return new ErasureFollowUp(relayStore(Relay.LEASE), where, settings(), conclusions);
  }

  /** Starts a relay that no signal wakes. */
  Relay relay() {
    return relay(new WakeSignal(), kafka);
  }

  Relay relay(WakeSignal recorded, KafkaSettings where) {
    Relay relay =
        new Relay(
            relayStore(Relay.LEASE),
            where,
            meters,
            recorded,
            settings(),
            _ -> {},
            (_, _) -> {},
            new UnrecordedErasures(store.pool()));
    closers.addFirst(relay::stop);
    relay.start();
    return relay;
  }

  /** Records that many events of one partnership more. */
  void append(int howMany) {
    for (int i = 0; i < howMany; i++) {
      var request = StoreUnderTest.request(PARTNERSHIP, "area-" + appended++, 0, 1, Map.of());
      assertThat(groupCommit.append(request)).isEqualTo(new Appended(appended, 1));
    }
  }

  /** Records an event of a partnership that has none, and so may be in another partition. */
  void appendTo(String partnership) {
    var request = StoreUnderTest.request(partnership, "area", 0, 1, Map.of());
    assertThat(groupCommit.append(request)).isEqualTo(new Appended(1, 1));
  }

  /** Waits until all that is recorded is acknowledged and noted. */
  void awaitAllPublished() {
    await(() ->
        rows("""
        select r.published_offset = h.last_offset
        from store.relay r cross join store.global_head h\
        """)
            .equals(List.of("t")));
  }

  List<String> rows(String sql) {
    try {
      return onKept(connection -> StoreUnderTest.rows(connection, sql));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void change(String sql) throws SQLException {
    onKept(connection -> {
      try (Statement statement = connection.createStatement()) {
        return statement.execute(sql);
      }
    });
  }

  /** Tests that wait ask again and again. */
  private <T> T onKept(KeptConnections.Work<T> work) throws SQLException {
    TestDatabase database = store.database();
    return KeptConnections.with(database.url(), database.owner(), database.password(), work);
  }

  void await(Callable<Boolean> condition) {
    try {
      Optional<Boolean> met =
          BackOff.doubling(FIRST_PAUSE, LONGEST_PAUSE)
              .poll(LONGEST_WAIT, () -> Optional.of(condition.call()).filter(holds -> holds));
      assertThat(met).as("met within " + LONGEST_WAIT).isPresent();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The positions that a reader meets who begins at the beginning. */
  List<Long> positions() {
    return read(kafka.eventsTopic()).stream()
        .filter(event -> event.key().equals(PARTNERSHIP))
        .map(event -> Long.valueOf(header(event, Headers.POSITION)))
        .toList();
  }

  /** Last position of a reader that skips what is not new; -1 where there is a hole. */
  long positionOfReader() {
    long applied = 0;
    for (long position : positions()) {
      if (position > applied + 1) {
        return -1;
      }
      applied = Math.max(applied, position);
    }
    return applied;
  }

  static List<Long> upTo(int last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  List<ConsumerRecord<String, String>> read(String topic) {
    List<ConsumerRecord<String, String>> found = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            kafka.client("test-reader"), new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (hasMore(consumer, partitions)) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
    }
    return found;
  }

  /**
   * The ends as they are now: a topic that is made anew meanwhile never reaches its former ones.
   */
  private static boolean hasMore(
      KafkaConsumer<String, String> consumer, List<TopicPartition> partitions) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    return partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L));
  }

  static String header(ConsumerRecord<String, String> message, String name) {
    return new String(message.headers().lastHeader(name).value(), UTF_8);
  }

  /** Writes to a topic past the relay. */
  void write(String topic, String key, @Nullable String value) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            kafka.client("test-writer"), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    }
  }

  /** Writes past the relay. */
  void write(String key, Map<String, String> headers) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            kafka.client("test-writer"), new StringSerializer(), new ByteArraySerializer())) {
      var stray = new ProducerRecord<>(kafka.eventsTopic(), key, "{}".getBytes(UTF_8));
      headers.forEach((name, value) -> stray.headers().add(name, value.getBytes(UTF_8)));
      producer.send(stray).get();
    }
  }

  /** Waits until that very topic is gone: a relay may have made another of the same name. */
  void deleteTopic(String name) throws Exception {
    Uuid deleted = topicIds().get(name);
    admin.deleteTopics(List.of(name)).all().get();
    await(() -> !Objects.equals(topicIds().get(name), deleted));
  }

  private Map<String, Uuid> topicIds() throws Exception {
    return admin.listTopics().listings().get().stream()
        .collect(Collectors.toMap(TopicListing::name, TopicListing::topicId));
  }

  /** Makes a topic anew, and before any relay does. */
  void remakeTopic(String name, int partitions) {
    await(() -> {
      deleteTopic(name);
      return makeTopic(name, partitions);
    });
  }

  /** Whether it was made: not if there is one already. */
  boolean makeTopic(String name, int partitions) throws Exception {
    try {
      NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty());
      admin.createTopics(List.of(topic)).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw e;
    }
  }

  int partitions() throws Exception {
    String topic = kafka.eventsTopic();
    return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
        .mapToInt(description -> description.partitions().size())
        .sum();
  }

  String topicState() {
    return rows("select topic_state from store.relay").getFirst();
  }

  @Override
  public void close() {
    closers.forEach(Runnable::run);
  }
}
