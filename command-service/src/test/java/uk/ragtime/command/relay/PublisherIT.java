package uk.ragtime.command.relay;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.relay.Interruption.LookAgain;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.worker.WakeSignal;

/** Guarantees of Kafka's client that the relay relies on. */
class PublisherIT {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Test
  void aFlightThatNeverArrivesIsGivenUp() throws Exception {
    try (RelayUnderTest relays = new RelayUnderTest()) {
      // given a topic that wants one copy more than there are brokers, which may always change
      String topic = relays.kafka().eventsTopic();
      relays
          .admin()
          .createTopics(
              List.of(
                  new NewTopic(topic, Optional.of(EventTopics.PARTITIONS), Optional.empty())
                      .configs(Map.of(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2"))))
          .all()
          .get();
      List<Long> ends = Collections.nCopies(EventTopics.PARTITIONS, 0L);
      try (Publisher publisher =
          new Publisher(
              relays.kafka(), new SimpleMeterRegistry(), ends, new WakeSignal(), PATIENCE)) {
        // when something is on its way there
        var event = new ProducerRecord<>(topic, new byte[] {1}, new byte[] {1});
        publisher.send(List.of(), List.of(event), 1);
        publisher.checkThatItMoves();

        // then it is waited for, and not for ever
        assertThatExceptionOfType(LookAgain.class)
            .isThrownBy(() -> {
              while (true) {
                publisher.check();
                publisher.checkThatItMoves();
                Thread.sleep(20);
              }
            })
            .withMessageContaining("acknowledged nothing for 2 s");
      }
    }
  }
}
