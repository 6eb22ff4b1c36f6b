package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.TestServers;

@DisplayName("C19: the database's password is rotated by two login roles, without a gap")
class LoginRotationIT {
  private static final PartnershipCode OURS = new PartnershipCode("ours");
  private static final String PROFILE = "/v1/ours/areas/blackpool/profile";
  private static final String TOPICS = "rotation";
  private static final String CALLER = "coordinator-ours";

  /** Roles belong to the server, which other tests use as well. */
  @AfterAll
  static void dropLogins() throws SQLException {
    execute("drop role if exists ragtime_query_a, ragtime_query_b");
  }

  @Test
  void anInstanceUnderTheOtherLoginTakesOver() throws SQLException {
    TestDatabase database = QueryService.newDatabase();
    try (TestLog log = new TestLog(TOPICS);
        TestIssuer issuer = TestIssuer.start()) {
      SampleEvents.setUp(log, OURS, issuer.issuer());
      log.flush();
      login("ragtime_query_a", "first password");
      login("ragtime_query_b", "second password");
      QueryService first = start(database, issuer, "ragtime_query_a", "first password");
      Eventually.holds(() -> assertThat(first.get(CALLER, PROFILE).status()).isEqualTo(200));

      // when an instance starts with the other login, which has a new password
      try (QueryService second = start(database, issuer, "ragtime_query_b", "second password")) {
        // then both answer, until the first stops and its login is closed
        assertThat(first.get(CALLER, PROFILE).status()).isEqualTo(200);
        assertThat(second.get(CALLER, PROFILE).status()).isEqualTo(200);
        first.close();
        execute("alter role ragtime_query_a nologin");

        // and the second projects and answers on its own
        long position =
            log.append(
                OURS,
                SampleEvents.rated(
                    SampleEvents.SPRING,
                    SampleEvents.BLACKPOOL,
                    SampleEvents.MIDWIFERY,
                    SampleEvents.TUNING_IN,
                    null,
                    Rating.GREEN,
                    SampleEvents.FIRST_DAY),
                SampleEvents.SPRINGTIME);
        log.flush();
        Eventually.holds(() ->
            assertThat(second.get(CALLER, PROFILE + "?minPosition=" + position).status())
                .isEqualTo(200));
      }
    }
  }

  private static QueryService start(
      TestDatabase database, TestIssuer issuer, String login, String password) {
    return QueryService.start(
        database,
        issuer,
        TOPICS,
        List.of(
            "--spring.datasource.username=" + login,
            "--spring.datasource.password=" + password,
            "--ragtime.service.role=ragtime_query"));
  }

  /** As docs/OPERATIONS.md describes. */
  private static void login(String name, String password) throws SQLException {
    execute(
        """
        do $$
        begin
          if not exists (select from pg_roles where rolname = '%1$s') then
            create role %1$s in role ragtime_query;
          end if;
          alter role %1$s login password '%2$s';
        end
        $$
        """
            .formatted(name, password));
  }

  private static void execute(String sql) throws SQLException {
    var server = TestServers.postgres();
    try (Connection connection =
            DriverManager.getConnection(
                server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
