package uk.ragtime.acceptance.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Programs that others wrote, run by the tests. */
final class Programs {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private Programs() {}

  /** Runs a program to its end. */
  static void run(List<String> command) {
    run(command, Map.of());
  }

  static void run(List<String> command, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      String output = process.inputReader().readAllAsString();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command.getFirst() + " failed: " + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Starts a server that writes to a log. */
  static Process start(List<String> command, Map<String, String> environment, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until a server is ready. */
  static void await(Process server, Path log, BooleanSupplier ready) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!ready.getAsBoolean()) {
        if (!server.isAlive() || System.nanoTime() > end) {
          throw new IllegalStateException("not ready; its log: " + Files.readString(log));
        }
        Thread.sleep(BETWEEN_LOOKS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Whether an address answers 200. */
  static boolean answers(HttpClient http, String address) {
    try {
      return http.send(
                  HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Terminates a server and what it started, and waits for the end. */
  static void stop(Process server) {
    List<ProcessHandle> all = server.descendants().toList();
    server.destroy();
    try {
      if (!server.waitFor(20, TimeUnit.SECONDS)) {
        server.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      all.forEach(ProcessHandle::destroyForcibly);
    }
  }

  static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted", e);
  }
}
