package uk.ragtime.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerIT {

  /** Seconds; more on a machine that does ten other things. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

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
    Process starter = startInAnotherJvm(Starter.class, directory.toRealPath().toString());
    long postmaster;
    try (BufferedReader reader = starter.inputReader()) {
      postmaster = Long.parseLong(reader.readLine());
      assertThat(ProcessHandle.of(postmaster)).isPresent();
      starter.destroyForcibly().waitFor();
    }

    try (EmbeddedPostgresServer next = EmbeddedPostgresServer.durable(directory, Ports.free())) {
      assertThat(query(next, "select word from rating")).isEqualTo("GREEN");
    }
    assertThat(becomesTrue(() -> hasEnded(postmaster))).isTrue();
  }

  @Test
  void aThrowAwayServerLeavesNothingBehind() throws Exception {
    EmbeddedPostgresServer server = EmbeddedPostgresServer.throwAway();
    Path data = Path.of(query(server, "show data_directory"));

    server.close();

    assertThat(Files.exists(data)).isFalse();
  }

  @Test
  void throwAwayServersWhoseStarterWasKilledLeaveNothingBehind() throws Exception {
    Process starter = startInAnotherJvm(ThrowAwayStarter.class);
    Path postgres;
    Path kafka;
    try (BufferedReader reader = starter.inputReader()) {
      postgres = printed(reader, "postgres ");
      kafka = printed(reader, "kafka ");
      assertThat(postgres).isNotEmptyDirectory();
      assertThat(kafka).isNotEmptyDirectory();
      starter.destroyForcibly().waitFor();
    }

    assertThat(becomesTrue(() -> Files.notExists(postgres.getParent()) && Files.notExists(kafka)))
        .isTrue();
  }

  /** The broker's log is printed as well. */
  private static Path printed(BufferedReader reader, String name) throws IOException {
    String line = reader.readLine();
    while (!line.startsWith(name)) {
      line = reader.readLine();
    }
    return Path.of(line.substring(name.length()));
  }

  /** Starts throw-away servers, prints where their data is and waits to be killed. */
  static final class ThrowAwayStarter {
    public static void main(String[] arguments) throws Exception {
      EmbeddedPostgresServer postgres = EmbeddedPostgresServer.throwAway();
      EmbeddedKafkaServer kafka = EmbeddedKafkaServer.throwAway();
      System.out.println("postgres " + query(postgres, "show data_directory"));
      System.out.println("kafka " + kafka.directory());
      Thread.sleep(Duration.ofMinutes(1));
      Runtime.getRuntime().halt(1); // nobody came, and the broker's threads would go on
    }
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

  private static Process startInAnotherJvm(Class<?> starter, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                starter.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static boolean hasEnded(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
  }

  private static boolean becomesTrue(BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      if (condition.getAsBoolean()) {
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
