package uk.ragtime.command.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.kernel.event.EventTopics.Headers;

/** What the relay asks of Kafka besides sending: which topics there are, and what is in them. */
final class Broker implements AutoCloseable {
  /** Short, because the lease has to be renewed meanwhile. */
  static final Duration LONGEST_CALL = Duration.ofSeconds(3);

  private static final Duration POLL = Duration.ofMillis(100);

  /** A topic of this moment: another of the same name has another id. */
  record Topic(UUID id, List<Span> partitions) {}

  /** The offsets of a partition: what begins after 0 has lost its head. */
  record Span(long begin, long end) {
    boolean isEmpty() {
      return begin == end;
    }
  }

  /**
   * What says which event of which store a record is. Its id does not: every store has an event at
   * a partnership's first position.
   */
  record Signature(String partnership, long position, UUID command, Instant recordedAt) {
    /** Of a record that is no event of any store. */
    static final Signature FOREIGN = new Signature("", 0, new UUID(0, 0), Instant.EPOCH);
  }

  private final KafkaSettings settings;
  private final Admin admin;

  Broker(KafkaSettings settings) {
    this.settings = settings;
    int longest = Math.toIntExact(LONGEST_CALL.toMillis());
    this.admin =
        Admin.create(
            settings.client(
                "ragtime-relay-admin",
                Map.of("default.api.timeout.ms", longest, "request.timeout.ms", longest)));
  }

  /** The topic of that name, if there is one. */
  Optional<Topic> find(String name) throws Exception {
    TopicDescription description = describe(name);
    if (description == null) {
      return Optional.empty();
    }
    List<TopicPartition> partitions =
        IntStream.range(0, description.partitions().size())
            .mapToObj(partition -> new TopicPartition(name, partition))
            .toList();
    var begins = offsets(partitions, OffsetSpec.earliest());
    var ends = offsets(partitions, OffsetSpec.latest());
    return Optional.of(
        new Topic(
            id(description.topicId()),
            partitions.stream().map(p -> new Span(offset(begins, p), offset(ends, p))).toList()));
  }

  /** The id of the topic of that name, if there is one. */
  Optional<UUID> findId(String name) throws Exception {
    return Optional.ofNullable(describe(name)).map(description -> id(description.topicId()));
  }

  private @Nullable TopicDescription describe(String name) throws Exception {
    try {
      return get(
          Objects.requireNonNull(admin.describeTopics(List.of(name)).topicNameValues().get(name)));
    } catch (UnknownTopicOrPartitionException _) {
      return null;
    }
  }

  private Map<TopicPartition, ListOffsetsResultInfo> offsets(
      Collection<TopicPartition> partitions, OffsetSpec which) throws Exception {
    return get(
        admin.listOffsets(partitions.stream().collect(Collectors.toMap(p -> p, _ -> which))).all());
  }

  private static long offset(
      Map<TopicPartition, ListOffsetsResultInfo> offsets, TopicPartition partition) {
    return Objects.requireNonNull(offsets.get(partition)).offset();
  }

  private static UUID id(Uuid id) {
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  /** Makes a topic if it is missing, and waits until it is seen. */
  UUID create(String name, Map<String, String> configuration) throws Exception {
    NewTopic topic =
        new NewTopic(name, Optional.of(EventTopics.PARTITIONS), Optional.empty())
            .configs(configuration);
    try {
      get(admin.createTopics(List.of(topic)).all());
    } catch (TopicExistsException _) {
      // another instance was quicker
    }
    Instant giveUpAt = Instant.now().plus(LONGEST_CALL);
    while (Instant.now().isBefore(giveUpAt)) {
      Optional<UUID> id = findId(name);
      if (id.isPresent()) {
        return id.get();
      }
      Thread.sleep(POLL);
    }
    throw new TimeoutException("The topic " + name + " was made and is not seen yet");
  }

  /** Deletes this very topic: not one that was made under its name meanwhile. */
  void delete(String name, UUID id) throws Exception {
    Uuid topic = new Uuid(id.getMostSignificantBits(), id.getLeastSignificantBits());
    try {
      get(admin.deleteTopics(TopicCollection.ofTopicIds(List.of(topic))).all());
    } catch (UnknownTopicIdException _) {
      // gone already
    }
    Instant giveUpAt = Instant.now().plus(LONGEST_CALL);
    while (findId(name).equals(Optional.of(id))) {
      if (Instant.now().isAfter(giveUpAt)) {
        throw new TimeoutException("The topic " + name + " was deleted and is still seen");
      }
      Thread.sleep(POLL);
    }
  }

  /** How a topic is configured. */
  Config configuration(String name) throws Exception {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
    return get(Objects.requireNonNull(admin.describeConfigs(List.of(topic)).values().get(topic)));
  }

  /** Whose events stand at these offsets of a topic's partitions. */
  Map<Integer, Signature> at(String topic, Map<Integer, Long> offsets) throws Exception {
    Map<Integer, Signature> found = new TreeMap<>();
    if (offsets.isEmpty()) {
      return found;
    }
    try (var consumer =
        new KafkaConsumer<>(
            settings.client(
                "ragtime-relay-inspector",
                Map.of(
                    "enable.auto.commit",
                    false,
                    "auto.offset.reset",
                    "none",
                    "max.partition.fetch.bytes",
                    1, // still brings one batch
                    "default.api.timeout.ms",
                    Math.toIntExact(LONGEST_CALL.toMillis()))),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      Map<TopicPartition, Long> wanted = new HashMap<>();
      offsets.forEach(
          (partition, offset) -> wanted.put(new TopicPartition(topic, partition), offset));
      consumer.assign(wanted.keySet());
      wanted.forEach(consumer::seek);
      Instant giveUpAt = Instant.now().plus(LONGEST_CALL);
      while (found.size() < offsets.size()) {
        if (Instant.now().isAfter(giveUpAt)) {
          throw new TimeoutException("What is in " + topic + " could not be read");
        }
        for (ConsumerRecord<String, byte[]> one : consumer.poll(POLL)) {
          if (found.putIfAbsent(one.partition(), signature(one)) == null) {
            consumer.pause(List.of(new TopicPartition(topic, one.partition())));
          }
        }
      }
    }
    return found;
  }

  private static Signature signature(ConsumerRecord<String, byte[]> event) {
    String position = header(event, Headers.POSITION);
    String command = header(event, Headers.COMMAND_ID);
    String recordedAt = header(event, Headers.TIME);
    if (event.key() == null || position == null || command == null || recordedAt == null) {
      return Signature.FOREIGN;
    }
    try {
      return new Signature(
          event.key(),
          Long.parseLong(position),
          UUID.fromString(command),
          Instant.parse(recordedAt));
    } catch (IllegalArgumentException | DateTimeParseException _) {
      return Signature.FOREIGN;
    }
  }

  private static @Nullable String header(ConsumerRecord<String, byte[]> event, String name) {
    Header header = event.headers().lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }

  private static <T> T get(KafkaFuture<T> answer) throws Exception {
    try {
      return answer.get(LONGEST_CALL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
