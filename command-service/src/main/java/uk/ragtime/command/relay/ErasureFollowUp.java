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
 * Follows erasures to their end, in the one instance that relays: vacuums the store, waits for the
 * readers, reads the topics, and sends tombstones again where Kafka has not compacted yet. Kafka
 * closes the last segment of a partition only when something is appended.
 */
final class ErasureFollowUp {
  private static final Logger log = LoggerFactory.getLogger(ErasureFollowUp.class);
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final Duration LONGEST_INTERVAL = Duration.ofHours(1);
  private static final Duration LONGEST_TOPIC_CALL = Duration.ofSeconds(10);
  private static final int CHECKS_A_BOUND = 4;

  private final RelayStore store;
  private final KafkaSettings kafka;
  private final RelaySettings settings;
  private final ErasureConclusions conclusions;
  private final TopicContents contents;
  private final Map<PendingErasure, Instant> sentAgain = new HashMap<>();
  private final Worker worker;

  ErasureFollowUp(
      RelayStore store,
      KafkaSettings kafka,
      RelaySettings settings,
      ErasureConclusions conclusions) {
    this.store = store;
    this.kafka = kafka;
    this.settings = settings;
    this.conclusions = conclusions;
    this.contents = new TopicContents(kafka);
    Duration often = kafka.compactionBound().dividedBy(CHECKS_A_BOUND);
    Duration interval = often.compareTo(LONGEST_INTERVAL) < 0 ? often : LONGEST_INTERVAL;
    this.worker =
        Worker.named("relay-erasures")
            .every(interval)
            .backOff(interval, interval)
            .troubles(e -> Trouble.inWords(e.toString()))
            .repeating(_ -> followUp());
  }

  void start() {
    worker.start();
  }

  void stop() {
    worker.stop();
  }

  /** Looks once after everything that is not carried out. */
  void followUp() throws Exception {
    List<PendingErasure> pending = store.pendingErasures();
    sentAgain.keySet().retainAll(pending);
    if (pending.isEmpty()) {
      return;
    }
    Instant storeClearedAt = store.vacuumErasable();
    Map<String, String> progress = progress();
    Set<String> people =
        remaining(
            kafka.directoryTopic(),
            pending.stream()
                .flatMap(erasure -> erasure.keys().people().stream())
                .map(Object::toString)
                .collect(Collectors.toSet()));
    Set<String> texts =
        remaining(
            kafka.textsTopic(),
            pending.stream()
                .flatMap(erasure -> erasure.keys().texts().stream())
                .map(Object::toString)
                .collect(Collectors.toSet()));
    Instant topicsReadAt = Instant.now();
    for (PendingErasure erasure : pending) {
      boolean inTopics =
          erasure.keys().people().stream().anyMatch(key -> people.contains(key.toString()))
              || erasure.keys().texts().stream().anyMatch(key -> texts.contains(key.toString()));
      Optional<Instant> readersClearedAt = readersClearedAt(erasure, progress);
      if (inTopics) {
        sendAgainIfDue(erasure);
      } else if (readersClearedAt.isPresent()) {
        conclude(erasure, storeClearedAt, readersClearedAt.get(), topicsReadAt);
      }
    }
  }

  private Map<String, String> progress() throws TimeoutException {
    String topic = kafka.erasureProgressTopic();
    try (Topics topics =
        Topics.connect(kafka.client("ragtime-relay-erasures"), LONGEST_TOPIC_CALL)) {
      return topics.findId(topic).isPresent() ? contents.lastValues(topic) : Map.of();
    }
  }

  private Set<String> remaining(String topic, Set<String> keys) throws TimeoutException {
    return keys.isEmpty() ? Set.of() : contents.withValues(topic, keys);
  }

  /** When the last of the configured readers was clear; empty while any is not. */
  private Optional<Instant> readersClearedAt(
      PendingErasure erasure, Map<String, String> progress) {
    Instant last = erasure.recordedAt();
    for (String reader : settings.erasureReaders()) {
      String value =
          progress.get(new ErasureProgressKey(erasure.partnership(), reader).toString());
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

  private void sendAgainIfDue(PendingErasure erasure)
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
        "Erasure {} of {} is not compacted yet: its tombstones are sent again",
        erasure.erasure(),
        erasure.partnership());
  }

  private void conclude(
      PendingErasure erasure, Instant storeClearedAt, Instant readersClearedAt, Instant topicsAt) {
    Instant last = readersClearedAt.isAfter(storeClearedAt) ? readersClearedAt : storeClearedAt;
    conclusions.record(
        erasure.partnership(),
        new ErasureCarriedOut(
            erasure.erasure(),
            erasure.lastPosition(),
            storeClearedAt,
            readersClearedAt,
            topicsAt,
            Calendar.dayOf(last.plus(settings.backupsKept())).plusDays(1)));
  }
}
