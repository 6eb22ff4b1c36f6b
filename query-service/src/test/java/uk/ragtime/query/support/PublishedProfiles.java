package uk.ragtime.query.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.testing.TestServers;

/** Reads a topic of profiles from its beginning. */
public final class PublishedProfiles {
  /** One record. */
  public record Published(String key, JsonNode value) {
    public long position() {
      return value.get("position").asLong();
    }
  }

  private PublishedProfiles() {}

  /** All records; those of a key in their order. */
  public static List<Published> all(String topic) {
    return all(topic, TestServers.kafkaBootstrapServers());
  }

  /** The last value of each key. */
  public static Map<String, JsonNode> last(String topic) {
    return last(all(topic));
  }

  public static Map<String, JsonNode> last(List<Published> all) {
    Map<String, JsonNode> last = new HashMap<>();
    all.forEach(one -> last.put(one.key(), one.value()));
    return last;
  }

  public static List<Published> all(String topic, String bootstrapServers) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(it -> new TopicPartition(topic, it.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      List<Published> found = new ArrayList<>();
      while (TopicContent.hasMore(consumer, partitions)) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(one ->
                found.add(
                    new Published(
                        one.key(), JsonMapper.shared().readTree(new String(one.value(), UTF_8)))));
      }
      return found;
    }
  }
}
