package uk.ragtime.command.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import uk.ragtime.kernel.event.EventTopics;

/** Reads a compacted topic from its beginning to its present end. */
final class TopicContents {
  private static final Duration POLL = Duration.ofMillis(500);

  /** Compacted topics hold a value a key, which takes minutes at most. */
  private static final Duration LONGEST_READ = Duration.ofMinutes(30);

  private final KafkaSettings settings;
  private final BooleanSupplier stopping;

  /**
   * @param stopping asks to end early: a consumer that is interrupted cannot be closed in peace
   */
  TopicContents(KafkaSettings settings, BooleanSupplier stopping) {
    this.settings = settings;
    this.stopping = stopping;
  }

  /** Those of some keys that still have a value anywhere in the topic. */
  Set<String> withValues(String topic, Set<String> keys)
      throws TimeoutException, InterruptedException {
    Set<String> found = new HashSet<>();
    read(
        topic,
        one -> {
          if (one.value() != null && keys.contains(one.key())) {
            found.add(one.key());
          }
        });
    return found;
  }

  /** The last value of each key. */
  Map<String, String> lastValues(String topic) throws TimeoutException, InterruptedException {
    Map<String, String> values = new HashMap<>();
    read(
        topic,
        one -> {
          if (one.value() == null) {
            values.remove(one.key());
          } else {
            values.put(one.key(), one.value());
          }
        });
    return values;
  }

  private void read(String topic, Consumer<ConsumerRecord<String, String>> each)
      throws TimeoutException, InterruptedException {
    List<TopicPartition> partitions =
        IntStream.range(0, EventTopics.PARTITIONS)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .toList();
    try (var consumer =
        new KafkaConsumer<>(properties(), new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Instant giveUpAt = Instant.now().plus(LONGEST_READ);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        if (stopping.getAsBoolean()) {
          throw new InterruptedException("stopped while reading " + topic);
        }
        if (Instant.now().isAfter(giveUpAt)) {
          throw new TimeoutException(topic + " could not be read to its end");
        }
        consumer.poll(POLL).forEach(each);
      }
    }
  }

  private Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>(settings.client("ragtime-relay-read-back"));
    properties.put("enable.auto.commit", false);
    properties.put("auto.offset.reset", "earliest");
    return properties;
  }
}
