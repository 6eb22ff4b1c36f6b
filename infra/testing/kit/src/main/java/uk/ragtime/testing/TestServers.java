package uk.ragtime.testing;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import uk.ragtime.embedded.Databases;
import uk.ragtime.testing.times.ProcessorTime;

/**
 * One real PostgreSQL and one real Kafka for all tests of a JVM, each started when first asked for
 * and stopped with the JVM. They come from Testcontainers where Docker answers and are embedded
 * where it does not; the system property {@value #SWITCH} ({@code docker}, {@code embedded}, {@code
 * auto}) has the last word.
 */
public final class TestServers {
  /** The switch, and the only one. */
  public static final String SWITCH = "ragtime.test.servers";

  /** Of every role that {@link #database} makes. */
  public static final String PASSWORD = "test-only";

  private static final Logger log = LoggerFactory.getLogger(TestServers.class);
  private static final AtomicInteger databases = new AtomicInteger();

  private TestServers() {}

  /** The server for tests that look into it as its superuser. */
  public static PostgresServer postgres() {
    return Postgres.SERVER;
  }

  /**
   * A new, empty database on the shared server. Its name starts with the prefix and is like no
   * other's; the roles belong to the whole server, so they are shared with the databases of other
   * tests, as their names are written in the migrations.
   *
   * @param owner may migrate
   * @param logins may connect, and no more until a migration grants it
   */
  public static TestDatabase database(String prefix, String owner, String... logins) {
    return database(prefix, owner, List.of(), logins);
  }

  /** Likewise, with roles that these logins may take. */
  public static TestDatabase database(
      String prefix, String owner, List<Databases.AssumableRole> assumableRoles, String... logins) {
    return prepared(newName(prefix), owner, assumableRoles, logins);
  }

  /** A new database with the content of another, to which nobody is connected. */
  public static TestDatabase copy(
      TestDatabase original, List<Databases.AssumableRole> assumableRoles) {
    String name = newName(original.name());
    administering(connection -> {
      try (Statement statement = connection.createStatement()) {
        return statement.execute(
            "create database %s template %s owner %s"
                .formatted(name, original.name(), original.owner()));
      }
    });
    return prepared(
        name, original.owner(), assumableRoles, original.logins().toArray(String[]::new));
  }

  private static String newName(String prefix) {
    return "%s_%d_%d".formatted(prefix, ProcessHandle.current().pid(), databases.incrementAndGet());
  }

  private static TestDatabase prepared(
      String name, String owner, List<Databases.AssumableRole> assumableRoles, String... logins) {
    administering(connection -> {
      Databases.create(
          connection,
          name,
          new Databases.Login(owner, PASSWORD),
          Arrays.stream(logins).map(login -> new Databases.Login(login, PASSWORD)).toList(),
          assumableRoles);
      return true;
    });
    return new TestDatabase(name, postgres().jdbcUrl(name), owner, List.of(logins), PASSWORD);
  }

  private static void administering(KeptConnections.Work<Boolean> work) {
    var server = postgres();
    try {
      KeptConnections.with(
          server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword(), work);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Bootstrap address of Kafka. Topics are not made by mistake: create them. */
  public static String kafkaBootstrapServers() {
    return Kafka.BOOTSTRAP_SERVERS;
  }

  /** A PostgreSQL server as its superuser sees it. */
  public record PostgresServer(String host, int port, String superuser, String superuserPassword) {
    public String jdbcUrl(String database) {
      return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }
  }

  private static boolean docker() {
    return Choice.DOCKER;
  }

  private static final class Choice {
    static final boolean DOCKER = choose(System.getProperty(SWITCH, "auto"));

    private static boolean choose(String wish) {
      boolean docker =
          switch (wish.toLowerCase(Locale.ROOT)) {
            case "docker" -> true;
            case "embedded" -> false;
            case "auto" -> {
              log.info("Test servers: looking for Docker; it need not be there");
              yield DockerClientFactory.instance().isDockerAvailable();
            }
            default ->
                throw new IllegalArgumentException(
                    SWITCH + " must be docker, embedded or auto, and is " + wish);
          };
      log.info("Test servers: {} ({} is {})", docker ? "Testcontainers" : "embedded", SWITCH, wish);
      return docker;
    }
  }

  private static final class Postgres {
    static final PostgresServer SERVER =
        ProcessorTime.shared(
            () -> docker() ? DockerServers.postgres() : EmbeddedServers.postgres());
  }

  private static final class Kafka {
    static final String BOOTSTRAP_SERVERS =
        ProcessorTime.shared(() -> docker() ? DockerServers.kafka() : EmbeddedServers.kafka());
  }
}
