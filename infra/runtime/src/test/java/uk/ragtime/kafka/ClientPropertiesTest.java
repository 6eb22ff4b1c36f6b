package uk.ragtime.kafka;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.server.settings.InvalidSettingException;

class ClientPropertiesTest {
  private static final String LOGIN =
      "org.apache.kafka.common.security.scram.ScramLoginModule required"
          + " username=\"command-service\" password=\"hidden-7\";";

  @Test
  void noneAndSoundOnesAreAccepted() {
    assertThatCode(() -> ClientProperties.require(Map.of())).doesNotThrowAnyException();
    assertThatCode(() ->
            ClientProperties.require(
                Map.of(
                    "security.protocol", "SASL_PLAINTEXT",
                    "sasl.mechanism", "SCRAM-SHA-512",
                    "sasl.jaas.config", LOGIN)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "security.protocol, SASL-SSL, security.protocol",
    "request.timeout.ms, soon, request.timeout.ms",
    "ssl.truststore.location, /nowhere/ca.pem, /nowhere/ca.pem"
  })
  void faultyOnesAreRefusedByName(String property, String value, String named) {
    Map<String, String> client =
        property.startsWith("ssl.")
            ? Map.of("security.protocol", "SSL", "ssl.truststore.type", "PEM", property, value)
            : Map.of(property, value);

    assertThatThrownBy(() -> ClientProperties.require(client))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("ragtime.kafka.client (RAGTIME_KAFKA_CLIENT) ")
        .hasMessageContaining(named);
  }

  @Test
  void passwordIsNotInTheMessage() {
    Map<String, String> client =
        Map.of(
            "security.protocol", "SASL_SSL",
            "sasl.mechanism", "UNKNOWN-1",
            "sasl.jaas.config", LOGIN.replace(";", ""));

    assertThatThrownBy(() -> ClientProperties.require(client))
        .isInstanceOf(InvalidSettingException.class)
        .message()
        .doesNotContain("hidden-7");
  }
}
