package uk.ragtime.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script's standard output, which other programs read. */
class StandardOutputIT {
  private static final Path ROOT = Path.of("../../..");
  private static final String TARGET = "infra/platform/launcher/target";

  @TempDir Path directory;
  private Path home;

  /** The main class of a launcher that prints nothing but a token. */
  static final class Printer {
    public static void main(String[] arguments) {
      System.out.println("a-token of " + String.join(" ", arguments));
    }
  }

  @BeforeEach
  void install() throws IOException {
    home = directory.resolve("here");
    Path target = Files.createDirectories(home.resolve(TARGET));
    Files.createDirectory(target.resolve("lib"));
    Files.copy(ROOT.resolve("ragtime"), home.resolve("ragtime"));
    writeLauncher(target.resolve("platform-launcher-1.0.0-SNAPSHOT.jar"));
  }

  @Test
  @DisplayName("B11: the token stands alone on standard output, whatever warns")
  void withoutACache() throws Exception {
    Path archive = Files.writeString(directory.resolve("archive.jsa"), "no archive");

    assertThat(token("-XX:SharedArchiveFile=" + archive)).isEqualTo("a-token of token viewer\n");
  }

  @Test
  @DisplayName("B11: the token stands alone on standard output after the folder was moved")
  void withACacheFromElsewhere() throws Exception {
    makeCache();
    home = Files.move(home, directory.resolve("there"));

    assertThat(token("")).isEqualTo("a-token of token viewer\n");
  }

  private String token(String options) throws IOException, InterruptedException {
    ProcessBuilder script =
        new ProcessBuilder("bash", home.resolve("ragtime").toString(), "token", "viewer")
            .redirectError(directory.resolve("errors").toFile());
    script.environment().put("JAVA_HOME", System.getProperty("java.home"));
    script.environment().put("JAVA_TOOL_OPTIONS", options);
    return output(script);
  }

  private void makeCache() throws IOException, InterruptedException {
    Path target = home.resolve(TARGET);
    List<String> command = new ArrayList<>(List.of(PreparedJar.java(), "-XX:+UseSerialGC"));
    command.add("-XX:AOTCacheOutput=" + target.resolve("launcher.aot"));
    command.add("-jar");
    command.add(target.resolve("platform-launcher-1.0.0-SNAPSHOT.jar").toString());
    output(new ProcessBuilder(command).redirectErrorStream(true));
    assertThat(target.resolve("launcher.aot")).exists();
  }

  private static String output(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static void writeLauncher(Path jar) throws IOException {
    String name = Printer.class.getName().replace('.', '/') + ".class";
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Printer.class.getName());
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        var in = Printer.class.getClassLoader().getResourceAsStream(name)) {
      out.putNextEntry(new ZipEntry(name));
      in.transferTo(out);
      out.closeEntry();
    }
  }
}
