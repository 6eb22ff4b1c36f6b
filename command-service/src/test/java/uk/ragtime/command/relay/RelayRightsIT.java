package uk.ragtime.command.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.testing.KafkaWithRights;

@DisplayName("C19: the relay on a Kafka with access control lists")
class RelayRightsIT {
  private static final String SERVICE = "command-service";

  @Test
  void theDocumentedRightsSuffice() {
    try (KafkaWithRights kafka = new KafkaWithRights(SERVICE);
        RelayUnderTest stage =
            new RelayUnderTest(kafka.bootstrapServers(), kafka.client(SERVICE))) {
      // given topics that an operator made, and a login without rights
      kafka.createTopics(
          topic(stage.kafka().eventsTopic(), Map.of("retention.ms", "-1", "retention.bytes", "-1")),
          topic(stage.kafka().directoryTopic(), EventTopics.erasableSettings(Duration.ofDays(1))),
          topic(stage.kafka().textsTopic(), EventTopics.erasableSettings(Duration.ofDays(1))));
      assertThatThrownBy(() -> send(stage)).hasCauseInstanceOf(TopicAuthorizationException.class);

      stage.append(3);
      stage.relay();

      // then it names what it may not do, where an operator looks
      stage.await(() ->
          stage
              .rows("select topic_remark from store.relay")
              .getFirst()
              .startsWith(
                  "Kafka refuses the login command-service the operation Describe on topic "
                      + stage.kafka().eventsTopic()));

      // when it gets the documented ones
      kafka.grantAsDocumented(SERVICE, stage.kafka().topicPrefix());

      // then the relay publishes, and finds the topic as it has to be
      stage.awaitAllPublished();
      assertThat(stage.rows("select topic_state from store.relay")).isEqualTo(List.of("WHOLE"));
    }
  }

  private static NewTopic topic(String name, Map<String, String> configuration) {
    return new NewTopic(name, Optional.of(EventTopics.PARTITIONS), Optional.empty())
        .configs(configuration);
  }

  private static void send(RelayUnderTest stage) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            stage.kafka().client("test"), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(stage.kafka().eventsTopic(), new byte[0])).get();
    }
  }
}
