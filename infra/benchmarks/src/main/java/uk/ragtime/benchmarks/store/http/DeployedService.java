package uk.ragtime.benchmarks.store.http;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import uk.ragtime.embedded.Ports;
import uk.ragtime.testing.GenerousLimits;

/** A service in a JVM of its own with the JVM's defaults, as in a deployment. */
public final class DeployedService implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int OK = 200;

  private final Process process;
  private final int port;
  private final Path log;

  private DeployedService(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
    // Whatever ends the benchmark ends what it started.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /** Starts a service from its jar; it may take a while until it answers. */
  public static DeployedService launch(Path jar, Path log, List<String> settings)
      throws IOException {
    return start(List.of("-jar", jar.toString()), log, settings);
  }

  /** Starts a main class from this JVM's class path. */
  public static DeployedService launch(Class<?> main, Path log, List<String> settings)
      throws IOException {
    return start(
        List.of("-cp", System.getProperty("java.class.path"), main.getName()), log, settings);
  }

  private static DeployedService start(List<String> what, Path log, List<String> settings)
      throws IOException {
    int port = Ports.free();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(what);
    command.addAll(settings);
    command.add("--server.port=" + port);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    // The service is measured, not its limits; a benchmark of the limits sets them.
    builder.environment().putAll(GenerousLimits.environment());
    return new DeployedService(builder.start(), port, log);
  }

  /**
   * @throws IllegalStateException if it ends instead, or takes too long
   */
  public void awaitHealth() throws InterruptedException {
    long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
    while (!isHealthy()) {
      if (!process.isAlive() || System.nanoTime() > giveUpAt) {
        throw new IllegalStateException("the service did not start; its log is " + log);
      }
      Thread.sleep(PAUSE);
    }
  }

  private boolean isHealthy() {
    try (KeepAliveConnection connection = new KeepAliveConnection(port)) {
      return connection.exchange("GET", "/actuator/health", "", "").status() == OK;
    } catch (IOException _) {
      return false; // it does not listen yet
    }
  }

  /** Address on which it listens. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
