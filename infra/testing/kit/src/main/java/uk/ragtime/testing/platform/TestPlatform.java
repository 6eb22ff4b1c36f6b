package uk.ragtime.testing.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import uk.ragtime.embedded.Ports;
import uk.ragtime.testing.GenerousLimits;

/**
 * A test's own platform: {@code ./ragtime up} as a child process, on free ports and a data
 * directory that the caller removes. It runs the existing jars and builds none. Stopping it is a
 * person's Ctrl-C.
 */
public final class TestPlatform implements AutoCloseable {
  /** Printed when everything answers. */
  private static final String READY = "Ragtime is ready";

  /** Seconds, once it is prepared for quick starts; minutes before, or on a busy machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(8);

  /** Tokens last an hour; a caller gets one with at least half of it left. */
  private static final Duration TOKEN_IS_FRESH = Duration.ofMinutes(30);

  private record Token(String value, Instant askedAt) {
    boolean isFresh() {
      return Instant.now().isBefore(askedAt.plus(TOKEN_IS_FRESH));
    }
  }

  private final Path root;
  private final Map<String, String> environment;
  private final Process process;
  private final List<String> output = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch settled = new CountDownLatch(1);
  private final Map<String, Token> tokens;

  private TestPlatform(Path root, Map<String, String> environment, Map<String, Token> tokens) {
    this.root = root;
    this.environment = environment;
    this.tokens = tokens;
    this.process = ragtime("up");
    Thread.ofVirtual().name("ragtime-output").start(this::read);
  }

  /**
   * Starts a platform and waits until it is ready.
   *
   * @param root the folder that {@code ./ragtime} stands in
   * @param data where it keeps what it is told
   * @throws IllegalStateException with what it printed, if it does not become ready
   */
  public static TestPlatform start(Path root, Path data) {
    return start(root, data, GenerousLimits.environment());
  }

  /** Starts a platform with settings of its own, by the names of its environment. */
  public static TestPlatform start(Path root, Path data, Map<String, String> settings) {
    Map<String, String> environment = freePorts(data);
    environment.putAll(settings);
    return start(root, environment, new ConcurrentHashMap<>());
  }

  /** Starts a platform again: same data, same ports, and therefore the same tokens. */
  public TestPlatform startAgain() {
    return start(root, environment, tokens);
  }

  private static TestPlatform start(
      Path root, Map<String, String> environment, Map<String, Token> tokens) {
    TestPlatform platform = new TestPlatform(root, environment, tokens);
    platform.awaitReady();
    return platform;
  }

  public URI commandService() {
    return local("RAGTIME_PORT_COMMAND");
  }

  public URI queryService() {
    return local("RAGTIME_PORT_QUERY");
  }

  public URI portal() {
    return local("RAGTIME_PORT_PORTAL");
  }

  /** A client of command-service; personas are those of {@code ./ragtime token}. */
  public TestClient commands(String persona) {
    return new TestClient(commandService(), token(persona));
  }

  /** A client of query-service. */
  public TestClient queries(String persona) {
    return new TestClient(queryService(), token(persona));
  }

  /** A token of a persona, from the issuer that {@code ./ragtime token} gets it from. */
  public String token(String persona) {
    return tokens
        .compute(
            persona,
            (_, had) ->
                had != null && had.isFresh() ? had : new Token(askForToken(persona), Instant.now()))
        .value();
  }

  /** Its output so far. */
  public List<String> output() {
    synchronized (output) {
      return List.copyOf(output);
    }
  }

  /** Runs {@code ./ragtime} with the platform's environment; standard error joins the output. */
  public Process ragtime(String... arguments) {
    List<String> command = new ArrayList<>(List.of("bash", root.resolve("ragtime").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills the launcher without giving it a chance to stop anything. */
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    await(process);
  }

  /** Terminates it and waits for its end. */
  public void stop() {
    process.destroy();
    await(process);
  }

  @Override
  public void close() {
    stop();
  }

  /** The exit code; only of a platform that was stopped or killed. */
  public int exitCode() {
    return process.exitValue();
  }

  private String askForToken(String persona) {
    Path secrets = Path.of(environment.get("RAGTIME_DATA"), "issuer", "client-secrets.properties");
    return PersonaToken.of(local("RAGTIME_PORT_ISSUER"), secrets, persona);
  }

  private void read() {
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        output.add(line);
        if (line.contains(READY)) {
          settled.countDown();
        }
      }
    } catch (IOException e) {
      output.add("(its output ended: " + e.getMessage() + ")");
    } finally {
      settled.countDown();
    }
  }

  private void awaitReady() {
    try {
      boolean inTime = settled.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (!inTime || output().stream().noneMatch(line -> line.contains(READY))) {
        close();
        throw new IllegalStateException(
            "the platform did not become ready; it said:\n" + String.join("\n", output()));
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static void await(Process process) {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("the platform did not stop");
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while waiting for the platform", e);
  }

  private URI local(String port) {
    return URI.create("http://127.0.0.1:" + environment.get(port));
  }

  private static Map<String, String> freePorts(Path data) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("RAGTIME_DATA", data.toString());
    environment.put("RAGTIME_BUILD", "no");
    for (String server :
        List.of("PORTAL", "PORTAL_METRICS", "COMMAND", "QUERY", "ISSUER", "POSTGRESQL", "KAFKA")) {
      environment.put("RAGTIME_PORT_" + server, Integer.toString(Ports.free()));
    }
    return environment;
  }
}
