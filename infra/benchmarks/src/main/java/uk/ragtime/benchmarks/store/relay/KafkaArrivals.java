package uk.ragtime.benchmarks.store.relay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import uk.ragtime.kernel.event.EventTopics;

/**
 * Times at which events arrive from Kafka, on this JVM's clock. A consumer sees a record only after
 * the broker acknowledged it, so this is never earlier than the acknowledgement.
 */
final class KafkaArrivals implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final Map<String, Long> nanos = new ConcurrentHashMap<>();
  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread reader;
  private volatile boolean closed;

  KafkaArrivals(String kafka, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                1,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        IntStream.range(0, EventTopics.PARTITIONS)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    reader = Thread.ofPlatform().name("arrivals").start(this::read);
  }

  private void read() {
    while (!closed) {
      ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
      long now = System.nanoTime();
      for (ConsumerRecord<String, byte[]> each : records) {
        String position =
            new String(
                each.headers().lastHeader(EventTopics.Headers.POSITION).value(),
                StandardCharsets.US_ASCII);
        nanos.putIfAbsent(each.key() + "/" + position, now);
      }
    }
    consumer.close();
  }

  /** Time at which the event at a position arrived. */
  long nanosOf(String event) {
    Long arrived = nanos.get(event);
    if (arrived == null) {
      throw new IllegalStateException(event + " did not arrive");
    }
    return arrived;
  }

  boolean haveAll(Collection<String> events) {
    return nanos.keySet().containsAll(events);
  }

  @Override
  public void close() {
    closed = true;
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
