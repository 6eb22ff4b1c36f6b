package uk.ragtime.testing.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.ragtime.embedded.Ports;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestServers;

/** PgBouncer in transaction mode, before the shared PostgreSQL. */
public final class PgBouncer implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");

  /** Fewer than clients, so that successive transactions of one run in several sessions. */
  private static final int SESSIONS = 3;

  private static final int LOOKS = 100;
  private static final int BETWEEN_LOOKS_IN_MILLISECONDS = 50;

  private final Path directory;
  private final int port = Ports.free();
  private final Process process;

  private PgBouncer(List<String> users) throws IOException {
    if (!Files.isExecutable(PROGRAM)) {
      throw new IllegalStateException("PgBouncer is not installed: apt-get install pgbouncer");
    }
    directory = Files.createTempDirectory("ragtime-pgbouncer-");
    Path passwords = directory.resolve("users.txt");
    Files.writeString(
        passwords,
        users.stream()
            .map(user -> "\"%s\" \"%s\"%n".formatted(user, TestServers.PASSWORD))
            .collect(Collectors.joining()));
    Path settings = directory.resolve("pgbouncer.ini");
    Files.writeString(
        settings,
        """
        [databases]
        * = host=%s port=%d
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %d
        unix_socket_dir =
        auth_type = scram-sha-256
        auth_file = %s
        pool_mode = transaction
        default_pool_size = %d
        max_client_conn = 200
        ignore_startup_parameters = extra_float_digits
        """
            .formatted(
                TestServers.postgres().host(),
                TestServers.postgres().port(),
                port,
                passwords,
                SESSIONS));
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U")); // it refuses to run as root
    }
    command.addAll(List.of(PROGRAM.toString(), settings.toString()));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("pgbouncer.log").toFile())
            .start();
  }

  /**
   * Starts it for some roles of the shared server.
   *
   * @throws IllegalStateException if it is not installed or does not start
   */
  public static PgBouncer start(String... users) {
    try {
      PgBouncer started = new PgBouncer(List.of(users));
      started.awaitStart();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitStart() throws IOException {
    for (int look = 0; look < LOOKS && process.isAlive(); look++) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException _) {
        pause();
      }
    }
    String log = Files.readString(directory.resolve("pgbouncer.log"));
    close();
    throw new IllegalStateException("PgBouncer did not start:\n" + log);
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS_IN_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The JDBC URL of a database through it. */
  public String url(TestDatabase database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database.name();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
