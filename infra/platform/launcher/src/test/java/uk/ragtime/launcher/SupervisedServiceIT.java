package uk.ragtime.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedServiceIT {

  @TempDir Path directory;

  /** An invalid jar: java fails and ends. */
  private Service broken() throws Exception {
    Path jar = Files.writeString(directory.resolve("broken.jar"), "no jar");
    return new Service("broken", jar, 1, Map.of(), List.of());
  }

  @Test
  void aServiceThatDiesIsReportedWithTheEndOfItsLog() throws Exception {
    try (SupervisedService process = SupervisedService.start(broken(), directory)) {
      assertThatThrownBy(process::awaitReadiness)
          .isInstanceOf(LauncherException.class)
          .hasMessageContaining("broken ended with exit code 1")
          .hasMessageContaining("broken.log")
          .hasMessageContaining("corrupt");
      assertThat(process.death().get(10, TimeUnit.SECONDS)).hasMessageContaining("exit code 1");
    }
  }

  @Test
  void aServiceEndsWithItsLauncherHoweverThatEnds() throws Exception {
    Path jar = Files.createDirectories(directory.resolve("jar")).resolve("sleeper.jar");
    writeSleeper(jar);
    Process launcher =
        new ProcessBuilder(
                PreparedJar.java(),
                "-cp",
                System.getProperty("java.class.path"),
                Starter.class.getName(),
                jar.toString(),
                directory.toString())
            .redirectErrorStream(true)
            .start();
    long service;
    try (var reader = launcher.inputReader()) {
      service = Long.parseLong(reader.readLine());
      launcher.destroyForcibly().waitFor();
    }

    ProcessHandle.of(service)
        .ifPresent(left -> left.onExit().orTimeout(20, TimeUnit.SECONDS).join());
    assertThat(ProcessHandle.of(service).filter(ProcessHandle::isAlive)).isEmpty();
  }

  /** Starts a service, prints its process id and waits to be killed. */
  static final class Starter {
    public static void main(String[] arguments) throws Exception {
      Service service = new Service("sleeper", Path.of(arguments[0]), 1, Map.of(), List.of());
      SupervisedService process = SupervisedService.start(service, Path.of(arguments[1]));
      Thread.sleep(Duration.ofSeconds(1));
      System.out.println(process.handle().pid());
      Thread.sleep(Duration.ofMinutes(1));
    }
  }

  /** The main class of the jar. */
  static final class Sleeper {
    public static void main(String[] arguments) throws InterruptedException {
      Thread.sleep(Duration.ofMinutes(2));
    }
  }

  private static void writeSleeper(Path jar) throws Exception {
    String name = Sleeper.class.getName().replace('.', '/') + ".class";
    var manifest = new java.util.jar.Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    manifest.getMainAttributes().putValue("Main-Class", Sleeper.class.getName());
    try (var out = new java.util.jar.JarOutputStream(Files.newOutputStream(jar), manifest);
        var in = Sleeper.class.getClassLoader().getResourceAsStream(name)) {
      out.putNextEntry(new java.util.zip.ZipEntry(name));
      in.transferTo(out);
      out.closeEntry();
    }
  }
}
