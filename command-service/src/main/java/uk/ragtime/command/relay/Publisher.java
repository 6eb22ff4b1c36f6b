package uk.ragtime.command.relay;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.relay.Interruption.LookAgain;
import uk.ragtime.command.relay.Interruption.OrderBroken;
import uk.ragtime.kafka.Rights;
import uk.ragtime.worker.WakeSignal;

/**
 * Sends records in order and tells when Kafka has acknowledged them. After the first failure it
 * sends nothing more, so that no record can overtake the one that failed.
 */
final class Publisher implements AutoCloseable {
  /** Bound on a call, during which the lease is not renewed. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(3);

  /** A few hundred events, which repeat each other's headers and so compress well together. */
  private static final int BATCH_BYTES = 128 << 10;

  private final Rights rights;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaClientMetrics metrics;
  private final long[] ends;
  private final WakeSignal acknowledged;
  private final Duration patience;
  private volatile long movedAt = System.nanoTime();
  private volatile @Nullable Exception failure;
  private volatile boolean closed;

  /**
   * @param ends the offset that the next record of each partition has to get
   * @param acknowledged given whenever a batch is acknowledged, or something went wrong
   * @param patience how long Kafka may acknowledge nothing of what waits for it
   */
  Publisher(
      KafkaSettings settings,
      MeterRegistry meters,
      List<Long> ends,
      WakeSignal acknowledged,
      Duration patience) {
    this.ends = ends.stream().mapToLong(Long::longValue).toArray();
    this.acknowledged = acknowledged;
    this.patience = patience;
    rights = settings.rights();
    producer =
        new KafkaProducer<>(
            properties(settings), new ByteArraySerializer(), new ByteArraySerializer());
    metrics = new KafkaClientMetrics(producer);
    metrics.bindTo(meters);
  }

  private static Map<String, Object> properties(KafkaSettings settings) {
    Map<String, Object> properties = new HashMap<>(settings.client("ragtime-relay"));
    properties.putAll(
        Map.of(
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            // A partition that has nothing of a producer takes whatever comes first from it. With a
            // second request on its way that could be the later one, while the first is tried
            // again.
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
            1,
            // A lone event goes at once; under load records gather while one request is on its way.
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            ProducerConfig.BATCH_SIZE_CONFIG,
            BATCH_BYTES,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            LONGEST_CALL.toMillis(),
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            15_000,
            // The producer never gives up by itself: the relay does, when nothing arrives any more.
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            Integer.MAX_VALUE));
    return properties;
  }

  /**
   * Sends openings, and then the events that have the seals. Patience begins when all of them have
   * been handed over: a first send waits for the topic's metadata.
   */
  InFlightBatch send(
      List<ProducerRecord<byte[], byte[]>> openings,
      List<ProducerRecord<byte[], byte[]>> events,
      long upToOffset) {
    InFlightBatch batch = new InFlightBatch(upToOffset, openings.size() + events.size());
    openings.forEach(opening -> send(opening, (_, e) -> acknowledged(batch, e)));
    events.forEach(event -> send(event, (where, e) -> published(batch, where, e)));
    movedAt = System.nanoTime();
    return batch;
  }

  /** Any failure, here or later, reaches the callback. */
  private void send(ProducerRecord<byte[], byte[]> next, Callback callback) {
    if (failure != null) {
      return;
    }
    try {
      Future<RecordMetadata> _ = producer.send(next, callback);
    } catch (RuntimeException e) {
      if (failure == null) {
        throw e;
      } // else it was closed because of that
    }
  }

  private void acknowledged(InFlightBatch batch, @Nullable Exception e) {
    if (e != null) {
      fail(e);
      return;
    }
    movedAt = System.nanoTime();
    if (batch.acknowledged()) {
      acknowledged.give();
    }
  }

  private void published(InFlightBatch batch, RecordMetadata where, @Nullable Exception e) {
    if (e != null) {
      fail(e);
      return;
    }
    movedAt = System.nanoTime();
    int partition = where.partition();
    long expected = ends[partition];
    long offset = where.hasOffset() ? where.offset() : expected;
    ends[partition] = offset + 1;
    if (offset < expected) {
      fail(
          new OrderBroken(
              "Partition %d went back from offset %d to %d"
                  .formatted(partition, expected, offset)));
    } else if (offset > expected) {
      fail(
          new LookAgain(
              "Somebody else wrote to partition %d: offset %d was expected, %d came"
                  .formatted(partition, expected, offset)));
    } else if (batch.acknowledgedAt(partition, offset)) {
      acknowledged.give();
    }
  }

  /** On the producer's own thread: nothing is sent after this. */
  private void fail(Exception e) {
    boolean byClosing = closed && !(e instanceof Interruption);
    if (failure == null && !byClosing) {
      failure = e;
      producer.close(Duration.ZERO);
      acknowledged.give();
    }
  }

  /** Throws the failure, if there was one. */
  void check() throws Exception {
    Exception e = failure;
    if (e != null) {
      Optional<KafkaException> refusal = rights.findRefusal(e, "Write", "its topics");
      throw refusal.isPresent() ? refusal.get() : e;
    }
  }

  /**
   * To be called while a batch is in flight. There are errors after which the producer would try
   * again for ever, and a new one gets through at once.
   *
   * @throws LookAgain if nothing has been acknowledged for as long as there is patience
   */
  void checkThatItMoves() throws LookAgain {
    if (System.nanoTime() - movedAt > patience.toNanos()) {
      throw new LookAgain(
          "Kafka answers, and has acknowledged nothing for %d s".formatted(patience.toSeconds()));
    }
  }

  /** Drops what is not acknowledged: the next holder of the lease sends it again. */
  @Override
  public void close() {
    closed = true;
    metrics.close();
    producer.close(Duration.ZERO);
  }
}
