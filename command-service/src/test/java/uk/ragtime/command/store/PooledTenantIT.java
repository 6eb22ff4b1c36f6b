package uk.ragtime.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.ragtime.command.store.StoreUnderTest.request;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.CommandServiceUnderTest;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.locks.Catalogue;

/**
 * A connection that goes back to its pool carries no partnership on, whatever became of the read
 * that it served. The pool has one connection, so that the next to ask is sure to get that one.
 */
class PooledTenantIT {
  private static final StreamKey KENT = StreamKey.parse("kent/area/coast");
  private static final StreamKey LANCASHIRE = StreamKey.parse("lancashire/area/coast");

  /** A statement that waits for this lock waits for as long as the test needs. */
  private static final String HOLD = "lock table store.event in access exclusive mode";

  private static StoreUnderTest store;
  private static HikariDataSource pool;
  private static StoreReader reader;

  @BeforeAll
  static void twoPartnerships() {
    store = StoreUnderTest.migrated();
    GroupCommit instance = store.instance();
    instance.append(request("lancashire", "coast", 0, 2, Map.of()));
    instance.append(request("kent", "coast", 0, 1, Map.of()));
    HikariConfig impatient = new HikariConfig();
    store.pool(1).copyStateTo(impatient);
    impatient.addDataSourceProperty("options", "-c statement_timeout=5000");
    pool = new HikariDataSource(impatient);
    reader = new StoreReader(pool);
  }

  @AfterEach
  void carriesNobodyOn() throws SQLException {
    assertCarriesNobodyOn(pool);
    assertThat(reader.events(LANCASHIRE, 1)).hasSize(2);
    assertCarriesNobodyOn(pool);
  }

  @AfterAll
  static void stop() {
    pool.close();
    store.close();
  }

  @Test
  void afterManyReadsForOneAndAnother() {
    // more often than the driver takes to prepare a statement on the server
    for (int i = 0; i < 12; i++) {
      assertThat(reader.events(KENT, 1)).hasSize(1);
      assertThat(reader.events(LANCASHIRE, 1)).hasSize(2);
    }
  }

  @Test
  void afterAStatementTimeout() throws SQLException {
    try (Connection owner = holding(store.database())) {
      assertThatThrownBy(() -> reader.events(KENT, 1))
          .isInstanceOf(StoreUnavailableException.class)
          .hasStackTraceContaining("statement timeout");
      owner.rollback();
    }
  }

  @Test
  void afterAnExceptionWhileRowsAreRead() throws SQLException {
    GroupCommit instance = store.instance();
    instance.append(request("kent", "spoilt", 0, 1, Map.of()));
    try (Connection owner = store.database().connect(store.database().owner())) {
      owner
          .createStatement()
          .execute(
              """
              update store.event
              set payload = '[]'
              where stream = (select number from store.stream where name = 'area/spoilt')
              """);
    }
    assertThatThrownBy(() -> reader.events(StreamKey.parse("kent/area/spoilt"), 1))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void afterTheServerKilledTheConnection() throws Exception {
    try (Connection owner = holding(store.database());
        Catalogue inside = new Catalogue(store.database())) {
      AtomicReference<Throwable> trouble = new AtomicReference<>();
      Thread reading = Thread.ofPlatform().start(() -> attempt(trouble));
      assertThat(waiting(inside)).isTrue();

      inside.ask(
          """
          select pg_terminate_backend(pid)
            from pg_stat_activity
           where usename = 'ragtime_command'
             and wait_event_type = 'Lock'
             and datname = current_database()
          """);
      reading.join();

      assertThat(trouble.get()).isInstanceOf(StoreUnavailableException.class);
      owner.rollback();
    }
  }

  @Test
  void afterAReadOnAVirtualThreadThatIsInterrupted() throws Exception {
    try (Connection owner = holding(store.database());
        Catalogue inside = new Catalogue(store.database())) {
      AtomicReference<Throwable> trouble = new AtomicReference<>();
      Thread reading = Thread.ofVirtual().start(() -> attempt(trouble));
      assertThat(waiting(inside)).isTrue();

      reading.interrupt();
      reading.join();

      assertThat(trouble.get()).isInstanceOf(StoreUnavailableException.class);
      owner.rollback();
    }
  }

  /** Over HTTP, through the service's own pools: the client is gone before there is an answer. */
  @Test
  void afterARequestWhoseClientHasGone() throws Exception {
    TestDatabase database = CommandServiceUnderTest.newDatabase();
    try (TestIssuer issuer = TestIssuer.start();
        CommandServiceUnderTest service =
            CommandServiceUnderTest.start(
                database, issuer, "--spring.datasource.hikari.maximum-pool-size=1");
        Catalogue inside = new Catalogue(database)) {
      service.put(CommandServiceUnderTest.OPERATOR, "/v1/kent", "{\"name\":\"Kent\"}");
      try (Connection owner = holding(database)) {
        sendAndLeave(service, issuer, inside);
        owner.rollback();
      }
      HikariDataSource readers = service.context().getBean(HikariDataSource.class);
      HikariDataSource appends =
          service.context().getBean(StoreConfiguration.AppendConnection.class).dataSource();

      assertCarriesNobodyOn(readers);
      assertCarriesNobodyOn(appends);
      assertThat(
              service
                  .put(CommandServiceUnderTest.OPERATOR, "/v1/kent", "{\"name\":\"Kent\"}")
                  .status())
          .isLessThan(300);
      assertCarriesNobodyOn(readers);
      assertCarriesNobodyOn(appends);
    }
  }

  private static void sendAndLeave(
      CommandServiceUnderTest service, TestIssuer issuer, Catalogue inside)
      throws IOException, SQLException {
    int port =
        service.context().getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    String body = "{\"name\":\"Essex\"}";
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String head =
          String.join(
              "\r\n",
              List.of(
                  "PUT /v1/kent HTTP/1.1",
                  "Host: 127.0.0.1",
                  "Authorization: Bearer " + issuer.token(CommandServiceUnderTest.OPERATOR),
                  "Idempotency-Key: left-early",
                  "Content-Type: application/json",
                  "Content-Length: " + body.length(),
                  "",
                  body));
      client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      client.getOutputStream().flush();
      assertThat(waiting(inside)).isTrue();
    }
  }

  private static void attempt(AtomicReference<Throwable> trouble) {
    try {
      reader.events(KENT, 1);
    } catch (RuntimeException e) {
      trouble.set(e);
    }
  }

  private static Connection holding(TestDatabase database) throws SQLException {
    Connection owner = database.connect(database.owner());
    owner.setAutoCommit(false);
    owner.createStatement().execute(HOLD);
    return owner;
  }

  /** Waits until a connection of the service waits for the lock of the owner. */
  private static boolean waiting(Catalogue inside) throws SQLException {
    for (int i = 0; i < 2_000; i++) {
      if (!inside
          .ask(
              """
              select pid::text
                from pg_stat_activity
               where usename = 'ragtime_command'
                 and wait_event_type = 'Lock'
                 and datname = current_database()
              """)
          .isEmpty()) {
        return true;
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    return false;
  }

  private static void assertCarriesNobodyOn(HikariDataSource pool) throws SQLException {
    assertThat(pool.getMaximumPoolSize()).isEqualTo(1);
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select coalesce(current_setting('ragtime.partnership', true), ''),
                  (select count(*) from store.event)
                """)) {
      row.next();
      assertThat(row.getString(1)).isEmpty();
      assertThat(row.getInt(2)).isZero();
    }
  }
}
