package uk.ragtime.query.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kafka.Rights;
import uk.ragtime.kafka.Topics;
import uk.ragtime.kernel.erasable.ErasureProgressKey;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.query.erasure.Erasures.CarriedOut;
import uk.ragtime.query.projection.KafkaSettings;

/**
 * The compacted topic on which readers report erasures, open while there is something to report.
 */
final class ProgressTopic implements AutoCloseable {
  /** A broker that has not answered after this time is away. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  private static final Map<String, String> COMPACTED =
      Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);

  private static final JsonMapper JSON = JsonMapper.shared();

  private final String name;
  private final Rights rights;
  private final KafkaProducer<String, byte[]> producer;

  /**
   * Makes the topic if there is none.
   *
   * @throws KafkaException if Kafka is away or does not allow it
   */
  ProgressTopic(KafkaSettings settings) {
    name = settings.erasureProgressTopic();
    rights = settings.rights();
    Map<String, Object> client = new HashMap<>(settings.client());
    client.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    client.put(ProducerConfig.CLIENT_ID_CONFIG, "erasure-progress");
    try (Topics topics = Topics.connect(client, LONGEST_CALL)) {
      if (topics.findId(name).isEmpty()) {
        topics.create(name, EventTopics.PARTITIONS, COMPACTED, settings.replication());
      }
    }
    client.put(ProducerConfig.ACKS_CONFIG, "all");
    client.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.toIntExact(LONGEST_CALL.toMillis()));
    producer = new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer());
  }

  /**
   * Reports an erasure and waits until Kafka has the report.
   *
   * @throws KafkaException if it has not
   */
  void report(String reader, CarriedOut done) {
    String key = new ErasureProgressKey(done.partnership(), reader).toString();
    byte[] value = JSON.writeValueAsString(done.progress()).getBytes(UTF_8);
    rights.requiring("Write", "topic " + name, () -> send(key, value));
  }

  private void send(String key, byte[] value) {
    try {
      producer.send(new ProducerRecord<>(name, key, value)).get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw new KafkaException("Kafka did not take the report of an erasure", e.getCause());
    }
  }

  /** Reports some, each noted once Kafka has it. */
  static void report(KafkaSettings settings, String reader, List<CarriedOut> all, Erasures noted) {
    if (all.isEmpty()) {
      return;
    }
    try (ProgressTopic topic = new ProgressTopic(settings)) {
      for (CarriedOut done : all) {
        topic.report(reader, done);
        noted.published(done);
      }
    }
  }

  @Override
  public void close() {
    // A worker that stops is interrupted, and an interrupted thread cannot close a producer.
    boolean interrupted = Thread.interrupted();
    try {
      producer.close(Duration.ZERO);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
