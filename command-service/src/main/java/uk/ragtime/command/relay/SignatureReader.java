package uk.ragtime.command.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kafka.Rights;
import uk.ragtime.kernel.event.EventTopics.Headers;

/** Reads which events stand at given offsets of a topic. */
final class SignatureReader {
  /** Short, because the lease has to be renewed meanwhile. */
  private static final Duration LONGEST_READ = Duration.ofSeconds(3);

  private static final Duration POLL = Duration.ofMillis(100);

  /**
   * Identifies an event across stores. Its id alone does not: every store has an event at a
   * partnership's first position.
   */
  record Signature(String partnership, long position, UUID command, Instant recordedAt) {
    /** Of a record that is no event of any store. */
    static final Signature FOREIGN = new Signature("", 0, new UUID(0, 0), Instant.EPOCH);
  }

  private final KafkaSettings settings;
  private final Rights rights;

  SignatureReader(KafkaSettings settings) {
    this.settings = settings;
    this.rights = settings.rights();
  }

  /**
   * Reads the record at an offset of each partition.
   *
   * @param offsets by partition
   * @return the signatures, by partition
   * @throws TimeoutException if Kafka does not have them in time
   */
  Map<Integer, Signature> read(String topic, Map<Integer, Long> offsets) {
    Map<Integer, Signature> found = new TreeMap<>();
    if (offsets.isEmpty()) {
      return found;
    }
    try (var consumer =
        new KafkaConsumer<>(properties(), new StringDeserializer(), new ByteArrayDeserializer())) {
      Map<TopicPartition, Long> wanted = new HashMap<>();
      offsets.forEach(
          (partition, offset) -> wanted.put(new TopicPartition(topic, partition), offset));
      consumer.assign(wanted.keySet());
      wanted.forEach(consumer::seek);
      Instant giveUpAt = Instant.now().plus(LONGEST_READ);
      while (found.size() < offsets.size()) {
        if (Instant.now().isAfter(giveUpAt)) {
          throw new TimeoutException("Records of " + topic + " could not be read");
        }
        for (ConsumerRecord<String, byte[]> one :
            rights.requiring("Read", "topic " + topic, () -> consumer.poll(POLL))) {
          if (found.putIfAbsent(one.partition(), signature(one)) == null) {
            consumer.pause(List.of(new TopicPartition(topic, one.partition())));
          }
        }
      }
    }
    return found;
  }

  private Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>(settings.client("ragtime-relay-inspector"));
    properties.put("enable.auto.commit", false);
    properties.put("auto.offset.reset", "none");
    properties.put("max.partition.fetch.bytes", 1); // still brings one batch
    properties.put("default.api.timeout.ms", Math.toIntExact(LONGEST_READ.toMillis()));
    return properties;
  }

  /** The signature of a record; {@link Signature#FOREIGN} if it is no event. */
  static Signature signature(ConsumerRecord<String, byte[]> event) {
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

  static @Nullable String header(ConsumerRecord<String, byte[]> event, String name) {
    Header header = event.headers().lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }
}
