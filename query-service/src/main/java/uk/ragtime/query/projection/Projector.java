package uk.ragtime.query.projection;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import uk.ragtime.kafka.Rights;
import uk.ragtime.kafka.TopicIdentity;
import uk.ragtime.kafka.TopicReplacedException;
import uk.ragtime.worker.Worker;

/**
 * Follows the log: polls, writes each batch in one transaction, and wakes waiting readers. After
 * any failure it leaves the group and begins again from the offsets in PostgreSQL.
 */
@Component
final class Projector {
  private static final Logger log = LoggerFactory.getLogger(Projector.class);

  /** Longest wait of a poll for its first record, which ends it at once. */
  private static final Duration POLL = Duration.ofMillis(500);

  /** Interval at which an idle instance checks whether another claimed its partitions. */
  private static final Duration MAINTENANCE_INTERVAL = Duration.ofSeconds(2);

  /** Delay before a hole that could not be healed is tried again. */
  private static final Duration HOLES_INTERVAL = Duration.ofMinutes(1);

  /** Leaving the group does not wait longer for a broker that is away. */
  private static final Duration LEAVE_TIMEOUT = Duration.ofSeconds(3);

  private final ConsumerFactory consumers;
  private final Rights rights;
  private final Offsets offsets;
  private final BatchWriter writer;
  private final AppliedPositions positions;
  private final QuarantinedPartnerships parked;
  private final ProjectionProgress progress;
  private final ProjectionMetrics metrics;
  private final MeterRegistry registry;

  private final Map<TopicPartition, Offsets.Claim> held = new HashMap<>();
  private final Set<TopicPartition> claimedBefore = new HashSet<>();
  private volatile @Nullable KafkaConsumer<String, byte[]> current;
  private long maintenanceAt = System.nanoTime();
  private long holesAt = System.nanoTime() + HOLES_INTERVAL.toNanos();

  Projector(
      ConsumerFactory consumers,
      Offsets offsets,
      BatchWriter writer,
      AppliedPositions positions,
      QuarantinedPartnerships parked,
      ProjectionProgress progress,
      ProjectionMetrics metrics,
      MeterRegistry registry) {
    this.consumers = consumers;
    this.rights = consumers.rights();
    this.offsets = offsets;
    this.writer = writer;
    this.positions = positions;
    this.parked = parked;
    this.progress = progress;
    this.metrics = metrics;
    this.registry = registry;
  }

  /** Joins the group and projects until it is told to stop or something goes wrong. */
  void pass(Worker worker) {
    progress.started();
    try (KafkaConsumer<String, byte[]> consumer = consumers.create();
        TopicIdentity topics = consumers.topicIdentity();
        KafkaClientMetrics clientMetrics = new KafkaClientMetrics(consumer)) {
      clientMetrics.bindTo(registry);
      current = consumer;
      follow(consumer, topics, worker);
    } catch (WakeupException e) {
      log.debug("woken up to stop", e);
    } catch (FencedException e) {
      log.warn("{}; nothing was written, joining again", e.getMessage());
    } catch (TopicReplacedException e) {
      log.warn("{}; joining again, to read it from its beginning", e.getMessage());
    } catch (AuthorizationException | AuthenticationException e) {
      fetching(FetchState.REFUSED);
      throw e;
    } finally {
      current = null;
      held.clear();
      progress.assigned(0);
      progress.behindKafka(null);
    }
  }

  /** Ends a poll that waits; the batch at hand is written first. */
  void wakeUp() {
    KafkaConsumer<String, byte[]> consumer = current;
    if (consumer != null) {
      consumer.wakeup();
    }
  }

  private void follow(KafkaConsumer<String, byte[]> consumer, TopicIdentity topics, Worker worker) {
    consumer.subscribe(topics.names(), new Assignments(consumer, topics));
    try {
      while (!worker.isStopping()) {
        topics.check();
        ConsumerRecords<String, byte[]> records = poll(consumer, topics);
        if (!records.isEmpty()) {
          project(records);
        }
        maintain();
        boolean reached = look(topics);
        progress.behindKafka(reached ? lag(consumer) : null);
        if (!progress.fetchState().isFailing()) {
          worker.progressed();
        }
      }
    } finally {
      consumer.close(CloseOptions.timeout(LEAVE_TIMEOUT));
    }
  }

  private ConsumerRecords<String, byte[]> poll(
      KafkaConsumer<String, byte[]> consumer, TopicIdentity topics) {
    return rights.requiring(
        "Read", "topic " + String.join(", ", topics.names()), () -> consumer.poll(POLL));
  }

  private void maintain() {
    long now = System.nanoTime();
    if (now - maintenanceAt < 0) {
      return;
    }
    maintenanceAt = now + MAINTENANCE_INTERVAL.toNanos();
    offsets.check(held);
    if (now - holesAt >= 0) {
      holesAt = now + HOLES_INTERVAL.toNanos();
      parked.retryHoles(HOLES_INTERVAL);
      progress.misfits(parked.countMisfits());
    }
  }

  private void project(ConsumerRecords<String, byte[]> records) {
    long begin = System.nanoTime();
    Map<TopicPartition, Long> next = new HashMap<>();
    List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>(records.count());
    for (TopicPartition partition : records.partitions()) {
      List<ConsumerRecord<String, byte[]>> some = records.records(partition);
      next.put(partition, some.getLast().offset() + 1);
      batch.addAll(some);
    }
    BatchOutcome outcome = writer.write(held, next, batch);
    next.forEach((partition, offset) ->
        held.computeIfPresent(partition, (_, claim) -> new Offsets.Claim(offset, claim.epoch())));
    positions.announce(outcome.positions());
    metrics.committed(outcome, Duration.ofNanos(System.nanoTime() - begin));
    if (!outcome.applied().isEmpty()) {
      progress.projected(outcome.applied().getLast().recorded().recordedAt());
    }
    report(outcome);
  }

  private void report(BatchOutcome outcome) {
    outcome
        .parked()
        .forEach((partnership, parking) -> {
          MDC.put("partnership", partnership.value());
          log.error(
              "Partnership {} is parked at position {} ({}): {}. Other partnerships go on",
              partnership,
              parking.position(),
              parking.kind(),
              parking.reason());
          MDC.remove("partnership");
        });
    if (!outcome.parked().isEmpty()) {
      progress.parked(parked.count());
    }
    if (outcome.healed() > 0) {
      log.warn("{} events did not come through Kafka; the event store had them", outcome.healed());
    }
    outcome
        .misfits()
        .forEach(misfit ->
            log.error(
                "The opening of {} of partnership {} does not fit its seal and is shown to nobody",
                misfit.subject(),
                misfit.partnership()));
    if (!outcome.misfits().isEmpty()) {
      progress.misfits(parked.countMisfits());
    }
    outcome.unroutable().forEach(where -> log.error("The record {} belongs to nobody", where));
  }

  /**
   * Notes whether Kafka can be fetched from; returns false if not. A consumer does not tell: it
   * waits, and repeats the lag that it knew last.
   */
  private boolean look(TopicIdentity topics) {
    return switch (topics.sight()) {
      case PRESENT -> fetching(FetchState.FETCHING);
      case NOT_LOOKED -> true;
      case MISSING -> fetching(FetchState.TOPIC_MISSING);
      case UNREACHABLE -> fetching(FetchState.UNREACHABLE);
    };
  }

  private boolean fetching(FetchState state) {
    FetchState before = progress.fetchState();
    if (state != before) {
      progress.fetching(state);
      if (state.isFailing()) {
        log.warn("No events can be fetched from Kafka ({}); readers see those projected", state);
      } else if (before.isFailing()) {
        log.info("Events can be fetched from Kafka again");
      }
    }
    return !state.isFailing();
  }

  /** Records that Kafka has and we have not; null while Kafka has not said. */
  private static @Nullable Long lag(KafkaConsumer<String, byte[]> consumer) {
    long sum = 0;
    for (TopicPartition partition : consumer.assignment()) {
      OptionalLong lag = consumer.currentLag(partition);
      if (lag.isEmpty()) {
        return null;
      }
      sum += lag.getAsLong();
    }
    return consumer.assignment().isEmpty() ? null : sum;
  }

  /** Claims and releases partitions as Kafka assigns them. */
  private final class Assignments implements ConsumerRebalanceListener {
    private final KafkaConsumer<String, byte[]> consumer;
    private final TopicIdentity topics;

    Assignments(KafkaConsumer<String, byte[]> consumer, TopicIdentity topics) {
      this.consumer = consumer;
      this.topics = topics;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      if (!partitions.isEmpty()) {
        claim(partitions);
      }
      progress.assigned(held.size());
      progress.parked(parked.count());
      progress.misfits(parked.countMisfits());
      log.info("projects {} partitions", held.size());
    }

    private void claim(Collection<TopicPartition> partitions) {
      Map<TopicPartition, UUID> ids = new HashMap<>();
      partitions.forEach(one -> ids.put(one, topics.of(one.topic())));
      Set<TopicPartition> fresh = new HashSet<>(partitions);
      fresh.removeAll(claimedBefore);
      Map<TopicPartition, Offsets.Claim> claims = offsets.claim(ids, fresh);
      claimedBefore.addAll(partitions);
      held.putAll(claims);
      claims.forEach((partition, claim) -> consumer.seek(partition, claim.nextOffset()));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      partitions.forEach(held::remove);
      progress.assigned(held.size());
    }
  }
}
