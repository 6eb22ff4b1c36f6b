package uk.ragtime.command.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;

class RelaySettingsTest {
  @ParameterizedTest
  @NullAndEmptySource
  void anInstanceIsNamedAfterItsHost(@Nullable String instance) throws UnknownHostException {
    assertThat(settings(instance).instance()).isEqualTo(InetAddress.getLocalHost().getHostName());
  }

  @Test
  void aNameOfItsOwnWins() {
    assertThat(settings("north").instance()).isEqualTo("north");
  }

  private static RelaySettings settings(@Nullable String instance) {
    return new RelaySettings(
        instance,
        true,
        Duration.ofSeconds(3),
        null,
        "ragtime_relay",
        "password",
        List.of("query-service"),
        Duration.ofDays(35));
  }
}
