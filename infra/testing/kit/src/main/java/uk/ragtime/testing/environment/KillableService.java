package uk.ragtime.testing.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service from its own jar in a process that can be killed and paused. It ends with this JVM,
 * however that ends.
 */
public final class KillableService implements AutoCloseable {
  // The shell beside it reads from a pipe that only this JVM holds; when the pipe breaks it kills
  // the service, which may be paused and then would not hear anything gentler.
  private static final String ENDS_WITH_THIS_JVM =
      """
      exec 3<&0
      ( read -r _ <&3; kill -KILL $$ ) >/dev/null 2>&1 &
      exec "$@" </dev/null 3<&-
      """;

  /** Seconds; minutes on a machine that does ten other things. */
  private static final Duration STARTING_TAKES = Duration.ofMinutes(5);

  private static final Duration STOPPING_TAKES = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final int PATIENCE_IN_MILLISECONDS = 3_000;
  private static final int LINES_THAT_EXPLAIN = 30;

  private final URI address;
  private final Path log;
  private final Process process;

  private KillableService(URI address, Path log, Process process) {
    this.address = address;
    this.log = log;
    this.process = process;
  }

  /**
   * @param settings by their property names
   * @param log is added to
   */
  public static KillableService start(Path jar, int port, Map<String, String> settings, Path log) {
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is not there; build it first");
    }
    List<String> command = new ArrayList<>(List.of("sh", "-c", ENDS_WITH_THIS_JVM, "service"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(program(jar));
    command.add("--server.port=" + port);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder
        .environment()
        .put("SPRING_APPLICATION_JSON", JsonMapper.shared().writeValueAsString(settings));
    try {
      return new KillableService(URI.create("http://127.0.0.1:" + port), log, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With the AOT cache that a platform made of this jar for its own starts, if there is one. */
  private static List<String> program(Path jar) {
    Path unpacked = jar.resolveSibling("unpacked");
    Path cache = unpacked.resolve("service.aot");
    if (!isMadeAfter(cache, jar)) {
      return List.of("-jar", jar.toString());
    }
    return List.of(
        "-XX:AOTCache=" + cache,
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-jar",
        unpacked.resolve(jar.getFileName()).toString());
  }

  /** A jar's own time says nothing, for builds are reproducible. */
  private static boolean isMadeAfter(Path cache, Path jar) {
    try {
      return Files.exists(cache)
          && Files.getLastModifiedTime(cache)
                  .compareTo((FileTime) Files.getAttribute(jar, "unix:ctime"))
              >= 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI address() {
    return address;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until it takes requests. */
  public void awaitReadiness() {
    long end = System.nanoTime() + STARTING_TAKES.toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("The service did not become ready. " + logTail());
      }
      sleep(BETWEEN_LOOKS);
    }
  }

  private boolean isReady() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              address.resolve("/actuator/health/readiness").toURL().openConnection();
      connection.setConnectTimeout(PATIENCE_IN_MILLISECONDS);
      connection.setReadTimeout(PATIENCE_IN_MILLISECONDS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException _) {
      return false;
    }
  }

  /** The end of its log. */
  public String logTail() {
    try {
      List<String> lines = Files.readAllLines(log);
      return "Its log ends with:\n"
          + String.join(
              "\n", lines.subList(Math.max(0, lines.size() - LINES_THAT_EXPLAIN), lines.size()));
    } catch (IOException e) {
      return "Its log cannot be read: " + e;
    }
  }

  /** Kills it like {@code kill -9}: nothing is finished or reported. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** It stands still, and its connections stay, until it goes on. */
  public void pause() {
    signal("STOP");
  }

  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      Process kill =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
              .redirectErrorStream(true)
              .start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException("kill -" + name + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Terminates it and waits until it has ended. */
  @Override
  public void close() {
    if (process.isAlive()) {
      resume();
      process.destroy();
    }
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(STOPPING_TAKES.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
      process.getOutputStream().close();
    } catch (IOException _) {
      // The pipe's reader is gone already, which is what closing it is for.
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw interrupted(e);
    }
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while looking after a service", e);
  }
}
