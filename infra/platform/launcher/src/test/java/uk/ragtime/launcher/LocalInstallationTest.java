package uk.ragtime.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalInstallationTest {
  @Test
  void aMachineOnWhichNothingWasStartedHasNoneAndGetsNone(@TempDir Path home) {
    Settings settings = Settings.from(Map.of("RAGTIME_HOME", home.toString()));

    assertThat(LocalInstallation.find(settings)).isEmpty();
    assertThat(settings.data()).doesNotExist();
  }

  @Test
  void aMachineOnWhichThePlatformWasStartedHasOne(@TempDir Path home) throws Exception {
    Settings settings = Settings.from(Map.of("RAGTIME_HOME", home.toString()));
    Files.createDirectories(settings.data());

    assertThat(LocalInstallation.find(settings)).isPresent();
  }
}
