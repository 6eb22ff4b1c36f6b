package uk.ragtime.command.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.command.store.ErasureConclusions;
import uk.ragtime.kafka.Topics;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.erasable.ErasureProgress;
import uk.ragtime.kernel.erasable.ErasureProgressKey;
import uk.ragtime.kernel.event.ErasureEvent.ErasureCarriedOut;
import uk.ragtime.worker.Trouble;
import uk.ragtime.worker.Worker;

/**
 * Follows erasures to their end, in the one instance that relays: rewrites the store's tables,
 * waits for the readers, reads the topics, and sends tombstones again where Kafka has not compacted
 * yet or a producer that was late has brought a value back. Kafka closes the last segment of a
 * partition only when something is appended. All of it can be repeated: an instance that takes over
 * begins anew.
 */
final class ErasureFollowUp {
  private static final Logger log = LoggerFactory.getLogger(ErasureFollowUp.class);
  private static final JsonMapper MAPPER = JsonMapper.shared();

  /** The files of the store hold nothing of an erasure a minute later. */
  private static final Duration STORE_INTERVAL = Duration.ofSeconds(30);

  private static final Duration LONGEST_TOPIC_INTERVAL = Duration.ofHours(1);

  /** At which a late duplicate of what was erased long ago is found in a topic, too. */
  private static final Duration SWEEP_INTERVAL = Duration.ofDays(1);

  private static final Duration LONGEST_TOPIC_CALL = Duration.ofSeconds(3);
  private static final int CHECKS_A_BOUND = 4;

  private final RelayStore store;
  private final RecordedErasures erasures;
  private final KafkaSettings kafka;
  private final RelaySettings settings;
  private final ErasureConclusions conclusions;
  private final TopicContents contents;
  private final Map<RecordedErasure, Instant> storeClearedAt = new HashMap<>();
  private final Map<RecordedErasure, Instant> sentAgain = new HashMap<>();
  private final Duration topicInterval;
  private final Worker worker;
  private volatile boolean stopping;
  private Instant topicsReadAt = Instant.EPOCH;

  ErasureFollowUp(
      RelayStore store,
      KafkaSettings kafka,
      RelaySettings settings,
      ErasureConclusions conclusions) {
    this.store = store;
    this.erasures = new RecordedErasures(store);
    this.kafka = kafka;
    this.settings = settings;
    this.conclusions = conclusions;
    this.topicInterval =
        shorter(kafka.compactionBound().dividedBy(CHECKS_A_BOUND), LONGEST_TOPIC_INTERVAL);
    Duration interval = shorter(topicInterval, STORE_INTERVAL);
    this.worker =
        Worker.named("relay-erasures")
            .every(interval)
            .backOff(interval, interval)
            .troubles(Trouble::inWords)
            .stoppedBy(() -> stopping = true)
            .repeating(_ -> followUp());
    this.contents = new TopicContents(kafka, () -> stopping);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  void start() {
    stopping = false;
    worker.start();
  }

  void stop() {
    worker.stop();
  }

  /** Looks once after everything that is not carried out, and now and then after all the rest. */
  void followUp() throws Exception {
    List<RecordedErasure> pending = erasures.pending();
    clearStore(pending);
    Duration patience = pending.isEmpty() ? SWEEP_INTERVAL : topicInterval;
    if (Duration.between(topicsReadAt, Instant.now()).compareTo(patience) >= 0) {
      Instant now = Instant.now();
      followUpInTopics(pending);
      topicsReadAt = now;
    }
  }

  /** Once for each erasure, because commands wait meanwhile. */
  private void clearStore(List<RecordedErasure> pending) throws SQLException {
    storeClearedAt.keySet().retainAll(pending);
    if (!storeClearedAt.keySet().containsAll(pending)) {
      Optional<Instant> cleared = erasures.rewriteTables();
      if (cleared.isPresent()) {
        pending.forEach(erasure -> storeClearedAt.putIfAbsent(erasure, cleared.get()));
      } else {
        log.info(
            "A transaction still sees what was erased: the store is cleared when it has ended");
      }
    }
  }

  private void followUpInTopics(List<RecordedErasure> pending) throws Exception {
    List<RecordedErasure> all = erasures.all();
    sentAgain.keySet().retainAll(all);
    if (all.isEmpty()) {
      return;
    }
    // All that was sent before an event is acknowledged when the checkpoint has passed it.
    long published = store.leases().sent().checkpoint();
    Map<String, String> progress = progress();
    Set<String> people =
        contents.withValues(
            kafka.directoryTopic(),
            keys(all.stream().flatMap(erasure -> erasure.keys().people().stream())));
    Set<String> texts =
        contents.withValues(
            kafka.textsTopic(),
            keys(all.stream().flatMap(erasure -> erasure.keys().texts().stream())));
    Instant readAt = Instant.now();
    for (RecordedErasure erasure : all) {
      boolean inTopics =
          keys(erasure.keys().people().stream()).stream().anyMatch(people::contains)
              || keys(erasure.keys().texts().stream()).stream().anyMatch(texts::contains);
      if (inTopics) {
        sendAgainIfDue(erasure);
      } else if (erasure.lastOffset() <= published && pending.contains(erasure)) {
        concludeIfDone(erasure, progress, readAt);
      }
    }
  }

  private static Set<String> keys(Stream<?> keys) {
    return keys.map(Object::toString).collect(Collectors.toSet());
  }

  private Map<String, String> progress() throws TimeoutException, InterruptedException {
    String topic = kafka.erasureProgressTopic();
    try (Topics topics =
        Topics.connect(kafka.client("ragtime-relay-erasures"), LONGEST_TOPIC_CALL)) {
      return topics.findId(topic).isPresent() ? contents.lastValues(topic) : Map.of();
    }
  }

  /** When the last of the configured readers was clear; empty while any is not. */
  private Optional<Instant> readersClearedAt(
      RecordedErasure erasure, Map<String, String> progress) {
    Instant last = erasure.recordedAt();
    for (String reader : settings.erasureReaders()) {
      String value = progress.get(new ErasureProgressKey(erasure.partnership(), reader).toString());
      if (value == null) {
        return Optional.empty();
      }
      ErasureProgress reached = MAPPER.readValue(value, ErasureProgress.class);
      if (reached.position() < erasure.lastPosition()) {
        return Optional.empty();
      }
      last = reached.clearedAt().isAfter(last) ? reached.clearedAt() : last;
    }
    return Optional.of(last);
  }

  private void sendAgainIfDue(RecordedErasure erasure)
      throws ExecutionException, InterruptedException {
    Instant before = sentAgain.getOrDefault(erasure, erasure.recordedAt());
    if (Duration.between(before, Instant.now()).compareTo(kafka.compactionBound()) < 0) {
      return;
    }
    Map<String, Object> properties = kafka.client("ragtime-relay-tombstones");
    properties.put("acks", "all");
    try (var producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (ProducerRecord<byte[], byte[]> tombstone : new Records(kafka).of(erasure.keys())) {
        producer.send(tombstone).get();
      }
    }
    sentAgain.put(erasure, Instant.now());
    log.info(
        "Erasure {} of {} is in a topic yet: its tombstones are sent again",
        erasure.erasure(),
        erasure.partnership());
  }

  private void concludeIfDone(
      RecordedErasure erasure, Map<String, String> progress, Instant topicsAt) {
    Instant inStore = storeClearedAt.get(erasure);
    Optional<Instant> inReaders = readersClearedAt(erasure, progress);
    if (inStore == null || inReaders.isEmpty()) {
      return;
    }
    Instant last = inReaders.get().isAfter(inStore) ? inReaders.get() : inStore;
    conclusions.record(
        erasure.partnership(),
        new ErasureCarriedOut(
            erasure.erasure(),
            erasure.lastPosition(),
            inStore,
            inReaders.get(),
            topicsAt,
            Calendar.dayOf(last.plus(settings.backupsKept())).plusDays(1)));
  }
}
