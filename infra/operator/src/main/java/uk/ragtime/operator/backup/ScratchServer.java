package uk.ragtime.operator.backup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import uk.ragtime.operator.DatabaseLogin;
import uk.ragtime.operator.OperatorException;

/**
 * A server on a restored directory, for a drill: on a free port of the loopback interface, with
 * settings of its own, and without archiving anything.
 */
final class ScratchServer implements AutoCloseable {
  /** A long archive takes its time; a drill that takes longer than this needs a newer backup. */
  private static final Duration LONGEST_RECOVERY = Duration.ofHours(4);

  private static final Duration PAUSE = Duration.ofMillis(200);

  /** SQLSTATE cannot_connect_now. */
  private static final String RECOVERING = "57P03";

  private static final String SETTINGS =
      """
      listen_addresses = '127.0.0.1'
      unix_socket_directories = ''
      hot_standby = off
      fsync = off
      shared_buffers = '128MB'
      """;

  private static final String LOGINS = "host all all 127.0.0.1/32 scram-sha-256\n";

  private static final int LINES_THAT_EXPLAIN = 10;

  private final Path programs;
  private final Path data;
  private final Path log;
  private final int port;

  private ScratchServer(Path programs, Path directory, int port) {
    this.programs = programs;
    this.data = directory.resolve("data");
    this.log = directory.resolve("server.log");
    this.port = port;
  }

  /**
   * Starts it; it may still be recovering.
   *
   * @param programs the directory of {@code pg_ctl}
   * @param directory holds the data directory, and what this server adds
   */
  static ScratchServer start(Path programs, Path directory)
      throws IOException, InterruptedException {
    ScratchServer server = new ScratchServer(programs, directory, freePort());
    Path settings = Files.writeString(directory.resolve("drill.conf"), SETTINGS);
    Path logins = Files.writeString(directory.resolve("drill_hba.conf"), LOGINS);
    String options =
        "-p %d -c \"config_file=%s\" -c \"hba_file=%s\" -c archive_mode=off"
            .formatted(server.port, settings, logins);
    int code =
        server.control(
            LONGEST_RECOVERY,
            "start",
            "-w",
            "-t",
            Long.toString(LONGEST_RECOVERY.toSeconds()),
            "-l",
            server.log.toString(),
            "-o",
            options);
    if (code != 0) {
      throw new OperatorException(
          "The restored server did not start. Its log ends with:\n" + server.end());
    }
    return server;
  }

  /**
   * Connects to the same database on this server, as soon as it has recovered.
   *
   * @throws OperatorException if it does not
   */
  Connection connect(DatabaseLogin live) throws IOException, InterruptedException {
    long giveUpAt = System.nanoTime() + LONGEST_RECOVERY.toNanos();
    while (true) {
      try {
        return DriverManager.getConnection(url(live.url()), live.user(), live.password());
      } catch (SQLException e) {
        if (!RECOVERING.equals(e.getSQLState()) || System.nanoTime() - giveUpAt > 0) {
          throw new OperatorException(
              "The restored server did not recover. Its log ends with:\n" + end(), e);
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  private String url(String original) {
    String database =
        original.replaceFirst("^jdbc:postgresql://[^/]*/", "").replaceFirst("\\?.*", "");
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private int control(Duration longest, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U")); // PostgreSQL does not run as root
    }
    command.add(programs.resolve("pg_ctl").toString());
    command.addAll(List.of("-D", data.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    if (!process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new OperatorException(command.getFirst() + " did not end within " + longest + ".");
    }
    return process.exitValue();
  }

  private String end() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join(
        "\n", lines.subList(Math.max(0, lines.size() - LINES_THAT_EXPLAIN), lines.size()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      control(Duration.ofMinutes(1), "stop", "-w", "-m", "immediate");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
