package uk.ragtime.testing.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import uk.ragtime.embedded.Databases;
import uk.ragtime.embedded.EmbeddedPostgresServer;
import uk.ragtime.embedded.Ports;
import uk.ragtime.testing.history.EventStoreReader;

/**
 * A durable PostgreSQL with the event store's database that can be stopped, crashed and restarted.
 */
public final class RestartablePostgres implements AutoCloseable {
  static final String NAME = "ragtime_command";
  static final String OWNER = "ragtime_command_owner";
  static final String PASSWORD = "test-only";
  private static final int DYING_TAKES_SECONDS = 30;

  private final Path directory;
  private final int port;
  private @Nullable EmbeddedPostgresServer server;

  private RestartablePostgres(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  /**
   * @param directory is made if it is missing, and kept
   */
  public static RestartablePostgres start(Path directory) {
    RestartablePostgres database = new RestartablePostgres(directory, Ports.free());
    database.start();
    EmbeddedPostgresServer server = database.running();
    Databases.create(
        new Databases.Administrator(
            server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword()),
        NAME,
        new Databases.Login(OWNER, PASSWORD),
        List.of(
            new Databases.Login("ragtime_command", PASSWORD),
            new Databases.Login("ragtime_relay", PASSWORD),
            new Databases.Login("ragtime_rebuild", PASSWORD)));
    return database;
  }

  public int port() {
    return port;
  }

  /** The store as its owner reads it, past all proxies. */
  public EventStoreReader content() {
    return new EventStoreReader(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME, OWNER, PASSWORD);
  }

  /** Starts it unless it runs. */
  public synchronized void start() {
    if (server == null) {
      server = EmbeddedPostgresServer.durable(directory, port);
    }
  }

  private synchronized EmbeddedPostgresServer running() {
    if (server == null) {
      throw new IllegalStateException("PostgreSQL is stopped");
    }
    return server;
  }

  /** Stops it as an administrator would: clients are cut off, all is flushed. */
  public synchronized void stop() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  /** Ends it without a chance to tidy up; the next start has to recover from the log. */
  public synchronized void crash() {
    EmbeddedPostgresServer dying = running();
    ProcessHandle postmaster = postmaster();
    try {
      // QUIT is PostgreSQL's immediate shutdown: it writes nothing more, and leaves no process.
      Process quit = new ProcessBuilder("kill", "-QUIT", Long.toString(postmaster.pid())).start();
      quit.waitFor();
      postmaster.onExit().get(DYING_TAKES_SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("PostgreSQL did not die", e);
    } finally {
      dying.close();
      server = null;
    }
  }

  /** From now on events stand on another disk; everything else stays where it is. */
  public void moveEventsTo(Path disk) {
    administer(
        "create tablespace elsewhere location '" + disk + "'",
        "alter table store.event set tablespace elsewhere");
  }

  public void moveEventsBack() {
    administer("alter table store.event set tablespace pg_default", "drop tablespace elsewhere");
  }

  private void administer(String... definitions) {
    EmbeddedPostgresServer server = running();
    try (Connection connection =
            DriverManager.getConnection(
                server.jdbcUrl(NAME), server.superuser(), server.superuserPassword());
        Statement statement = connection.createStatement()) {
      for (String definition : definitions) {
        statement.execute(definition);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private ProcessHandle postmaster() {
    try {
      Path pidFile = directory.resolve("data").resolve("postmaster.pid");
      long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
      return ProcessHandle.of(pid).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
