package uk.ragtime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.command.CommandServiceUnderTest.Answer;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.TestServers;

/** Rate limits on commands, of a member and of a partnership, across all instances. */
class LimitsIT {
  private static final int MEMBER_BURST = 25;
  private static final int MORE_THAN_ANY_BURST = 400;

  private static TestIssuer issuer;
  private static TestDatabase database;
  private static CommandServiceUnderTest one;
  private static CommandServiceUnderTest two;

  @BeforeAll
  static void start() {
    issuer = TestIssuer.start();
    database = CommandServiceUnderTest.newDatabase();
    one = instance();
    two = instance();
  }

  private static CommandServiceUnderTest instance() {
    return CommandServiceUnderTest.start(
        database,
        issuer,
        "--ragtime.relay.enabled=false",
        "--ragtime.limits.member-per-second=1",
        "--ragtime.limits.member-burst=" + MEMBER_BURST,
        "--ragtime.limits.partnership-per-second=1",
        "--ragtime.limits.partnership-burst=60");
  }

  @AfterAll
  static void stop() {
    one.close();
    two.close();
    issuer.close();
  }

  private static SamplePartnership founded(String code) {
    SamplePartnership partnership = new SamplePartnership(one, code);
    partnership.found();
    return partnership;
  }

  private static Answer rate(SamplePartnership partnership, String subject) {
    return partnership.put(
        subject,
        "/cycles/now/areas/basildon/agencies/health-visiting/ratings/tuning-in",
        "{\"rating\":\"RED\"}");
  }

  /** The first answer that is no success. */
  private static Answer untilRefused(SamplePartnership partnership, String subject) {
    for (int i = 0; i < MORE_THAN_ANY_BURST; i++) {
      Answer answer = rate(partnership, subject);
      if (answer.status() >= 300) {
        return answer;
      }
    }
    throw new AssertionError("nobody was refused");
  }

  @Test
  void aMemberWhoSendsTooManyIsToldWhenToComeAgainAndOthersAreNot() {
    SamplePartnership partnership = founded("busy");
    SamplePartnership other = founded("quiet");
    assertThat(partnership.enrol("carol", "rob", "RATER").status()).isEqualTo(201);

    Answer refused = untilRefused(partnership, "rita");

    CommandServiceUnderTest.assertProblem(refused, 429, "too-many-requests");
    assertThat(refused.header("retry-after")).matches("[1-9][0-9]*");
    assertThat(rate(partnership, "rob").status()).isEqualTo(200);
    assertThat(rate(other, "rita").status()).isEqualTo(201);
  }

  @Test
  void aPartnershipsMembersTogetherHaveALimitToo() {
    SamplePartnership partnership = founded("all");
    for (String rater : List.of("r1", "r2", "r3")) {
      assertThat(partnership.enrol("carol", rater, "RATER").status()).isEqualTo(201);
    }
    int through = 0;
    for (String rater : List.of("rita", "r1", "r2", "r3")) {
      for (int i = 0; i < MEMBER_BURST - 1; i++) {
        through += rate(partnership, rater).status() < 300 ? 1 : 0;
      }
    }

    // none of the four has used up what is their own, which comes to ninety-six
    assertThat(through).isLessThan(4 * (MEMBER_BURST - 1));
  }

  @Test
  void whatIsSentThroughOneInstanceCountsForTheOther() {
    SamplePartnership partnership = founded("shared");
    untilRefused(partnership, "rita");
    SamplePartnership atTwo = partnership.through(two);

    int through = 0;
    while (rate(atTwo, "rita").status() < 300) {
      through++;
      assertThat(through).as("two budgets instead of one").isLessThan(MEMBER_BURST);
      pause();
    }
  }

  /** As long as instances may go without hearing of each other. */
  private static void pause() {
    try {
      Thread.sleep(250);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aStrangerUsesNothingUpAndMeetsNoLimitOfThePartnership() {
    SamplePartnership partnership = founded("walled");
    SamplePartnership nowhere = new SamplePartnership(one, "no-such-partnership");
    for (int i = 0; i < 40; i++) {
      assertThat(rate(partnership, "eve").code()).isEqualTo("partnership-unknown");
      assertThat(rate(nowhere, "eve").code()).isEqualTo("partnership-unknown");
    }

    assertThat(rate(partnership, "rita").status()).isEqualTo(201);
    untilRefused(partnership, "rita");
    assertThat(rate(partnership, "eve").code()).isEqualTo("partnership-unknown");
  }

  @Test
  void whatAnOperatorDoesIsNotThePartnerships() throws SQLException {
    SamplePartnership partnership = founded("run-for");
    for (int i = 0; i < 40; i++) {
      assertThat(
              one.put(CommandServiceUnderTest.OPERATOR, "/v1/run-for", "{\"name\":\"Essex\"}")
                  .status())
          .isEqualTo(200);
    }

    assertThat(rate(partnership, "rita").status()).isEqualTo(201);
    assertThat(rows("select count(*) from store.budget where member = 'operator'"))
        .containsExactly("0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from store.budget",
        "insert into store.budget values (now(), 'essex', 'rita')",
        "update store.budget set full_at = now()",
        "delete from store.budget",
      })
  void theServiceItselfSeesNoBudget(String sql) throws SQLException {
    try (Connection connection = database.connect("ragtime_command")) {
      assertThatThrownBy(() -> connection.createStatement().execute(sql))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void nobodyElseCanCountAgainstAPartnership() throws SQLException {
    try (Connection connection = database.connect("ragtime_relay")) {
      assertThatThrownBy(() ->
              connection
                  .createStatement()
                  .execute("select * from store.exchange_budgets('{essex}', '{rita}', '{9}')"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void rowsOfThoseWhoWentHomeAreForgotten() throws SQLException {
    try (Connection connection = database.connect("ragtime_command")) {
      connection
          .createStatement()
          .execute(
              "select * from store.exchange_budgets('{old,old}', '{past,present}', '{-9999,9}')");
      connection.createStatement().execute("select store.forget_budgets()");
    }

    assertThat(rows("select member from store.budget where partnership = 'old'"))
        .containsExactly("present");
  }

  private static List<String> rows(String sql) throws SQLException {
    var server = TestServers.postgres();
    List<String> found = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(
                database.url(), server.superuser(), server.superuserPassword());
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
