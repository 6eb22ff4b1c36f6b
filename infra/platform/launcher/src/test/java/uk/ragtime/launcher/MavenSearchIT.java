package uk.ragtime.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script's search for Maven, which it needs wherever it builds. */
class MavenSearchIT {
  private static final Path SCRIPT = Path.of("../../../ragtime");

  @TempDir Path directory;

  @Test
  void aMavenThatFailsIsToldWithWhatItSays() throws Exception {
    maven("echo 'Unrecognized option: -o' >&2", "exit 1");

    assertThat(up()).contains("The mvn on the PATH fails", "Unrecognized option: -o");
  }

  @Test
  void aMavenThatIsTooOldIsToldWithItsVersion() throws Exception {
    maven("echo 'Apache Maven 3.6.3 (1234)'", "echo 'Maven home: /opt/Apache Maven 3.9'");

    assertThat(up()).contains("3.8.7 or newer, and the mvn on the PATH is 3.6.3.");
  }

  @Test
  void aMavenThatNamesNoVersionIsToldSo() throws Exception {
    maven("echo hello");

    assertThat(up()).contains("the mvn on the PATH is of an unknown version.");
  }

  private void maven(String... lines) throws IOException {
    Path maven = Files.createDirectory(directory.resolve("bin")).resolve("mvn");
    Files.writeString(maven, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    assertThat(maven.toFile().setExecutable(true)).isTrue();
  }

  /** Output of a first start, which has to build. */
  private String up() throws IOException, InterruptedException {
    Path script = Files.copy(SCRIPT, directory.resolve("ragtime"));
    ProcessBuilder builder =
        new ProcessBuilder("bash", script.toString(), "up").redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder
        .environment()
        .merge("PATH", directory.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
    builder.environment().remove("RAGTIME_BUILD");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isEqualTo(1);
    return output;
  }
}
