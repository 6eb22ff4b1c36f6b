package uk.ragtime.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL's files: {@code data}, the superuser's password and the server's log; and the programs
 * that work on them.
 */
final class PostgresDirectory {

  static final String SUPERUSER = "postgres";

  private static final Logger log = LoggerFactory.getLogger(PostgresDirectory.class);
  private static final Duration INITIALISING_TAKES = Duration.ofMinutes(2);
  private static final Duration STOPPING_TAKES = Duration.ofSeconds(30);
  private static final int LINES_THAT_EXPLAIN = 15;

  private final Path data;
  private final Path passwordFile;
  private final Path serverLog;
  private final Path programs;
  private final List<String> prefix;

  PostgresDirectory(Path directory) {
    this.data = directory.resolve("data");
    this.passwordFile = passwordFile(directory);
    this.serverLog = directory.resolve("postgresql.log");
    this.programs = PostgresBinaries.unpacked().resolve("bin");
    this.prefix = unprivileged(directory);
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own it does not see root. */
  private static List<String> unprivileged(Path directory) {
    if (!System.getProperty("user.name").equals("root")
        || System.getProperty("os.name").startsWith("Mac")) {
      return List.of();
    }
    List<String> unshare = List.of("unshare", "-U");
    List<String> probe = new ArrayList<>(unshare);
    probe.add("true");
    if (ProgramRunner.run(probe, directory.resolve("postgresql.log"), STOPPING_TAKES) != 0) {
      throw new EmbeddedServerException(
          "PostgreSQL does not run as root, and this machine does not let root become somebody"
              + " else (unshare -U). Run as another user.");
    }
    return unshare;
  }

  Path serverLog() {
    return serverLog;
  }

  boolean isInitialised() {
    // Written by initdb as its last act; see initialise.
    return Files.exists(data.resolve("PG_VERSION")) && Files.exists(passwordFile);
  }

  void initialise(Durability durability) {
    try {
      if (Files.exists(data)) {
        log.info("An earlier initialisation of {} was cut off; starting over", data);
        Directories.delete(data);
      }
      Path given = Files.createTempFile(passwordFile.getParent(), "password", "");
      Files.setPosixFilePermissions(given, PosixFilePermissions.fromString("rw-------"));
      Files.writeString(given, newPassword());
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "--pgdata=" + data,
                  "--username=" + SUPERUSER,
                  "--pwfile=" + given,
                  "--auth=scram-sha-256",
                  "--encoding=UTF8",
                  // The same order on every machine, whatever languages it knows.
                  "--locale-provider=builtin",
                  "--builtin-locale=C.UTF-8",
                  "--locale=C",
                  "--no-instructions"));
      if (durability == Durability.THROW_AWAY) {
        arguments.add("--no-sync");
        // Its passwords protect nothing, and each connection would hash one 4,096 times.
        arguments.add("--set=scram_iterations=1");
      }
      if (run("initdb", INITIALISING_TAKES, arguments) != 0) {
        throw failed("PostgreSQL could not prepare its directory " + data);
      }
      // The password file is the mark of a finished initialisation, so it comes last.
      Files.move(given, passwordFile);
    } catch (IOException e) {
      throw new EmbeddedServerException("PostgreSQL's directory cannot be prepared: " + e, e);
    }
  }

  private static String newPassword() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static Path passwordFile(Path directory) {
    return directory.resolve("superuser-password");
  }

  String superuserPassword() {
    return password(passwordFile);
  }

  /** The same where another process has the server. */
  static String superuserPassword(Path directory) {
    return password(passwordFile(directory));
  }

  private static String password(Path passwordFile) {
    try {
      return Files.readString(passwordFile, StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      throw new EmbeddedServerException("The superuser's password cannot be read: " + e, e);
    }
  }

  /** Whether a server ran on the directory and was not stopped; it may have ended all the same. */
  static boolean mayBeInUse(Path directory) {
    return Files.exists(directory.resolve("data").resolve("postmaster.pid"));
  }

  void stopLeftOver() {
    runningServer()
        .ifPresent(left -> {
          log.info("PostgreSQL of an earlier run still runs (process {}): stopping it", left.pid());
          stop(Durability.DURABLE);
        });
  }

  /** The server that runs on this directory, if one does. A pid file alone proves nothing. */
  Optional<ProcessHandle> runningServer() {
    try {
      List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
      if (lines.size() < 2 || !Path.of(lines.get(1)).equals(data)) {
        return Optional.empty();
      }
      return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
          .filter(ProcessHandle::isAlive)
          .filter(PostgresDirectory::isPostgres);
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(c -> c.endsWith("postgres")).orElse(true);
  }

  /** Starts the server in a session of its own: a terminal's Ctrl-C is not for it. */
  void start(int port, List<String> settings) {
    StringBuilder options = new StringBuilder("-p " + port);
    settings.forEach(setting -> options.append(" -c ").append(setting));
    List<String> arguments =
        List.of("start", "-w", "-t", "60", "-D", data.toString(), "-l", serverLog.toString(), "-o");
    List<String> all = new ArrayList<>(arguments);
    all.add(options.toString());
    if (run("pg_ctl", Duration.ofSeconds(70), all) != 0) {
      throw failed("PostgreSQL did not start on port " + port);
    }
  }

  /**
   * Stops the server as an administrator would: clients are cut off, and everything is flushed that
   * is to be kept.
   */
  void stop(Durability durability) {
    String mode = durability == Durability.DURABLE ? "fast" : "immediate";
    List<String> arguments =
        List.of("stop", "-w", "-m", mode, "-t", "" + STOPPING_TAKES.toSeconds(), "-D", "" + data);
    if (run("pg_ctl", STOPPING_TAKES.plusSeconds(5), arguments) != 0
        && runningServer().isPresent()) {
      throw failed("PostgreSQL did not stop within " + STOPPING_TAKES.toSeconds() + " s");
    }
  }

  private int run(String program, Duration atMost, List<String> arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(programs.resolve(program).toString());
    command.addAll(arguments);
    return ProgramRunner.run(command, serverLog, atMost);
  }

  private EmbeddedServerException failed(String what) {
    return new EmbeddedServerException(
        what
            + ". Its log "
            + serverLog
            + " ends with:\n"
            + ProgramRunner.tail(serverLog, LINES_THAT_EXPLAIN));
  }
}
