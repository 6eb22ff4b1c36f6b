package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.QueryService.Answer;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.TestServers;

/** Limits of request rates, and of one partnership's share of the database. */
class LimitsIT {
  private static final String TOPICS = "limits";
  private static final List<String> PARTNERSHIPS = List.of("ours", "theirs", "alone", "far");
  private static final int BURST = 30;
  private static final int MORE_THAN_ANY_BURST = 400;

  private static TestIssuer issuer;
  private static TestDatabase database;
  private static Database inside;
  private static QueryService service;

  @BeforeAll
  static void start() {
    issuer = TestIssuer.start();
    database = QueryService.newDatabase();
    inside = new Database(database);
    try (TestLog log = new TestLog(TOPICS)) {
      for (String code : PARTNERSHIPS) {
        SampleEvents.setUp(log, new PartnershipCode(code), issuer.issuer());
      }
      log.flush();
    }
    service =
        QueryService.start(
            database,
            issuer,
            TOPICS,
            List.of(
                "--ragtime.limits.member-per-second=1",
                "--ragtime.limits.member-burst=" + BURST,
                "--ragtime.limits.places=1",
                "--ragtime.limits.patience=100ms"));
    Eventually.holds(() ->
        assertThat(inside.ask("select distinct partnership from read_1.member"))
            .containsAll(PARTNERSHIPS));
    Eventually.holds(() ->
        assertThat(inside.ask("select distinct partnership from read_1.cycle"))
            .containsAll(PARTNERSHIPS));
  }

  @AfterAll
  static void stop() {
    service.close();
    issuer.close();
  }

  private static Answer cycles(String role, String partnership) {
    return service.get(role + "-" + partnership, "/v1/" + partnership + "/cycles");
  }

  private static Answer untilRefused(String role, String partnership) {
    for (int i = 0; i < MORE_THAN_ANY_BURST; i++) {
      Answer answer = cycles(role, partnership);
      if (answer.status() != 200) {
        return answer;
      }
    }
    throw new AssertionError("nobody was refused");
  }

  @Test
  void whoAsksTooOftenIsToldWhenToComeAgainAndOthersAreNot() {
    Answer refused = untilRefused("viewer", "ours");

    assertTooMany(refused);
    assertThat(cycles("auditor", "ours").status()).isEqualTo(200);
    assertThat(cycles("viewer", "theirs").status()).isEqualTo(200);
    Answer stranger = service.get("viewer-theirs", "/v1/ours/cycles");
    assertThat(stranger.status()).as("strangers meet no limit of ours").isEqualTo(404);
  }

  @Test
  void aStrangersQuestionsAreNobodysButTheirOwn() {
    for (int i = 0; i < 2 * BURST; i++) {
      assertThat(service.get("rater-theirs", "/v1/ours/cycles").status()).isEqualTo(404);
    }

    assertThat(cycles("rater", "theirs").status()).isEqualTo(200);
    assertThat(cycles("rater", "ours").status()).isEqualTo(200);
    assertThat(inside.ask("select member from read.budget where member = 'stranger'")).isEmpty();
  }

  @Test
  void whileTheBudgetsCannotBeSharedTheInstanceLimitsByItself() {
    inside.run("revoke execute on function read.exchange_budgets from ragtime_query");
    try {
      assertThat(cycles("coordinator", "far").status()).isEqualTo(200);
      assertTooMany(untilRefused("coordinator", "far"));
    } finally {
      inside.run("grant execute on function read.exchange_budgets to ragtime_query");
    }
  }

  @Test
  void onePartnershipsSlowQuestionsLeaveConnectionsToTheOthers() throws SQLException {
    CompletableFuture<Answer> slow;
    try (Connection lock = superuser()) {
      lock.setAutoCommit(false);
      lock.createStatement().execute("lock table read_1.assessment_step in access exclusive mode");
      slow = CompletableFuture.supplyAsync(() -> service.get("reviewer-alone", "/v1/alone/tasks"));
      Eventually.holds(() ->
          assertThat(
                  inside.ask(
                      """
                      select pid
                        from pg_stat_activity
                       where datname = current_database()
                         and usename = 'ragtime_query'
                         and wait_event_type = 'Lock'
                      """))
              .isNotEmpty());

      assertTooMany(cycles("auditor", "alone"));
      assertThat(cycles("auditor", "theirs").status()).isEqualTo(200);
      lock.rollback();
    }
    assertThat(slow.join().status()).isEqualTo(200);
    assertThat(cycles("auditor", "alone").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from read.budget",
        "insert into read.budget values (now(), 'ours', 'viewer')",
        "update read.budget set full_at = now()",
        "delete from read.budget",
      })
  void theServiceItselfSeesNoBudget(String sql) throws SQLException {
    try (Connection connection = database.connect("ragtime_query")) {
      assertThatThrownBy(() -> connection.createStatement().execute(sql))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void whatWasAskedIsKeptByPartnershipAndMember() {
    assertThat(cycles("reviewer", "theirs").status()).isEqualTo(200);

    Eventually.holds(() ->
        assertThat(inside.ask("select member from read.budget where partnership = 'theirs'"))
            .contains("", TestPersons.handle("reviewer").value()));
  }

  private static void assertTooMany(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(429);
    assertThat(answer.json().path("code").asString()).isEqualTo("too-many-requests");
    assertThat(answer.header("Retry-After").map(Long::valueOf).orElse(0L)).isPositive();
  }

  private static Connection superuser() throws SQLException {
    var server = TestServers.postgres();
    return DriverManager.getConnection(
        database.url(), server.superuser(), server.superuserPassword());
  }
}
