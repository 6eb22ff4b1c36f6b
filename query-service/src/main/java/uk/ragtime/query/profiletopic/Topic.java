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
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kafka.Rights;
import uk.ragtime.kafka.Topics;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.query.projection.KafkaSettings;

/**
 * The compacted topic of profiles, for as long as this instance publishes. Opening it fences the
 * instance that published before: Kafka accepts nothing more from one that was paused meanwhile, so
 * no older profile ever follows a newer one. Its transactions serve no other purpose.
 */
final class Topic implements AutoCloseable {
  /** A broker that has not answered after this time is away. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  private static final Map<String, String> COMPACTED =
      Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);

  private static final JsonMapper JSON = JsonMapper.shared();

  private final String name;
  private final Topics topics;
  private final KafkaProducer<String, byte[]> producer;
  private final Rights rights;
  private final UUID id;
  private final List<String> shortcomings;

  /**
   * Makes the topic if there is none.
   *
   * @throws KafkaException if Kafka is away or does not allow it
   */
  Topic(KafkaSettings settings) {
    name = settings.profilesTopic();
    rights = settings.rights();
    Map<String, Object> client = new HashMap<>(settings.client());
    client.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    client.put(ProducerConfig.CLIENT_ID_CONFIG, "profile-topic");
    topics = Topics.connect(client, LONGEST_CALL);
    try {
      id =
          topics
              .findId(name)
              .orElseGet(() ->
                  topics.create(name, EventTopics.PARTITIONS, COMPACTED, settings.replication()));
      shortcomings = topics.shortcomings(name, settings.replication());
      producer =
          new KafkaProducer<>(
              producing(client, settings.publisherId()),
              new StringSerializer(),
              new ByteArraySerializer());
    } catch (RuntimeException e) {
      topics.close();
      throw e;
    }
    try {
      rights.requiring(
          "Describe, Write",
          "transactional id " + settings.publisherId(),
          () -> producer.initTransactions());
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static Map<String, Object> producing(Map<String, Object> client, String transactionalId) {
    Map<String, Object> properties = new HashMap<>(client);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.toIntExact(LONGEST_CALL.toMillis()));
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    return properties;
  }

  /** Kafka's id of the topic: one that is made anew has another. */
  UUID id() {
    return id;
  }

  /** Shortcomings of its copies against the settings, a sentence each. */
  List<String> shortcomings() {
    return shortcomings;
  }

  /** Whether it has been deleted, or made anew, since it was opened. */
  boolean isGone() {
    return !topics.findId(name).equals(Optional.of(id));
  }

  /**
   * Publishes profiles, all or none, and waits until Kafka has them.
   *
   * @throws KafkaException if it has not; another instance may publish by now
   */
  void publish(List<ProfileValue> profiles) {
    rights.requiring("Write", "topic " + name, () -> send(profiles));
  }

  private void send(List<ProfileValue> profiles) {
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

  @Override
  public void close() {
    // A worker that stops is interrupted, and an interrupted thread cannot close a producer.
    boolean interrupted = Thread.interrupted();
    try {
      producer.close(Duration.ZERO);
      topics.close();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
