package uk.ragtime.command.relay;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import uk.ragtime.kernel.event.EventTopics;

/**
 * Connection to Kafka.
 *
 * @param bootstrapServers one or more {@code host:port}, separated by commas
 * @param topicPrefix beginning of the topics' names; installations that share one Kafka have
 *     different ones
 * @param client further properties of the Kafka clients, such as {@code security.protocol}
 */
@ConfigurationProperties("ragtime.kafka")
public record KafkaSettings(
    @DefaultValue("127.0.0.1:19092") String bootstrapServers,
    @DefaultValue(EventTopics.PREFIX) String topicPrefix,
    @DefaultValue Map<String, String> client) {

  String eventsTopic() {
    return EventTopics.events(topicPrefix);
  }

  String directoryTopic() {
    return EventTopics.directory(topicPrefix);
  }

  /** Settings of a Kafka client of that name. */
  Map<String, Object> client(String name) {
    Map<String, Object> properties = new HashMap<>(client);
    properties.put("bootstrap.servers", bootstrapServers);
    properties.put("client.id", name);
    return properties;
  }

  /** Leaves out the client's properties, which may be secret. */
  @Override
  public String toString() {
    return "KafkaSettings[" + bootstrapServers + ", " + topicPrefix + "]";
  }
}
