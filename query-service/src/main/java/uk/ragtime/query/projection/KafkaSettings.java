package uk.ragtime.query.projection;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import uk.ragtime.kernel.event.EventTopics;

/**
 * {@code ragtime.kafka}: address of the log of events.
 *
 * @param bootstrapServers host:port, separated by commas
 * @param group consumer group; instances that share a database must share it
 * @param topicPrefix prefix of the topics' names, as in command-service
 * @param client further properties of the Kafka client, such as {@code security.protocol}
 */
@ConfigurationProperties("ragtime.kafka")
public record KafkaSettings(
    String bootstrapServers,
    @DefaultValue("ragtime-query") String group,
    @DefaultValue(EventTopics.PREFIX) String topicPrefix,
    @DefaultValue Map<String, String> client) {
  public KafkaSettings {
    if (bootstrapServers.isBlank() || group.isBlank()) {
      throw new IllegalArgumentException(
          "ragtime.kafka.bootstrap-servers and ragtime.kafka.group must not be empty");
    }
  }

  String eventsTopic() {
    return EventTopics.events(topicPrefix);
  }

  String directoryTopic() {
    return EventTopics.directory(topicPrefix);
  }

  public String profilesTopic() {
    return EventTopics.profiles(topicPrefix);
  }

  List<String> topics() {
    return List.of(eventsTopic(), directoryTopic());
  }
}
