package uk.ragtime.command.relay;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import uk.ragtime.kafka.BootstrapServers;
import uk.ragtime.kafka.ClientProperties;
import uk.ragtime.kafka.Replication;
import uk.ragtime.kafka.Rights;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.server.settings.Setting;

/**
 * Connection to Kafka.
 *
 * @param bootstrapServers one or more {@code host:port}, separated by commas
 * @param topicPrefix beginning of the topics' names; installations that share one Kafka have
 *     different ones
 * @param replicationFactor copies of each partition of the topics; null leaves it to the broker
 * @param minInsyncReplicas copies that must have a record before it is acknowledged; null leaves it
 *     to the broker
 * @param compactionBound after how long at most Kafka compacts what was erased; a day unless a test
 *     cannot wait for it
 * @param client further properties of the Kafka clients, such as {@code security.protocol}
 */
@ConfigurationProperties("ragtime.kafka")
public record KafkaSettings(
    String bootstrapServers,
    @DefaultValue(EventTopics.PREFIX) String topicPrefix,
    @Nullable Integer replicationFactor,
    @Nullable Integer minInsyncReplicas,
    @DefaultValue("1d") Duration compactionBound,
    @DefaultValue Map<String, String> client) {
  public KafkaSettings {
    BootstrapServers.require(bootstrapServers);
    ClientProperties.require(client);
    new Setting("ragtime.kafka.compaction-bound").requirePositive(compactionBound, "1d");
    // Faulty numbers are found at the start, not when a topic is made.
    Replication _ = new Replication(replicationFactor, minInsyncReplicas);
  }

  Replication replication() {
    return new Replication(replicationFactor, minInsyncReplicas);
  }

  String eventsTopic() {
    return EventTopics.events(topicPrefix);
  }

  String directoryTopic() {
    return EventTopics.directory(topicPrefix);
  }

  String textsTopic() {
    return EventTopics.texts(topicPrefix);
  }

  String erasureProgressTopic() {
    return EventTopics.erasureProgress(topicPrefix);
  }

  /** Settings of a Kafka client of that name. */
  Map<String, Object> client(String name) {
    Map<String, Object> properties = new HashMap<>(client);
    properties.put("bootstrap.servers", bootstrapServers);
    properties.put("client.id", name);
    return properties;
  }

  /** Rights of these clients' login. */
  Rights rights() {
    return Rights.of(client);
  }

  /** Leaves out the client's properties, which may be secret. */
  @Override
  public String toString() {
    return "KafkaSettings[" + bootstrapServers + ", " + topicPrefix + "]";
  }
}
