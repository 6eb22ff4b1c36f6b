package uk.ragtime.command.relay;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import uk.ragtime.kernel.event.EventTopics;

/**
 * Sends records and waits until Kafka has them all. The producer never gives a record up by itself:
 * it tries in order until it is closed, so that no record can overtake one that failed.
 */
final class Publisher implements AutoCloseable {
  /** How long a call may keep the relay from renewing its lease. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(3);

  private static final String FOREVER = "-1";

  /** Asked whenever waiting takes long; throws if the relay should give up. */
  interface Patience {
    void renew() throws Exception;
  }

  private final KafkaProducer<String, byte[]> producer;
  private final KafkaClientMetrics metrics;

  Publisher(KafkaSettings settings, MeterRegistry meters) throws Exception {
    createTopics(settings);
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrapServers(),
                ProducerConfig.CLIENT_ID_CONFIG,
                "ragtime-relay",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                LONGEST_CALL.toMillis(),
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                15_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Integer.MAX_VALUE,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                5_000),
            new StringSerializer(),
            new ByteArraySerializer());
    metrics = new KafkaClientMetrics(producer);
    metrics.bindTo(meters);
  }

  private static void createTopics(KafkaSettings settings) throws Exception {
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrapServers(),
                AdminClientConfig.CLIENT_ID_CONFIG,
                "ragtime-relay-admin",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                3_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                3_000))) {
      Set<String> existing =
          admin.listTopics().names().get(LONGEST_CALL.toMillis(), TimeUnit.MILLISECONDS);
      createIfMissing(
          admin,
          existing,
          EventTopics.EVENTS,
          Map.of(
              TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
              TopicConfig.RETENTION_MS_CONFIG, FOREVER,
              TopicConfig.RETENTION_BYTES_CONFIG, FOREVER));
      createIfMissing(
          admin,
          existing,
          EventTopics.DIRECTORY,
          Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    }
  }

  private static void createIfMissing(
      Admin admin, Set<String> existing, String name, Map<String, String> configuration)
      throws Exception {
    if (existing.contains(name)) {
      return;
    }
    NewTopic topic =
        new NewTopic(name, Optional.of(EventTopics.PARTITIONS), Optional.empty())
            .configs(configuration);
    try {
      admin.createTopics(List.of(topic)).all().get(LONGEST_CALL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  /**
   * Returns when Kafka has acknowledged every record.
   *
   * @throws KafkaException if it never will
   */
  void publish(List<ProducerRecord<String, byte[]>> records, Patience patience) throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
    for (ProducerRecord<String, byte[]> next : records) {
      sent.add(send(next, patience));
    }
    for (Future<RecordMetadata> acknowledgement : sent) {
      await(acknowledgement, patience);
    }
  }

  /** Nothing was sent when the producer says that it waited in vain: so the order is kept. */
  private Future<RecordMetadata> send(ProducerRecord<String, byte[]> next, Patience patience)
      throws Exception {
    while (true) {
      try {
        return producer.send(next);
      } catch (org.apache.kafka.common.errors.TimeoutException _) {
        patience.renew();
      }
    }
  }

  private static void await(Future<RecordMetadata> acknowledgement, Patience patience)
      throws Exception {
    while (true) {
      try {
        acknowledgement.get(LONGEST_CALL.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException _) {
        patience.renew();
      }
    }
  }

  /** Drops what is not acknowledged: whoever relays next sends it again. */
  @Override
  public void close() {
    metrics.close();
    producer.close(Duration.ZERO);
  }
}
