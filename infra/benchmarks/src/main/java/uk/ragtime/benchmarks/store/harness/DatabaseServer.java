package uk.ragtime.benchmarks.store.harness;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import uk.ragtime.embedded.Databases;
import uk.ragtime.embedded.EmbeddedPostgresServer;
import uk.ragtime.embedded.Ports;
import uk.ragtime.testing.TestDatabase;

/**
 * One PostgreSQL for all contenders, durable as in a deployment; each contender has a database of
 * its own.
 */
public final class DatabaseServer implements AutoCloseable {
  private static final String OWNER = "ragtime_command_owner";
  private static final List<String> LOGINS =
      List.of("ragtime_command", "ragtime_relay", "ragtime_rebuild");
  private static final String PASSWORD = "benchmark";

  private final EmbeddedPostgresServer server;

  private DatabaseServer(EmbeddedPostgresServer server) {
    this.server = server;
  }

  public static DatabaseServer on(Path directory) {
    return on(directory, List.of());
  }

  /**
   * @param settings of the server, such as {@code shared_buffers=2GB}
   */
  public static DatabaseServer on(Path directory, List<String> settings) {
    return new DatabaseServer(EmbeddedPostgresServer.durable(directory, Ports.free(), settings));
  }

  /** A new database with the roles that command-service expects. */
  public TestDatabase database(String name) {
    return database(name, OWNER, LOGINS, List.of());
  }

  /** A new database with roles of one's own. */
  public TestDatabase database(
      String name,
      String owner,
      List<String> logins,
      List<Databases.AssumableRole> assumableRoles) {
    Databases.create(
        new Databases.Administrator(
            server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword()),
        name,
        new Databases.Login(owner, PASSWORD),
        logins.stream().map(login -> new Databases.Login(login, PASSWORD)).toList(),
        assumableRoles);
    return new TestDatabase(name, server.jdbcUrl(name), owner, logins, PASSWORD);
  }

  /** Connections of the database's owner. */
  public static HikariDataSource pool(TestDatabase database, int size, String parameters) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.url() + parameters);
    config.setUsername(database.owner());
    config.setPassword(database.password());
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(size);
    return new HikariDataSource(config);
  }

  /** So that no contender pays for what another one wrote. */
  public void checkpoint() throws SQLException {
    try (Connection connection = administrator();
        Statement statement = connection.createStatement()) {
      statement.execute("checkpoint");
    }
  }

  /** Drops the database to free its disk space; open connections are closed. */
  public void drop(TestDatabase database) throws SQLException {
    try (Connection connection = administrator();
        Statement statement = connection.createStatement()) {
      statement.execute("drop database " + database.name() + " with (force)");
    }
  }

  public String version() throws SQLException {
    return setting("server_version");
  }

  /** The server's value of a setting. */
  public String setting(String name) throws SQLException {
    try (Connection connection = administrator();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show " + name)) {
      row.next();
      return row.getString(1);
    }
  }

  private Connection administrator() throws SQLException {
    return administrator("postgres");
  }

  /** A connection of the superuser, who bypasses row-level security. */
  public Connection administrator(String database) throws SQLException {
    return DriverManager.getConnection(
        server.jdbcUrl(database), server.superuser(), server.superuserPassword());
  }

  /** The first column of the first row. */
  public static long number(TestDatabase database, String query) throws SQLException {
    try (Connection connection = database.connect(database.owner());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
