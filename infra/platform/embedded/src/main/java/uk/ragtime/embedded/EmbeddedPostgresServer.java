package uk.ragtime.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL on this machine, on the loopback interface only, with a password for everybody.
 *
 * <p>It stops when it is closed, and also when the JVM that started it dies, however it dies. A
 * server that was left behind all the same is stopped by the next start on its directory.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {

  private final PostgresDirectory directory;
  private final Path path;
  private final Durability durability;
  private final int port;
  private final List<String> more;
  private final DirectoryLock lock;
  private @Nullable Watchdog watchdog;
  private volatile boolean closed;

  private EmbeddedPostgresServer(Path path, Durability durability, int port, List<String> more) {
    this.path = path.toAbsolutePath().normalize();
    this.durability = durability;
    this.port = port;
    this.more = List.copyOf(more);
    this.lock = DirectoryLock.take(this.path);
    this.directory = new PostgresDirectory(this.path);
  }

  /** Starts on a directory that is made if it is missing, and kept. */
  public static EmbeddedPostgresServer durable(Path directory, int port) {
    return durable(directory, port, List.of());
  }

  /**
   * The same with settings of one's own.
   *
   * @param more such as {@code shared_buffers=2GB}; they win over what is set here
   */
  public static EmbeddedPostgresServer durable(Path directory, int port, List<String> more) {
    return started(new EmbeddedPostgresServer(directory, Durability.DURABLE, port, more));
  }

  /** Starts an empty server on a free port; closing it deletes it, and so does the JVM's end. */
  public static EmbeddedPostgresServer throwAway() {
    return started(
        new EmbeddedPostgresServer(
            Directories.temporary("ragtime-postgresql-"),
            Durability.THROW_AWAY,
            Ports.free(),
            List.of()));
  }

  private static EmbeddedPostgresServer started(EmbeddedPostgresServer server) {
    try {
      server.start();
      return server;
    } catch (RuntimeException | Error e) {
      server.lock.close();
      throw e;
    }
  }

  /**
   * Stops the server that an earlier run, killed before it could, left on a directory; frees its
   * port. Starting on the directory does the same.
   */
  public static void stopLeftOver(Path directory) {
    if (PostgresDirectory.mayBeInUse(directory)) {
      new PostgresDirectory(directory).stopLeftOver();
    }
  }

  /**
   * The administrator of the server that another process of this user runs on a directory.
   *
   * @throws EmbeddedServerException if none was ever started there
   */
  public static Databases.Administrator administrator(Path directory, int port, String database) {
    return new Databases.Administrator(
        jdbcUrl(port, database),
        PostgresDirectory.SUPERUSER,
        PostgresDirectory.superuserPassword(directory));
  }

  private void start() {
    directory.stopLeftOver();
    if (!Ports.isFree(port)) {
      throw new EmbeddedServerException("PostgreSQL cannot listen on port " + port + ": in use.");
    }
    if (!directory.isInitialised()) {
      directory.initialise(durability);
    }
    directory.start(port, settings());
    watchdog = watch();
  }

  private List<String> settings() {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=200",
                "shared_buffers=256MB",
                "max_wal_size=2GB",
                "checkpoint_timeout=15min",
                "jit=off",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_line_prefix='%m [%p] %q%u@%d '"));
    boolean durable = durability == Durability.DURABLE;
    String flush = durable ? "on" : "off";
    settings.add("fsync=" + flush);
    settings.add("full_page_writes=" + flush);
    settings.add("synchronous_commit=on");
    settings.addAll(more);
    return settings;
  }

  /** A server that is thrown away stops at once, and its files may be in memory. */
  private Watchdog watch() {
    String postmaster = Long.toString(directory.runningServer().orElseThrow().pid());
    try {
      return durability == Durability.DURABLE
          ? Watchdog.start("postgresql-watchdog", "kill -INT \"$1\"", postmaster)
          : Watchdog.start(
              "postgresql-watchdog",
              "kill -QUIT \"$1\"; while kill -0 \"$1\"; do sleep 1; done; rm -rf -- \"$2\"",
              postmaster,
              path.toString());
    } catch (IOException e) {
      directory.stop(durability);
      throw new EmbeddedServerException("PostgreSQL's watchdog did not start: " + e, e);
    }
  }

  public int port() {
    return port;
  }

  public String superuser() {
    return PostgresDirectory.SUPERUSER;
  }

  public String superuserPassword() {
    return directory.superuserPassword();
  }

  /** JDBC address of a database; {@code postgres} is always there. */
  public String jdbcUrl(String database) {
    return jdbcUrl(port, database);
  }

  private static String jdbcUrl(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** The server's log file. */
  public Path log() {
    return directory.serverLog();
  }

  /** Completes when the server ends without having been closed. */
  public CompletableFuture<ProcessHandle> onExit() {
    return directory
        .runningServer()
        .orElseThrow()
        .onExit()
        .thenCompose(
            ended -> closed ? new CompletableFuture<>() : CompletableFuture.completedFuture(ended));
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      directory.stop(durability);
    } finally {
      if (watchdog != null) {
        watchdog.dismiss();
      }
      lock.close();
    }
    if (durability == Durability.THROW_AWAY && Files.isDirectory(path)) {
      Directories.delete(path);
    }
  }
}
