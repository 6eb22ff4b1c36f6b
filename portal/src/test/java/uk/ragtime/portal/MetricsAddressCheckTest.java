package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.core.env.MapPropertySource;
import uk.ragtime.server.settings.InvalidSettingException;

class MetricsAddressCheckTest {
  @ParameterizedTest
  @ValueSource(strings = {"-1", "0", "8090", "65535"})
  void portsAreAccepted(String port) {
    assertThatCode(() -> check(port, "127.0.0.1")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "many, 127.0.0.1, ragtime.portal.metrics-port (RAGTIME_PORTAL_METRICS_PORT)",
    "65536, 127.0.0.1, ragtime.portal.metrics-port (RAGTIME_PORTAL_METRICS_PORT)",
    "-2, 127.0.0.1, ragtime.portal.metrics-port (RAGTIME_PORTAL_METRICS_PORT)",
    "8090, [::g], ragtime.portal.metrics-address (RAGTIME_PORTAL_METRICS_ADDRESS)"
  })
  void othersAreRefusedByTheirOwnNames(String port, String address, String names) {
    assertThatThrownBy(() -> check(port, address))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith(names);
  }

  private static void check(String port, String address) {
    StaticApplicationContext context = new StaticApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "given",
                Map.of(
                    "ragtime.portal.metrics-port", port,
                    "ragtime.portal.metrics-address", address)));
    new MetricsAddressCheck().initialize(context);
  }
}
