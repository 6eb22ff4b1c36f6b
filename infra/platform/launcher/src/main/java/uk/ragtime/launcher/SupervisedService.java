package uk.ragtime.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A service as a child process. It ends with the launcher, however that ends: beside it, a shell
 * reads from a pipe that only the launcher holds, and terminates the service when the pipe breaks.
 * A terminal's Ctrl-C does not reach it; the launcher decides the order of the stops.
 */
final class SupervisedService implements AutoCloseable {

  private static final String ENDS_WITH_THE_LAUNCHER =
      """
      trap '' INT HUP
      exec 3<&0
      ( read -r _ <&3; kill -TERM $$ ) >/dev/null 2>&1 &
      exec "$@" </dev/null 3<&-
      """;

  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  /** A training run ends by writing its cache, which takes a core for a while. */
  private static final Duration TRAINED_STOP_LIMIT = Duration.ofMinutes(2);

  /** Seconds; minutes on a machine that does ten other things. */
  private static final Duration STARTING_TAKES = Duration.ofMinutes(5);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final int PATIENCE_IN_MILLISECONDS = 2_000;
  private static final int LINES_THAT_EXPLAIN = 25;

  private final Service service;
  private final Process process;
  private final Path log;
  private final Duration stopLimit;
  private volatile boolean stopping;

  private SupervisedService(Service service, Process process, Path log, Duration stopLimit) {
    this.service = service;
    this.process = process;
    this.log = log;
    this.stopLimit = stopLimit;
  }

  static SupervisedService start(Service service, Path logs) {
    return start(
        service, logs, PreparedJar.of(service.jar()).command(service.jvmOptions()), STOP_LIMIT);
  }

  /** Starts it so that it records an AOT cache, which is there once it has stopped. */
  static SupervisedService startTraining(Service service, Path logs) {
    return start(
        service, logs, PreparedJar.of(service.jar()).trainingCommand(), TRAINED_STOP_LIMIT);
  }

  private static SupervisedService start(
      Service service, Path logs, List<String> java, Duration stopLimit) {
    Path log = logs.resolve(service.name() + ".log");
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", ENDS_WITH_THE_LAUNCHER, service.name()));
    command.addAll(java);
    try {
      if (Files.exists(log)) {
        Files.move(
            log, logs.resolve(service.name() + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
      }
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().putAll(service.environment());
      return new SupervisedService(service, builder.start(), log, stopLimit);
    } catch (IOException e) {
      throw new LauncherException(service.name() + " cannot be started: " + e, e);
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Completes with the reason when the service ends without having been asked to. */
  CompletableFuture<LauncherException> death() {
    return process
        .onExit()
        .thenCompose(ended ->
            stopping
                ? new CompletableFuture<>()
                : CompletableFuture.completedFuture(ended(ended.exitValue())));
  }

  private LauncherException ended(int exitCode) {
    return new LauncherException(
        service.name()
            + " ended with exit code "
            + exitCode
            + ". Its log "
            + log
            + " ends with:\n"
            + LogTail.tail(log, LINES_THAT_EXPLAIN));
  }

  /**
   * @throws LauncherException if the service ends or does not become ready
   */
  void awaitReadiness() throws InterruptedException {
    long end = System.nanoTime() + STARTING_TAKES.toNanos();
    while (!isReady()) {
      if (!process.isAlive()) {
        throw ended(process.exitValue());
      }
      if (System.nanoTime() > end) {
        throw new LauncherException(
            service.name()
                + " was not ready within "
                + STARTING_TAKES.toSeconds()
                + " s. Its log "
                + log
                + " ends with:\n"
                + LogTail.tail(log, LINES_THAT_EXPLAIN));
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
  }

  private boolean isReady() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(service.readiness()).toURL().openConnection();
      connection.setConnectTimeout(PATIENCE_IN_MILLISECONDS);
      connection.setReadTimeout(PATIENCE_IN_MILLISECONDS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() {
    stopping = true;
    process.destroy();
    try {
      if (!process.waitFor(stopLimit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
      process.getOutputStream().close();
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException _) {
      // The pipe's reader is gone already, which is what closing it is for.
    }
  }
}
