package uk.ragtime.query.projection;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import uk.ragtime.kafka.BootstrapServers;
import uk.ragtime.kafka.ClientProperties;
import uk.ragtime.kafka.Replication;
import uk.ragtime.kafka.Rights;
import uk.ragtime.kernel.event.EventTopics;

/**
 * {@code ragtime.kafka}: address of the log of events.
 *
 * @param bootstrapServers host:port, separated by commas
 * @param group consumer group; instances that share a database must share it. Follows the topics'
 *     prefix unless it is set, so that installations that share a Kafka do not share a group
 * @param topicPrefix prefix of the topics' names, as in command-service
 * @param replicationFactor copies of each partition of the topic of profiles; null leaves it to the
 *     broker
 * @param minInsyncReplicas copies that must have a profile before it is acknowledged; null leaves
 *     it to the broker
 * @param client further properties of the Kafka client, such as {@code security.protocol}
 */
@ConfigurationProperties("ragtime.kafka")
public record KafkaSettings(
    String bootstrapServers,
    @Nullable String group,
    @DefaultValue(EventTopics.PREFIX) String topicPrefix,
    @Nullable Integer replicationFactor,
    @Nullable Integer minInsyncReplicas,
    @DefaultValue Map<String, String> client) {
  public KafkaSettings {
    BootstrapServers.require(bootstrapServers);
    ClientProperties.require(client);
    // Faulty numbers are found at the start, not when a topic is made.
    Replication _ = new Replication(replicationFactor, minInsyncReplicas);
  }

  /** The consumer group, for instances that share this database. */
  String consumerGroup() {
    return group == null || group.isBlank() ? topicPrefix + "-query" : group;
  }

  /** The producer's transactional id: one instance of the installation publishes at a time. */
  public String publisherId() {
    return profilesTopic();
  }

  /** Rights of these clients' login. */
  public Rights rights() {
    return Rights.of(client);
  }

  public Replication replication() {
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

  public String erasureProgressTopic() {
    return EventTopics.erasureProgress(topicPrefix);
  }

  public String profilesTopic() {
    return EventTopics.profiles(topicPrefix);
  }

  List<String> topics() {
    return List.of(eventsTopic(), directoryTopic(), textsTopic());
  }
}
