package uk.ragtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.ragtime.kafka.TopicIdentity.Sight;

class TopicIdentityTest {
  @Test
  @DisplayName("C16: a broker that does not answer is noticed")
  void aBrokerThatDoesNotAnswerIsNoticed() {
    // given a port on which nothing listens
    Topics topics =
        Topics.connect(Map.of("bootstrap.servers", "127.0.0.1:1"), Duration.ofMillis(200));
    try (TopicIdentity identity =
        new TopicIdentity(topics, List.of("events"), Duration.ofMillis(1))) {
      assertThat(identity.sight()).isEqualTo(Sight.NOT_LOOKED);

      while (identity.sight() == Sight.NOT_LOOKED) {
        identity.check();
        Thread.onSpinWait();
      }

      assertThat(identity.sight()).isEqualTo(Sight.UNREACHABLE);
    }
  }
}
