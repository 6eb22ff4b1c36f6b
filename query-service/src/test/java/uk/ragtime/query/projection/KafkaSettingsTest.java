package uk.ragtime.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {
  @Test
  @DisplayName("C11: installations that share a Kafka share neither group nor transactional id")
  void groupAndTransactionalIdFollowThePrefix() {
    KafkaSettings kent = settings(null, "kent");

    assertThat(kent.consumerGroup()).isEqualTo("kent-query");
    assertThat(kent.publisherId()).startsWith("kent.");
    assertThat(settings(null, "ragtime").consumerGroup()).isEqualTo("ragtime-query");
    assertThat(settings("", "kent").consumerGroup()).isEqualTo("kent-query");
    assertThat(settings("ours", "kent").consumerGroup()).isEqualTo("ours");
  }

  @Test
  @DisplayName("C20: copies that nothing could meet are refused at the start")
  void replicationIsCheckedAtTheStart() {
    assertThatThrownBy(() -> new KafkaSettings("k:1", null, "kent", 1, 2, Map.of()))
        .hasMessageContaining("ragtime.kafka.min-insync-replicas");
  }

  private static KafkaSettings settings(@Nullable String group, String prefix) {
    return new KafkaSettings("k:1", group, prefix, null, null, Map.of());
  }
}
