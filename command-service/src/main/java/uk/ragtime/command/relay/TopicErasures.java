package uk.ragtime.command.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import uk.ragtime.command.relay.SignatureReader.Signature;
import uk.ragtime.command.store.UnrecordedErasures;
import uk.ragtime.kafka.Topics;
import uk.ragtime.kafka.Topics.Span;
import uk.ragtime.kafka.Topics.Topic;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.EventTopics.Headers;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.RecordedEvent;

/**
 * Carries out erasures that the topic of events records and the store does not, because it was
 * restored from a backup that is older, or a standby took over that was behind. A partition whose
 * last event the store has is not read.
 */
final class TopicErasures {
  private static final Logger log = LoggerFactory.getLogger(TopicErasures.class);
  private static final Duration POLL = Duration.ofMillis(100);

  /** Time without any record after which Kafka counts as away. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final RelayStore store;
  private final KafkaSettings kafka;
  private final SignatureReader signatures;
  private final UnrecordedErasures erasures;
  private final Map<Integer, Long> lookedUpTo = new HashMap<>();
  private final Map<String, Log> logs = new HashMap<>();
  private @Nullable UUID lookedAt;

  /** Part of a partnership's log in the topic that is the store's own. */
  private static final class Log {
    private boolean shared;
    private long divergesAt = Long.MAX_VALUE;

    Log(boolean shared) {
      this.shared = shared;
    }
  }

  TopicErasures(RelayStore store, KafkaSettings kafka, UnrecordedErasures erasures) {
    this.store = store;
    this.kafka = kafka;
    this.signatures = new SignatureReader(kafka);
    this.erasures = erasures;
  }

  /**
   * Looks at all that the topic has now.
   *
   * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
   */
  void carryOut(Topics topics) throws SQLException {
    Optional<Topic> topic = topics.find(kafka.eventsTopic());
    if (topic.isPresent()) {
      carryOut(topic.get());
    }
  }

  private void carryOut(Topic topic) throws SQLException {
    if (!topic.id().equals(lookedAt)) {
      lookedAt = topic.id();
      lookedUpTo.clear();
      logs.clear();
    }
    Map<TopicPartition, Span> beyond = beyondStore(topic);
    if (beyond.isEmpty()) {
      return;
    }
    Map<String, Tombstones> found = read(beyond, topic.id().equals(store.leases().sent().topic()));
    for (Map.Entry<String, Tombstones> entry : found.entrySet()) {
      Tombstones keys = entry.getValue();
      erasures.carryOut(
          new PartnershipCode(entry.getKey()),
          keys.people().stream().map(person -> person.handle()).toList(),
          keys.texts().stream().map(text -> text.place()).toList());
      log.warn(
          "The topic records erasures in {} that the store does not, as after a restore: {} people"
              + " and {} texts are erased again",
          entry.getKey(),
          keys.people().size(),
          keys.texts().size());
    }
    beyond.forEach((partition, span) -> lookedUpTo.put(partition.partition(), span.end()));
  }

  /** The stretches that the store may not have, from what is known to be its own. */
  private Map<TopicPartition, Span> beyondStore(Topic topic) throws SQLException {
    Map<Integer, Long> lasts = new TreeMap<>();
    for (int i = 0; i < topic.partitions().size(); i++) {
      Span span = topic.partitions().get(i);
      if (!span.isEmpty() && lookedUpTo.getOrDefault(i, 0L) < span.end()) {
        lasts.put(i, span.end() - 1);
      }
    }
    Leases.Sent sent = store.leases().sent();
    Map<TopicPartition, Span> beyond = new LinkedHashMap<>();
    for (Map.Entry<Integer, Signature> last :
        signatures.read(kafka.eventsTopic(), lasts).entrySet()) {
      if (store.find(last.getValue()).isEmpty()) {
        int partition = last.getKey();
        Span span = topic.partitions().get(partition);
        long own = lookedUpTo.getOrDefault(partition, 0L);
        if (topic.id().equals(sent.topic()) && partition < sent.ends().size()) {
          own = Math.max(own, sent.ends().get(partition));
        }
        long begin = Math.min(Math.max(own, span.begin()), span.end());
        beyond.put(new TopicPartition(kafka.eventsTopic(), partition), new Span(begin, span.end()));
      }
    }
    return beyond;
  }

  /**
   * @param filledByStore whether the topic is one that this store filled; of another one a
   *     partnership counts only where the store has the beginning of its log
   */
  private Map<String, Tombstones> read(Map<TopicPartition, Span> spans, boolean filledByStore)
      throws SQLException {
    Map<String, Tombstones> found = new TreeMap<>();
    try (var consumer =
        new KafkaConsumer<>(properties(), new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(spans.keySet());
      spans.forEach((partition, span) -> consumer.seek(partition, span.begin()));
      long movedAt = System.nanoTime();
      while (spans.entrySet().stream()
          .anyMatch(one -> consumer.position(one.getKey()) < one.getValue().end())) {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        if (!records.isEmpty()) {
          movedAt = System.nanoTime();
        } else if (System.nanoTime() - movedAt > PATIENCE.toNanos()) {
          throw new TimeoutException(kafka.eventsTopic() + " could not be read to its end");
        }
        for (ConsumerRecord<String, byte[]> one : records) {
          look(one, filledByStore).ifPresent(keys -> found.merge(one.key(), keys, Tombstones::and));
        }
      }
    }
    return found;
  }

  /** The keys that an event erases which the store has and whose erasure it has not. */
  private Optional<Tombstones> look(ConsumerRecord<String, byte[]> one, boolean filledByStore)
      throws SQLException {
    Signature event = SignatureReader.signature(one);
    if (event.equals(Signature.FOREIGN)) {
      return Optional.empty();
    }
    Log partnership = logs.computeIfAbsent(event.partnership(), _ -> new Log(filledByStore));
    if (event.position() < partnership.divergesAt) {
      if (store.find(event).isPresent()) {
        partnership.shared = true;
        return Optional.empty();
      }
      partnership.divergesAt = event.position();
    }
    String type = SignatureReader.header(one, Headers.TYPE);
    if (!partnership.shared || type == null || !Tombstones.isErasure(type)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Tombstones.of(event.partnership(), EventType.parse(type), one.value())
              .before(partnership.divergesAt));
    } catch (JacksonException e) {
      log.error(
          "No erasure, but written as one: {}",
          RecordedEvent.id(event.partnership(), event.position()),
          e);
      return Optional.empty();
    }
  }

  private Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>(kafka.client("ragtime-relay-erasures-beyond"));
    properties.put("enable.auto.commit", false);
    properties.put("auto.offset.reset", "earliest");
    properties.put("default.api.timeout.ms", Math.toIntExact(PATIENCE.toMillis()));
    return properties;
  }
}
