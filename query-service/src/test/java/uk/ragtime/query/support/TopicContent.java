package uk.ragtime.query.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import uk.ragtime.testing.TestServers;

/** All that Kafka hands out of a topic to a reader who begins at its beginning. */
public final class TopicContent {
  private TopicContent() {}

  /** Keys, headers and values, as text; nothing of a topic that does not exist. */
  public static List<String> all(String topic) {
    List<String> all = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records(topic)) {
      all.add(record.key());
      for (Header header : record.headers()) {
        all.add(new String(header.value(), UTF_8));
      }
      if (record.value() != null) {
        all.add(new String(record.value(), UTF_8));
      }
    }
    return all;
  }

  /** The last value of each key, as text, without those that were deleted. */
  public static Map<String, String> last(String topic) {
    Map<String, String> last = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : records(topic)) {
      if (record.value() == null) {
        last.remove(record.key());
      } else {
        last.put(record.key(), new String(record.value(), UTF_8));
      }
    }
    return last;
  }

  /** In the order of each partition. */
  public static List<ConsumerRecord<String, byte[]>> records(String topic) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", TestServers.kafkaBootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.listTopics().getOrDefault(topic, List.of()).stream()
              .map(one -> new TopicPartition(topic, one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (hasMore(consumer, partitions)) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  /**
   * The ends as they are now: a topic that is made anew meanwhile never reaches its former ones.
   */
  static boolean hasMore(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    return partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L));
  }
}
