package uk.ragtime.query.profiletopic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.query.projection.KafkaSettings;

/**
 * The compacted topic, as long as this instance is the one that publishes. Opening it shuts out
 * whoever published before: Kafka takes nothing more from an instance that was paused meanwhile, so
 * no older profile ever comes after a newer one. That is all that its transactions are used for.
 */
final class Topic implements AutoCloseable {
  /** A broker that does not answer for so long is away. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  private static final JsonMapper JSON = JsonMapper.shared();

  private final String name;
  private final Admin admin;
  private final KafkaProducer<String, byte[]> producer;
  private final UUID id;

  /**
   * Makes the topic if there is none.
   *
   * @throws KafkaException if Kafka is away or does not allow it
   */
  Topic(KafkaSettings settings) {
    name = settings.profilesTopic();
    Map<String, Object> client = new HashMap<>(settings.client());
    client.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    client.put(ProducerConfig.CLIENT_ID_CONFIG, "profile-topic");
    admin = Admin.create(client);
    try {
      id = idOrMake();
      producer =
          new KafkaProducer<>(producing(client), new StringSerializer(), new ByteArraySerializer());
    } catch (RuntimeException e) {
      admin.close(Duration.ZERO);
      throw e;
    }
    try {
      producer.initTransactions();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private Map<String, Object> producing(Map<String, Object> client) {
    Map<String, Object> properties = new HashMap<>(client);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.toIntExact(LONGEST_CALL.toMillis()));
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    return properties;
  }

  /** Kafka's id of the topic: one that is made anew has another. */
  UUID id() {
    return id;
  }

  /** Whether it has been deleted, or made anew, since it was opened. */
  boolean isGone() {
    return !currentId().equals(Optional.of(id));
  }

  /**
   * Publishes profiles, all or none, and waits until Kafka has them.
   *
   * @throws KafkaException if it has not; another instance may publish by now
   */
  void publish(List<ProfileValue> profiles) {
    producer.beginTransaction();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (ProfileValue profile : profiles) {
      String key = profile.partnership() + "/" + profile.area();
      sent.add(
          producer.send(
              new ProducerRecord<>(name, key, JSON.writeValueAsString(profile).getBytes(UTF_8))));
    }
    producer.commitTransaction();
    sent.forEach(Topic::acknowledged);
  }

  private static void acknowledged(Future<RecordMetadata> sent) {
    try {
      sent.get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw new KafkaException("Kafka did not take a profile", e.getCause());
    }
  }

  private UUID idOrMake() {
    return currentId().orElseGet(this::make);
  }

  private Optional<UUID> currentId() {
    try {
      return Optional.ofNullable(
              admin
                  .describeTopics(List.of(name))
                  .allTopicNames()
                  .get(LONGEST_CALL.toMillis(), TimeUnit.MILLISECONDS)
                  .get(name))
          .map(TopicDescription::topicId)
          .map(Topic::uuid);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw new KafkaException("the topic " + name + " could not be looked up", e.getCause());
    } catch (TimeoutException e) {
      throw new KafkaException("Kafka does not answer", e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static UUID uuid(Uuid id) {
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  /** Its id is what Kafka answers: brokers may be asked for a topic before they all know of it. */
  private UUID make() {
    NewTopic topic =
        new NewTopic(name, Optional.of(EventTopics.PARTITIONS), Optional.empty())
            .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    try {
      return uuid(
          admin
              .createTopics(List.of(topic))
              .topicId(name)
              .get(LONGEST_CALL.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return currentId()
            .orElseThrow(() -> new KafkaException("the topic was made and is not known yet"));
      }
      throw new KafkaException("the topic " + name + " could not be made", e.getCause());
    } catch (TimeoutException e) {
      throw new KafkaException("Kafka does not answer", e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    // Whoever is told to stop is interrupted, and a producer will not be closed by such a thread.
    boolean interrupted = Thread.interrupted();
    try {
      producer.close(Duration.ZERO);
      admin.close(Duration.ZERO);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
