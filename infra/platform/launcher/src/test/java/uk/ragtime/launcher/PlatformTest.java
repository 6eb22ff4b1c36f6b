package uk.ragtime.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.ragtime.embedded.Ports;

/** Messages that are printed when the platform cannot start. */
class PlatformTest {

  @TempDir Path home;

  private final StartProgress silent =
      new StartProgress(
          new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
          Instant.now());

  private Settings settings(Map<String, String> given) {
    Map<String, String> environment = new HashMap<>();
    environment.put("RAGTIME_HOME", home.toString());
    for (Port port : Port.values()) {
      environment.put(port.setting(), Integer.toString(Ports.free()));
    }
    environment.putAll(given);
    return Settings.from(environment);
  }

  @Test
  void aPortInUseIsNamedTogetherWithTheSettingThatMovesIt() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Settings settings = settings(Map.of("RAGTIME_PORT_KAFKA", "" + other.getLocalPort()));
      try (Platform platform = Platform.on(settings, silent)) {
        assertThatThrownBy(platform::start)
            .isInstanceOf(LauncherException.class)
            .hasMessageContaining("Port " + other.getLocalPort() + ", for Kafka, is in use")
            .hasMessageContaining("RAGTIME_PORT_KAFKA");
      }
    }
  }

  @Test
  void aSecondStartOnTheSameDataIsRefusedAndHarmsNothing() {
    Settings settings = settings(Map.of());
    try (Platform _ = Platform.on(settings, silent)) {
      assertThatThrownBy(() -> Platform.on(settings, silent))
          .isInstanceOf(LauncherException.class)
          .hasMessageContaining("runs already")
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
    Platform.on(settings, silent).close();
  }

  @Test
  void dataOfANewerFormatIsLeftAlone() throws Exception {
    Settings settings = settings(Map.of());
    Files.createDirectories(settings.data());
    Files.writeString(settings.data().resolve("format"), "2");

    assertThatThrownBy(() -> Platform.on(settings, silent))
        .isInstanceOf(LauncherException.class)
        .hasMessageContaining("format 2");
    assertThat(settings.data().resolve("format")).hasContent("2");
  }

  @Test
  void whatIsNotBuiltIsNamed() throws Exception {
    try (Platform platform = Platform.on(settings(Map.of()), silent)) {
      assertThatThrownBy(platform::start)
          .isInstanceOf(LauncherException.class)
          .hasMessageContaining("Not built yet")
          .hasMessageContaining("command-service");
    }
  }
}
