package uk.ragtime.kafka;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.server.settings.InvalidSettingException;

class BootstrapServersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "kafka:9092",
        "127.0.0.1:19092,kafka-2.example.org:9092",
        "a:1, b:2",
        "[2001:db8::7]:9092",
        "SSL://kafka.example.org:9093"
      })
  void brokersHaveHostAndPort(String servers) {
    assertThatCode(() -> BootstrapServers.require(servers)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "kafka", "kafka:", ":9092", "kafka:9092,", "a:1;b:2", "a:http"})
  void othersAreRefused(String servers) {
    assertThatThrownBy(() -> BootstrapServers.require(servers))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith(
            "ragtime.kafka.bootstrap-servers (RAGTIME_KAFKA_BOOTSTRAP_SERVERS) ");
  }
}
