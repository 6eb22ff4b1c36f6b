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
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Follows the log: polls, has each batch written in one transaction, and tells who waits. Whatever
 * goes wrong, it lets go of its partitions and begins again from what PostgreSQL says was written.
 */
@Component
final class Projector implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Projector.class);

  /** How long a poll waits for the first record; one that comes ends it at once. */
  private static final Duration POLL = Duration.ofMillis(500);

  /** The pause before beginning again, so that a database that is away is not run into. */
  private static final Duration BREATH = Duration.ofSeconds(1);

  /** How soon an instance that has nothing to write finds out that it is to begin again. */
  private static final Duration LOOK_AROUND = Duration.ofSeconds(2);

  /** How soon a hole that could not be healed is looked at again. */
  private static final Duration HOLES_AGAIN = Duration.ofMinutes(1);

  /** A broker that is away is not waited for: it will notice that we are gone. */
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  private final ConsumerFactory consumers;
  private final Offsets offsets;
  private final BatchWriter writer;
  private final AppliedPositions positions;
  private final QuarantinedPartnerships parked;
  private final ProjectionProgress progress;
  private final ProjectionMetrics metrics;
  private final MeterRegistry registry;

  private final Map<TopicPartition, Offsets.Claim> held = new HashMap<>();
  private final Set<TopicPartition> claimedBefore = new HashSet<>();
  private volatile boolean stopping;
  private volatile @Nullable KafkaConsumer<String, byte[]> current;
  private @Nullable String lastTrouble;
  private long lookAroundAt;
  private long holesAgainAt;

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
    this.offsets = offsets;
    this.writer = writer;
    this.positions = positions;
    this.parked = parked;
    this.progress = progress;
    this.metrics = metrics;
    this.registry = registry;
  }

  @Override
  public void run() {
    progress.started();
    holesAgainAt = System.nanoTime() + HOLES_AGAIN.toNanos();
    lookAroundAt = System.nanoTime();
    while (!stopping) {
      try (KafkaConsumer<String, byte[]> consumer = consumers.create();
          TopicIds topics = consumers.topicIds();
          KafkaClientMetrics clientMetrics = new KafkaClientMetrics(consumer)) {
        clientMetrics.bindTo(registry);
        current = consumer;
        follow(consumer, topics);
      } catch (WakeupException e) {
        log.debug("woken up to stop", e);
      } catch (FencedException e) {
        log.warn("{}; nothing was written, joining again", e.getMessage());
      } catch (TopicMadeAnewException e) {
        log.warn("{}; joining again, to read it from its beginning", e.getMessage());
      } catch (RuntimeException e) {
        tellTrouble(e);
        breathe();
      } finally {
        current = null;
        held.clear();
        progress.assigned(0);
      }
    }
  }

  /** Ends {@link #run} after the batch at hand. */
  void stop() {
    stopping = true;
    KafkaConsumer<String, byte[]> consumer = current;
    if (consumer != null) {
      consumer.wakeup();
    }
  }

  private void follow(KafkaConsumer<String, byte[]> consumer, TopicIds topics) {
    consumer.subscribe(topics.names(), new Assignments(consumer, topics));
    try {
      while (!stopping) {
        topics.check();
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        if (!records.isEmpty()) {
          project(records);
        }
        lookAround();
        progress.behindBy(lag(consumer));
        lastTrouble = null;
      }
    } finally {
      consumer.close(CloseOptions.timeout(FAREWELL));
    }
  }

  private void lookAround() {
    long now = System.nanoTime();
    if (now - lookAroundAt < 0) {
      return;
    }
    lookAroundAt = now + LOOK_AROUND.toNanos();
    offsets.check(held);
    if (now - holesAgainAt >= 0) {
      holesAgainAt = now + HOLES_AGAIN.toNanos();
      parked.retryHoles(HOLES_AGAIN);
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
    tell(outcome);
  }

  private void tell(BatchOutcome outcome) {
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
    outcome.unroutable().forEach(where -> log.error("The record {} belongs to nobody", where));
  }

  /** Records that Kafka has and we have not; -1 while Kafka has not said. */
  private static long lag(KafkaConsumer<String, byte[]> consumer) {
    long sum = 0;
    for (TopicPartition partition : consumer.assignment()) {
      OptionalLong lag = consumer.currentLag(partition);
      if (lag.isEmpty()) {
        return -1;
      }
      sum += lag.getAsLong();
    }
    return consumer.assignment().isEmpty() ? -1 : sum;
  }

  /** Says what is wrong once, not with each attempt. */
  private void tellTrouble(RuntimeException e) {
    String trouble = e.getClass().getName();
    if (!trouble.equals(lastTrouble)) {
      log.warn("The log cannot be followed just now; trying again every {}", BREATH, e);
      lastTrouble = trouble;
    }
  }

  private void breathe() {
    try {
      Thread.sleep(BREATH);
    } catch (InterruptedException e) {
      stopping = true;
      Thread.currentThread().interrupt();
    }
  }

  /** Takes partitions over and lets them go, as Kafka says. */
  private final class Assignments implements ConsumerRebalanceListener {
    private final KafkaConsumer<String, byte[]> consumer;
    private final TopicIds topics;

    Assignments(KafkaConsumer<String, byte[]> consumer, TopicIds topics) {
      this.consumer = consumer;
      this.topics = topics;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      for (TopicPartition partition : partitions) {
        Offsets.Claim claim =
            offsets.claim(partition, topics.of(partition.topic()), claimedBefore.add(partition));
        held.put(partition, claim);
        consumer.seek(partition, claim.nextOffset());
      }
      progress.assigned(held.size());
      progress.parked(parked.count());
      log.info("projects {} partitions", held.size());
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      partitions.forEach(held::remove);
      progress.assigned(held.size());
    }
  }
}
