package uk.ragtime.query.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.NonReadingClient;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.query.support.TestSeals;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;

/**
 * A connection that goes back to its pool carries nobody on, whatever became of the transaction
 * that it served. The service's pool has one connection, so that the next to ask gets that one.
 */
class PooledTenantIT {
  private static final OwnRows<Long> PERSONS =
      new OwnRows<>("select count(*) from erasable.person", List.of(), (row, _) -> row.getLong(1));
  private static final PartnershipCode OURS = new PartnershipCode("ours");
  private static final PartnershipCode THEIRS = new PartnershipCode("theirs");
  private static final String TOPICS = "pooled-tenant";
  private static final String SLEEP = "select 1 from pg_sleep(120)";
  private static final String AREAS = "select count(*) from area_revision";
  private static final List<String> SETTINGS =
      List.of(
          "ragtime.partnership", "ragtime.identity", "ragtime.housekeeping", "ragtime.projecting");

  private static TestIssuer issuer;
  private static TestDatabase database;
  private static Database inside;
  private static QueryService service;
  private static TenantTransactions transactions;

  @BeforeAll
  static void oneConnectionForAll() {
    issuer = TestIssuer.start();
    database = QueryService.newDatabase();
    inside = new Database(database);
    try (TestLog log = new TestLog(TOPICS)) {
      SampleEvents.setUp(log, OURS, issuer.issuer());
      SampleEvents.setUp(log, THEIRS, issuer.issuer());
      log.flush();
    }
    service =
        QueryService.startWith(
            database,
            issuer,
            TOPICS,
            List.of(),
            "--spring.datasource.hikari.maximum-pool-size=1",
            // Those who wait for it, wait their turn.
            "--spring.datasource.hikari.connection-timeout=60000");
    transactions = service.bean(TenantTransactions.class);
    Eventually.holds(() ->
        assertThat(inside.ask("select partnership from read_1.cycle where cycle = '2026-autumn'"))
            .contains("ours", "theirs"));
  }

  @AfterEach
  void carriesNobodyOn() throws SQLException {
    assertCarriesNobodyOn();
    assertThat(transactions.<Long>read(THEIRS, PooledTenantIT::areas)).isEqualTo(2);
    assertCarriesNobodyOn();
  }

  @AfterAll
  static void stop() {
    service.close();
    issuer.close();
  }

  @Test
  void afterEachKindOfTransaction() throws SQLException {
    Lookup rater = TestPersons.lookup(issuer.issuer(), "rater-ours");
    // more often than the driver takes to prepare a statement on the server
    for (int i = 0; i < 12; i++) {
      assertThat(transactions.<Long>read(OURS, PooledTenantIT::areas)).isEqualTo(2);
      assertThat(transactions.<Long>readAs(rater, OURS, PooledTenantIT::areas)).isEqualTo(2);
      assertThat(transactions.<Long>readAs(rater, THEIRS, PooledTenantIT::areas)).isZero();
      assertThat(transactions.<Long>read(THEIRS, PooledTenantIT::areas)).isEqualTo(2);
      assertThat(transactions.readOwn(rater, PERSONS)).containsExactly(1L);
      assertThat(
              transactions.<Long>inMaintenance(jdbc -> jdbc.sql(AREAS).query(Long.class).single()))
          .isZero();
      assertThat(
              transactions.<Boolean>project(
                  List.of(OURS), connection -> connection.createStatement().execute(AREAS)))
          .isTrue();
      assertCarriesNobodyOn();
    }
  }

  @Test
  void afterAnExceptionOfTheApplicationAndOneOfTheDatabase() {
    assertThatThrownBy(() ->
            transactions.read(
                OURS,
                _ -> {
                  throw new IllegalArgumentException("on purpose");
                }))
        .hasMessage("on purpose");
    assertThatThrownBy(
            () -> transactions.read(OURS, tenant -> tenant.ask("select 1/0").query().listOfRows()))
        .hasStackTraceContaining("division by zero");
  }

  @Test
  void afterAStatementTimeout() {
    assertThatThrownBy(() -> transactions.read(OURS, tenant -> sleep(tenant, "100ms")))
        .hasStackTraceContaining("statement timeout");
  }

  @Test
  void afterTheServerKilledTheConnection() throws Exception {
    AtomicReference<@Nullable Throwable> trouble = new AtomicReference<>();
    Thread reading = Thread.ofPlatform().start(() -> sleepUntilTrouble(trouble));
    Eventually.holds(() -> assertThat(sleepers()).hasSize(1));

    inside.ask("select pg_terminate_backend(?::integer)", sleepers().getFirst());

    reading.join();
    assertThat(trouble.get()).isInstanceOf(RuntimeException.class);
  }

  @Test
  void afterAReadOnAVirtualThreadThatIsInterrupted() throws Exception {
    AtomicReference<@Nullable Throwable> trouble = new AtomicReference<>();
    Thread reading = Thread.ofVirtual().start(() -> sleepUntilTrouble(trouble));
    Eventually.holds(() -> assertThat(sleepers()).hasSize(1));

    reading.interrupt();

    reading.join();
    assertThat(trouble.get()).isInstanceOf(RuntimeException.class);
  }

  /** Policies are joined by or: a transaction for two would show what either may see. */
  @Test
  void oneTransactionWithinAnotherIsRefused() {
    Lookup rater = TestPersons.lookup(issuer.issuer(), "rater-ours");
    List<Runnable> inner =
        List.of(
            () -> transactions.read(THEIRS, PooledTenantIT::areas),
            () -> transactions.readAs(rater, OURS, PooledTenantIT::areas),
            () -> transactions.readOwn(rater, PERSONS),
            () -> transactions.inMaintenance(_ -> 1),
            () -> transactions.project(List.of(THEIRS), _ -> 1));
    for (Runnable one : inner) {
      assertThatThrownBy(() ->
              transactions.read(
                  OURS,
                  _ -> {
                    one.run();
                    return 1;
                  }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("one is under way");
      assertThatThrownBy(() ->
              transactions.inMaintenance(_ -> {
                one.run();
                return 1;
              }))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  /** Many of these fill every buffer between the database and a client. */
  private static final String LONG = "because it is so ".repeat(200);

  @Test
  void afterADownloadWhoseClientHasGone() throws IOException {
    inside.run(
        """
        insert into read_1.rated_subject
        select distinct 'ours', 'blackpool', 'midwifery', line, 1000
          from read_1.capability
         where partnership = 'ours'
           and capability = 'tuning-in';
        insert into read_1.rated_area values ('ours', 'blackpool', 1000);
        insert into read_1.rating_actor values ('ours', 'rater', 1000);
        insert into read_1.rating_entry
          (partnership, position, recorded_at, area_number, cell, cycle_position, kind_letter,
           rating_letter, reason_letter, rationale_seal, effective_on, on_behalf, actor_number,
           command_id)
        select 'ours', 1000 + n, timestamptz '2026-03-01 09:00Z' + n * interval '1 second', 1000,
               1000, c.position, 'C', 'R', 'F', '%s', date '2026-03-01', false, 1000,
               gen_random_uuid()
          from generate_series(1, 3000) n, read_1.cycle c
         where c.partnership = 'ours'
           and c.cycle = '2026-spring'
        """
            .formatted(TestSeals.of(SealedField.RATIONALE, LONG)));
    inside.run(
        """
        insert into erasable.text
        select partnership, position, 'rationale', '%s', '%s'
          from read_1.rating_entry
         where position > 1000
        """
            .formatted(TestSeals.keyOf(SealedField.RATIONALE, LONG).value(), LONG));
    try (Socket client =
        NonReadingClient.ask(service, "viewer-ours", "/v1/ours/exports/changes.csv")) {
      assertThat(client.getInputStream().read()).isPositive();
      Eventually.holds(() -> assertThat(NonReadingClient.exporting(database)).hasSize(1));
    }
    Eventually.holds(() -> assertThat(NonReadingClient.exporting(database)).isEmpty());
  }

  private static long areas(Tenant tenant) {
    return tenant.ask(AREAS + " where partnership = partnership").query(Long.class).single();
  }

  private static List<?> sleep(Tenant tenant, String atMost) {
    tenant
        .ask("select set_config('statement_timeout', :atMost, true)")
        .param("atMost", atMost)
        .query(String.class)
        .single();
    return tenant.ask(SLEEP).query().listOfRows();
  }

  private static void sleepUntilTrouble(AtomicReference<@Nullable Throwable> trouble) {
    try {
      transactions.read(OURS, tenant -> sleep(tenant, "100s"));
    } catch (RuntimeException e) {
      trouble.set(e);
    }
  }

  private static List<String> sleepers() {
    return inside.ask(
        """
        select pid
          from pg_stat_activity
         where datname = ?
           and usename = 'ragtime_query'
           and wait_event = 'PgSleep'
        """,
        database.name());
  }

  private static void assertCarriesNobodyOn() throws SQLException {
    HikariDataSource pool = service.bean(HikariDataSource.class);
    assertThat(pool.getMaximumPoolSize()).isEqualTo(1);
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      for (String setting : SETTINGS) {
        try (ResultSet row =
            statement.executeQuery(
                "select coalesce(current_setting('" + setting + "', true), '')")) {
          row.next();
          assertThat(row.getString(1)).as(setting).isEmpty();
        }
      }
      for (String table : List.of("area_revision", "member", "event_log", "applied_position")) {
        try (ResultSet row = statement.executeQuery("select count(*) from read_1." + table)) {
          row.next();
          assertThat(row.getInt(1)).as(table).isZero();
        }
      }
    }
  }
}
