package uk.ragtime.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerIT {

  @TempDir Path directory;

  @Test
  void aDurableServerKeepsItsDataAndFlushesWhatItAcknowledges() throws Exception {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.durable(directory, Ports.free())) {
      execute(server, "create table rating (word text)");
      execute(server, "insert into rating values ('AMBER')");
      assertThat(query(server, "show fsync")).isEqualTo("on");
      assertThat(query(server, "show synchronous_commit")).isEqualTo("on");
      assertThat(query(server, "show server_version")).startsWith("18");
    }

    try (EmbeddedPostgresServer again = EmbeddedPostgresServer.durable(directory, Ports.free())) {
      assertThat(query(again, "select word from rating")).isEqualTo("AMBER");
    }
  }

  @Test
  void nobodyGetsInWithoutThePassword() {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.throwAway()) {
      String url = server.jdbcUrl("postgres");

      assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "guessed"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void databasesAreMadeOnceAndBelongToTheirOwner() throws Exception {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.throwAway()) {
      Databases.Administrator administrator =
          new Databases.Administrator(
              server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword());
      Databases.Login owner = new Databases.Login("garden_owner", "first'one");
      List<Databases.Login> roles = List.of(new Databases.Login("garden", "o\"ne"));

      Databases.create(administrator, "garden", owner, roles);
      Databases.create(administrator, "garden", owner, roles);

      String url = server.jdbcUrl("garden");
      try (Connection connection = DriverManager.getConnection(url, "garden_owner", "first'one")) {
        assertThat(
                query(
                    connection,
                    "select pg_get_userbyid(datdba) from pg_database"
                        + " where datname = 'garden'"))
            .isEqualTo("garden_owner");
      }
      try (Connection connection = DriverManager.getConnection(url, "garden", "o\"ne")) {
        assertThat(
                query(
                    connection,
                    "select rolsuper or rolbypassrls from pg_roles where rolname = 'garden'"))
            .isEqualTo("f");
        assertThatThrownBy(() -> query(connection, "create table mine (n int)"))
            .isInstanceOf(SQLException.class);
      }
    }
  }

  @Test
  void aSecondServerOnTheSameDataIsRefusedInPlainWords() {
    EmbeddedPostgresServer first = EmbeddedPostgresServer.durable(directory, Ports.free());
    try (first) {
      assertThatThrownBy(() -> EmbeddedPostgresServer.durable(directory, Ports.free()))
          .isInstanceOf(EmbeddedServerException.class)
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void aServerWhoseStarterWasKilledStopsAndItsDataIsThereForTheNext() throws Exception {
    Process starter = startInAnotherJvm(directory);
    long postmaster;
    try (BufferedReader reader = starter.inputReader()) {
      postmaster = Long.parseLong(reader.readLine());
      assertThat(ProcessHandle.of(postmaster)).isPresent();
      starter.destroyForcibly().waitFor();
    }

    try (EmbeddedPostgresServer next = EmbeddedPostgresServer.durable(directory, Ports.free())) {
      assertThat(query(next, "select word from rating")).isEqualTo("GREEN");
    }
    assertThat(isGoneWithin(Duration.ofSeconds(10), postmaster)).isTrue();
  }

  @Test
  void aThrowAwayServerLeavesNothingBehind() throws Exception {
    EmbeddedPostgresServer server = EmbeddedPostgresServer.throwAway();
    Path data = Path.of(query(server, "show data_directory"));

    server.close();

    assertThat(Files.exists(data)).isFalse();
  }

  /** Starts a server, writes a row, prints the server's process id and waits to be killed. */
  static final class Starter {
    public static void main(String[] arguments) throws Exception {
      Path directory = Path.of(arguments[0]);
      EmbeddedPostgresServer server = EmbeddedPostgresServer.durable(directory, Ports.free());
      execute(server, "create table rating (word text)");
      execute(server, "insert into rating values ('GREEN')");
      System.out.println(Files.readAllLines(directory.resolve("data/postmaster.pid")).getFirst());
      Thread.sleep(Duration.ofMinutes(1));
    }
  }

  private static Process startInAnotherJvm(Path directory) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Starter.class.getName(),
            directory.toRealPath().toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static boolean isGoneWithin(Duration patience, long pid) throws InterruptedException {
    Instant end = Instant.now().plus(patience);
    while (Instant.now().isBefore(end)) {
      Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
      if (process.isEmpty()) {
        return true;
      }
      Thread.sleep(50);
    }
    return false;
  }

  private static Connection connect(EmbeddedPostgresServer server) throws SQLException {
    return DriverManager.getConnection(
        server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword());
  }

  private static void execute(EmbeddedPostgresServer server, String sql) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(EmbeddedPostgresServer server, String sql) throws SQLException {
    try (Connection connection = connect(server)) {
      return query(connection, sql);
    }
  }

  private static String query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
