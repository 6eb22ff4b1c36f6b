package uk.ragtime.query.projection;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.stereotype.Component;
import uk.ragtime.kafka.Rights;
import uk.ragtime.kafka.TopicIdentity;
import uk.ragtime.kafka.Topics;

/** Makes the projector's clients of Kafka. */
@Component
final class ConsumerFactory {
  /** Bounds a batch's memory and its transaction; beyond it a bigger batch is hardly faster. */
  private static final int MAX_BATCH = 2_000;

  /** An instance that died is noticed after this time, and its partitions go to the others. */
  private static final int SESSION_TIMEOUT_MS = 10_000;

  /** A change of the group is noticed after this time; the default of 3 s is for larger groups. */
  private static final int HEARTBEAT_INTERVAL_MS = 500;

  /** Topics that are made after the start are found after this time. */
  private static final int METADATA_MAX_AGE_MS = 3_000;

  /** Time for which offsets of a deleted topic may be used with its successor. */
  private static final Duration IDENTITY_INTERVAL = Duration.ofSeconds(3);

  private static final Duration LONGEST_CALL = Duration.ofSeconds(5);

  private final KafkaSettings settings;

  ConsumerFactory(KafkaSettings settings) {
    this.settings = settings;
  }

  /** Watches the topics' ids, which a consumer does not tell. */
  TopicIdentity topicIdentity() {
    Map<String, Object> properties = new HashMap<>(settings.client());
    properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "projector-admin");
    return new TopicIdentity(
        Topics.connect(properties, LONGEST_CALL), settings.topics(), IDENTITY_INTERVAL);
  }

  /** Rights of the consumer's login. */
  Rights rights() {
    return settings.rights();
  }

  KafkaConsumer<String, byte[]> create() {
    Map<String, Object> properties = new HashMap<>(settings.client());
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.consumerGroup());
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "projector");
    properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    // Offsets are in PostgreSQL. One that Kafka no longer has leads to the earliest there is:
    // positions tell duplicates and holes apart, so reading too much does no harm.
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    // One event is worth waking up for.
    properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_BATCH);
    properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
    properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_INTERVAL_MS);
    properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MAX_AGE_MS);
    properties.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    // The relay makes the topics: a reader would make them with the broker's own settings.
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return new KafkaConsumer<>(properties);
  }
}
