package uk.ragtime.testing.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import uk.ragtime.embedded.Databases;
import uk.ragtime.embedded.EmbeddedPostgresServer;
import uk.ragtime.embedded.Ports;
import uk.ragtime.testing.faults.FaultProxy;

/**
 * A primary and a standby that follows it by streaming replication, behind one address that leads
 * to the primary and, after a switch-over, to the former standby.
 */
public final class ReplicatedPostgres implements AutoCloseable {
  private static final List<String> SETTINGS =
      List.of("fsync=off", "shared_buffers=64MB", "max_wal_size=256MB");

  private final Path directory;
  private final EmbeddedPostgresServer standby;
  private final FaultProxy address;
  private EmbeddedPostgresServer primary;

  private ReplicatedPostgres(Path directory) throws IOException {
    this.directory = directory;
    Path first = directory.resolve("first");
    Path second = directory.resolve("second");
    int port = Ports.free();
    // A cold copy is a base backup that needs no further program.
    EmbeddedPostgresServer.durable(Files.createDirectories(first), port, SETTINGS).close();
    copy(first, second);
    primary = EmbeddedPostgresServer.durable(first, port, SETTINGS);
    Files.createFile(second.resolve("data/standby.signal"));
    Files.writeString(
        second.resolve("data/postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 port=%d user=%s password=%s'%n"
            .formatted(port, primary.superuser(), primary.superuserPassword()),
        StandardOpenOption.APPEND);
    standby = EmbeddedPostgresServer.durable(second, Ports.free(), SETTINGS);
    address = FaultProxy.to(port);
  }

  /** Starts both on directories that closing deletes. */
  public static ReplicatedPostgres start() {
    try {
      return new ReplicatedPostgres(Files.createTempDirectory("ragtime-replicated-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /** Port of the address under which services know the primary. */
  public int port() {
    return address.port();
  }

  /** The superuser of the first primary, past the address. */
  public Databases.Administrator administrator() {
    return administratorOf(primary);
  }

  private static Databases.Administrator administratorOf(EmbeddedPostgresServer server) {
    return new Databases.Administrator(
        server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword());
  }

  /** Stops the primary; all its sessions are cut off. */
  public void stopPrimary() {
    primary.close();
  }

  public void startPrimary() {
    primary = EmbeddedPostgresServer.durable(directory.resolve("first"), primary.port(), SETTINGS);
  }

  /** Step one of a planned switch-over: the primary takes no more writes and keeps its sessions. */
  public void makePrimaryReadOnly() throws SQLException {
    run(primary, "alter system set default_transaction_read_only = on");
    run(primary, "select pg_reload_conf()");
  }

  /** Step two: the standby, which has everything, is promoted and takes over the address. */
  public void switchOver() throws SQLException {
    String end = ask(primary, "select pg_current_wal_flush_lsn()::text");
    while (!ask(standby, "select pg_last_wal_replay_lsn() >= '" + end + "'::pg_lsn").equals("t")) {
      Thread.onSpinWait();
    }
    ask(standby, "select pg_promote()");
    address.leadTo(standby.port());
  }

  /** Number of sessions that roles with this prefix have on the first primary. */
  public int sessionsOnFirst(String rolePrefix) throws SQLException {
    return Integer.parseInt(
        ask(
            primary,
            "select count(*) from pg_stat_activity where starts_with(usename, '"
                + rolePrefix
                + "')"));
  }

  private static void run(EmbeddedPostgresServer server, String sql) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(EmbeddedPostgresServer server, String sql) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static Connection connect(EmbeddedPostgresServer server) throws SQLException {
    Databases.Administrator administrator = administratorOf(server);
    return DriverManager.getConnection(
        administrator.url(), administrator.user(), administrator.password());
  }

  @Override
  public void close() {
    address.close();
    standby.close();
    primary.close();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
