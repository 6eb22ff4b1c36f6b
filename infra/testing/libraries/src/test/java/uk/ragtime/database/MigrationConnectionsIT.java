package uk.ragtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.ragtime.database.ForwardMigration.Outcome;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestServers;

/** The connections that Flyway gets for one command after another. */
class MigrationConnectionsIT {
  private static final String OWNER = "kept_owner";

  @TempDir private Path migrations;
  private TestDatabase database;
  private Flyway flyway;

  @BeforeEach
  void aSchema() throws IOException {
    database = TestServers.database("kept", OWNER);
    Files.writeString(migrations.resolve("V1__t.sql"), "create table t ()");
    flyway =
        Flyway.configure()
            .dataSource(database.url(), OWNER, database.password())
            .locations("filesystem:" + migrations)
            .defaultSchema("app")
            .createSchemas(true)
            .load();
  }

  @Test
  void oneCommandAfterAnotherUsesTheSameSessions() {
    String sessions =
        MigrationConnections.kept(
            flyway,
            kept -> {
              assertThat(ForwardMigration.migrate(kept)).isEqualTo(Outcome.DONE);
              String first = sessions();
              assertThat(ForwardMigration.migrate(kept)).isEqualTo(Outcome.DONE);
              assertThat(ForwardMigration.isNewer(kept)).isFalse();
              assertThat(sessions()).isEqualTo(first);
              return first;
            });

    assertThat(sessions).startsWith("{");
    awaitNone();
  }

  @Test
  void nothingOfAUseIsLeftForTheNext() {
    List<String> pids =
        MigrationConnections.kept(
            flyway,
            kept -> {
              DataSource owner = kept.getConfiguration().getDataSource();
              try {
                String first = use(owner);
                return List.of(first, seesNothing(owner));
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            });

    assertThat(pids.get(0)).isEqualTo(pids.get(1));
  }

  private static String use(DataSource owner) throws SQLException {
    Connection connection = owner.getConnection();
    try (connection;
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path to elsewhere");
      statement.execute("create temporary table left_over ()");
      statement.execute("select pg_advisory_lock(1)");
      connection.setAutoCommit(false);
      statement.execute("create schema uncommitted");
      return one(statement, "select pg_backend_pid()");
    } finally {
      assertThat(connection.isClosed()).isTrue();
      assertThatThrownBy(connection::createStatement).isInstanceOf(SQLException.class);
    }
  }

  private static String seesNothing(DataSource owner) throws SQLException {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(one(statement, "show search_path")).doesNotContain("elsewhere");
      assertThat(one(statement, "select count(*) from pg_class where relname = 'left_over'"))
          .isEqualTo("0");
      assertThat(one(statement, "select count(*) from pg_locks where locktype = 'advisory'"))
          .isEqualTo("0");
      assertThat(one(statement, "select count(*) from pg_namespace where nspname = 'uncommitted'"))
          .isEqualTo("0");
      return one(statement, "select pg_backend_pid()");
    }
  }

  @Test
  void aConnectionThatWasLostIsReplaced() {
    List<String> pids =
        MigrationConnections.kept(
            flyway,
            kept -> {
              DataSource owner = kept.getConfiguration().getDataSource();
              try {
                String lost = lose(owner);
                return List.of(lost, seesNothing(owner));
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            });

    assertThat(pids.get(0)).isNotEqualTo(pids.get(1));
  }

  private static String lose(DataSource owner) throws SQLException {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      String pid = one(statement, "select pg_backend_pid()");
      assertThatThrownBy(() -> statement.execute("select pg_terminate_backend(" + pid + ")"))
          .isInstanceOf(SQLException.class);
      return pid;
    }
  }

  /** Numbers of the owner's sessions; they end a little after their connections. */
  private String sessions() {
    var server = TestServers.postgres();
    try (Connection connection =
            DriverManager.getConnection(
                server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword());
        Statement statement = connection.createStatement()) {
      return one(
          statement,
          "select array_agg(pid order by pid) from pg_stat_activity where datname = '%s'"
              .formatted(database.name()));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitNone() {
    long giveUp = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!sessions().equals("null") && System.nanoTime() - giveUp < 0) {
      Thread.onSpinWait();
    }
    assertThat(sessions()).isEqualTo("null");
  }

  private static String one(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }
}
