package uk.ragtime.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaServerIT {

  private static final String TOPIC = "garden";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path directory;

  @Test
  void aDurableBrokerKeepsItsRecordsEvenWhenItMovesToAnotherPort() throws Exception {
    try (EmbeddedKafkaServer server = EmbeddedKafkaServer.durable(directory, Ports.free())) {
      createTopic(server);
      send(server, "rose");
    }

    try (EmbeddedKafkaServer again = EmbeddedKafkaServer.durable(directory, Ports.free())) {
      send(again, "tulip");
      assertThat(everything(again)).containsExactly("rose", "tulip");
    }
  }

  @Test
  void topicsAreNotMadeByMistake() throws Exception {
    try (EmbeddedKafkaServer server = EmbeddedKafkaServer.throwAway();
        Admin admin = admin(server)) {
      assertThatThrownBy(() -> send(server, "rose", Duration.ofSeconds(2)))
          .hasRootCauseInstanceOf(Exception.class);

      Set<String> topics = admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(topics).isEmpty();
    }
  }

  private static Admin admin(EmbeddedKafkaServer server) {
    return Admin.create(Map.of("bootstrap.servers", server.bootstrapServers()));
  }

  private static void createTopic(EmbeddedKafkaServer server) throws Exception {
    try (Admin admin = admin(server)) {
      admin
          .createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
          .all()
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private static void send(EmbeddedKafkaServer server, String value) throws Exception {
    send(server, value, PATIENCE);
  }

  /**
   * @param longest wait for the topic to be there
   */
  private static void send(EmbeddedKafkaServer server, String value, Duration longest)
      throws Exception {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", server.bootstrapServers(), "max.block.ms", longest.toMillis());
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, value)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private static List<String> everything(EmbeddedKafkaServer server) {
    Map<String, Object> settings = Map.of("bootstrap.servers", server.bootstrapServers());
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      TopicPartition partition = new TopicPartition(TOPIC, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      List<String> values = new ArrayList<>();
      while (consumer.position(partition) < end) {
        consumer.poll(PATIENCE).forEach(record -> values.add(record.value()));
      }
      return values;
    }
  }
}
