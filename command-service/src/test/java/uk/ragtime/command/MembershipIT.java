package uk.ragtime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.CommandServiceUnderTest.OPERATOR;
import static uk.ragtime.command.CommandServiceUnderTest.assertProblem;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import uk.ragtime.command.CommandServiceUnderTest.Answer;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CodeHash;

/** People come by invitation and go on a day, over HTTP and on a real store. */
@ExtendWith(OutputCaptureExtension.class)
class MembershipIT {
  private static final String ACCEPT = "/invitations/accept";
  private static final String VIEWER = "{\"displayName\":\"Somebody\",\"roles\":[\"VIEWER\"]}";
  private static final String COORDINATOR =
      "{\"displayName\":\"Somebody\",\"roles\":[\"COORDINATOR\"]}";

  private static final CommandServiceUnderTest service = CommandServiceUnderTest.shared();
  private static final SamplePartnership essex = new SamplePartnership(service, "mercia");

  @BeforeAll
  static void found() {
    essex.found();
  }

  private static Answer invite(String by, String member, String body, String... headers) {
    return essex.put(by, "/members/" + member + "/invitation", body, headers);
  }

  private static String invite(String member) {
    Answer answer = invite("carol", member, VIEWER);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().get("code").asString();
  }

  private static Answer accept(String subject, String code, String... headers) {
    return essex.post(subject, ACCEPT, "{\"code\":\"" + code + "\"}", headers);
  }

  @Test
  void whoPresentsTheCodeIsTheMemberFromThenOn() {
    String code = invite("m-guest");
    assertProblem(essex.put("guest", "/areas/x", "{"), 404, "partnership-unknown");

    Answer accepted = accept("guest", code, "Idempotency-Key", "accept-1");

    assertThat(accepted.status()).as(accepted.body()).isEqualTo(201);
    assertProblem(essex.put("guest", "/areas/x", "{"), 403, "not-allowed");
    Answer again = accept("guest", code, "Idempotency-Key", "accept-1");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(accepted.body());
    assertThat(accept("guest", code).status()).isEqualTo(200);
    assertProblem(accept("other", code), 409, "invitation-used");
    assertProblem(accept("other", code, "Idempotency-Key", "accept-1"), 409, "invitation-used");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RATER", "LEAD"})
  void whoRatesIsInvitedForAgenciesThatExist(String role) {
    String none = "{\"displayName\":\"Somebody\",\"roles\":[\"VIEWER\",\"" + role + "\"]}";
    String one = none.replace("]}", "],\"agencies\":[%s]}");
    String member = "m-for-" + role.toLowerCase(Locale.ROOT);

    for (String body : List.of(none, one.formatted(""))) {
      Answer refused = invite("carol", member, body);
      assertProblem(refused, 400, "invalid-field");
      assertThat(refused.json().get("violations").get(0).get("field").asString())
          .isEqualTo("agencies");
    }
    assertProblem(
        invite("carol", member, one.formatted("\"midwifery\",\"nobody\"")), 404, "agency-unknown");
    assertThat(invite("carol", member, one.formatted("\"midwifery\"")).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "roles":["RATER"],"agencies":["Bad Code"] | agencies[0]
          "roles":["RATER"],"agencies":"midwifery"  | agencies
          "roles":["RATER"],"agencies":[]           | agencies
          "roles":["RATER"]                         | agencies
          "roles":["EMPEROR"]                       | roles[0]
          "roles":[]                                | roles
          "agencies":["midwifery"]                  | roles
          """)
  void aWrongFieldOfAnInvitationIsOneViolation(String fields, String field) {
    Answer refused = invite("carol", "m-wrong", "{\"displayName\":\"Somebody\"," + fields + "}");
    assertProblem(refused, 400, "invalid-field");
    assertThat(refused.json().get("violations"))
        .extracting(violation -> violation.get("field").asString())
        .containsExactly(field);
  }

  @Test
  void theSameKeyIsToldTheSameCodeAndAnotherVoidsIt() {
    Answer first = invite("carol", "m-keyed", VIEWER, "Idempotency-Key", "invite-1");
    Answer again = invite("carol", "m-keyed", VIEWER, "Idempotency-Key", "invite-1");
    String second = invite("m-keyed");

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertProblem(
        invite("carol", "m-keyed", COORDINATOR, "Idempotency-Key", "invite-1"),
        422,
        "idempotency-key-reused");
    assertProblem(
        accept("keyed", first.json().get("code").asString()), 409, "invitation-withdrawn");
    assertThat(accept("keyed", second).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"code\":\"00000000000000000000000000000000\"}",
        "{\"code\":\"a guess\"}",
        "{\"code\":1}",
        "{}",
        "{",
        ""
      })
  void toAStrangerAWrongCodeIsLikeAPartnershipThatDoesNotExist(String body) {
    Answer real = service.post("eve", "/v1/mercia" + ACCEPT, body, "X-Correlation-Id", "c");
    Answer unreal = service.post("eve", "/v1/atlant" + ACCEPT, body, "X-Correlation-Id", "c");

    assertProblem(real, 404, "partnership-unknown");
    assertThat(real.body()).isEqualTo(unreal.body().replace("atlant", "mercia"));
    assertThat(real.headerNames()).isEqualTo(unreal.headerNames());
  }

  @Test
  void aMemberIsToldWhatIsWrong() {
    assertProblem(accept("vera", "0".repeat(32)), 404, "invitation-unknown");
    assertProblem(accept("vera", "a guess"), 400, "invalid-field");
    assertProblem(accept("vera", invite("m-nobody")), 409, "identity-taken");
  }

  @Test
  void aCodeOfOnePartnershipOpensNoOther() {
    SamplePartnership kent = new SamplePartnership(service, "cantia");
    kent.found();

    assertProblem(
        kent.post("eve", ACCEPT, "{\"code\":\"" + invite("m-eve") + "\"}"),
        404,
        "partnership-unknown");
  }

  @Test
  void anOperatorInvitesCoordinatorsAndJoinsNobody() {
    assertProblem(invite(OPERATOR, "m-friend", VIEWER), 403, "not-allowed");
    Answer invited = invite(OPERATOR, "m-coordinator", COORDINATOR);
    String code = invited.json().get("code").asString();

    assertProblem(accept(OPERATOR, code), 409, "operator-not-member");
    assertProblem(accept(OPERATOR, "0".repeat(32)), 404, "partnership-unknown");
    assertProblem(essex.enrol("carol", OPERATOR, "VIEWER"), 409, "operator-not-member");
    assertProblem(essex.enrol(OPERATOR, OPERATOR, "COORDINATOR"), 409, "operator-not-member");
    assertProblem(
        essex.post(OPERATOR, "/members/m-coordinator/leave", ""), 404, "partnership-unknown");
  }

  @Test
  void aCodeIsTakenBack() {
    String code = invite("m-mistaken");

    Answer withdrawn = essex.post("carol", "/members/m-mistaken/invitation/withdraw", "");

    assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);
    assertProblem(accept("mistaken", code), 409, "invitation-withdrawn");
    assertProblem(
        essex.post("carol", "/members/m-unheard-of/invitation/withdraw", ""),
        404,
        "invitation-unknown");
  }

  @Test
  void whoHasLeftIsAStrangerAndMayComeBack() {
    assertThat(essex.enrol("carol", "leaver", "VIEWER").status()).isEqualTo(201);
    LocalDate later = Calendar.dayOf(Instant.now()).plusDays(30);

    Answer dated = essex.post("carol", "/members/leaver/leave", "{\"leavesOn\":\"" + later + "\"}");
    assertThat(dated.status()).as(dated.body()).isEqualTo(200);
    assertProblem(essex.put("leaver", "/areas/x", "{"), 403, "not-allowed");
    assertThat(essex.post("carol", "/members/leaver/stay", "").status()).isEqualTo(200);
    assertThat(essex.post("carol", "/members/leaver/leave", "").status()).isEqualTo(200);

    assertProblem(essex.put("leaver", "/areas/x", "{"), 404, "partnership-unknown");
    assertProblem(essex.post("carol", "/members/leaver/stay", ""), 409, "membership-ended");
    assertThat(essex.enrol("carol", "leaver", "VIEWER").status()).isEqualTo(201);
    assertProblem(essex.put("leaver", "/areas/x", "{"), 403, "not-allowed");
  }

  @Test
  @DisplayName("A7: nobody else is enrolled, invited or renamed into a code that a person has held")
  void aCodeBelongsToOnePersonForEver() throws SQLException {
    assertThat(essex.enrol("carol", "held", "VIEWER").status()).isEqualTo(201);
    assertProblem(enrolAs("carol", "held", "another", "VIEWER"), 409, "member-code-taken");
    assertThat(essex.post("carol", "/members/held/leave", "").status()).isEqualTo(200);

    assertProblem(enrolAs("carol", "held", "another", "VIEWER"), 409, "member-code-taken");
    assertProblem(enrolAs(OPERATOR, "held", "another", "COORDINATOR"), 409, "member-code-taken");
    String code = invite("held");
    Answer refused = accept("another", code);
    assertProblem(refused, 409, "member-code-taken");
    assertThat(refused.json().get("detail").asString()).contains("choose another code");
    assertProblem(essex.put("another", "/areas/x", "{"), 404, "partnership-unknown");
    assertThat(nameOf("held")).isEqualTo("Name of held");

    assertThat(accept("held", code).status()).isEqualTo(201);
    assertThat(nameOf("held")).isEqualTo("Name of held");
  }

  private static Answer enrolAs(String by, String member, String subject, String role) {
    return essex.put(
        by,
        "/members/" + member,
        """
        {"issuer":"%s","subject":"%s","displayName":"Another","roles":["%s"]}\
        """
            .formatted(service.issuer().issuer(), subject, role));
  }

  private static String nameOf(String member) throws SQLException {
    try (Connection connection = service.database().connect(service.database().owner());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select name from erasable.person where code = '" + member + "'")) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Test
  void theLastCoordinatorStays() {
    SamplePartnership alone = new SamplePartnership(service, "deira");
    alone.found();

    assertProblem(
        alone.post("carol", "/members/carol/leave", "{\"leavesOn\":\"2190-01-01\"}"),
        409,
        "last-coordinator");
    assertProblem(
        alone.post("carol", "/members/nobody/leave", "{\"leavesOn\":\"2190-01-01\"}"),
        404,
        "member-unknown");
    assertProblem(
        alone.post("carol", "/members/vera/leave", "{\"leavesOn\":\"2000-01-01\"}"),
        422,
        "leaving-date-in-past");
    assertProblem(
        alone.put(
            "carol",
            "/members/m-x/invitation",
            VIEWER.replace("}", ",\"expiresOn\":\"2190-01-01\"}")),
        422,
        "expiry-out-of-range");
  }

  @Test
  void onlyTheHashOfACodeIsKeptAndNothingIsLogged(CapturedOutput output) throws SQLException {
    String code = invite("m-secret");
    assertThat(accept("secret", code).status()).isEqualTo(201);

    assertThat(output.getAll()).doesNotContain(code);
    try (Connection connection = service.database().connect(service.database().owner());
        Statement statement = connection.createStatement()) {
      for (String table :
          Set.of("store.event", "store.idempotency", "erasable.person", "store.stream_name")) {
        assertThat(count(statement, table, code)).as(table).isZero();
      }
      assertThat(count(statement, "store.event", CodeHash.of(code).value())).isEqualTo(1);
    }
  }

  private static int count(Statement statement, String table, String text) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "select count(*) from " + table + " t where t::text like '%" + text + "%'")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
