package uk.ragtime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.CommandServiceUnderTest.assertProblem;
import static uk.ragtime.command.ReviewPartnership.created;
import static uk.ragtime.command.ReviewPartnership.taken;
import static uk.ragtime.command.ReviewPartnership.today;
import static uk.ragtime.command.ReviewPartnership.why;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.command.CommandServiceUnderTest.Answer;
import uk.ragtime.kernel.Calendar;

/** A review over HTTP, from the first rating to the sign-off, and back. */
class ReviewIT {
  private static final CommandServiceUnderTest service = CommandServiceUnderTest.shared();
  private static final ReviewPartnership pennine = new ReviewPartnership("pennine");

  @BeforeAll
  static void found() {
    pennine.found();
  }

  private static List<JsonNode> events(String type) throws SQLException {
    try (Connection connection = service.database().connect(service.database().owner());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select payload
                from store.recorded_event
                where partnership = 'pennine' and type = '%s'
                order by position
                """
                    .formatted(type))) {
      List<JsonNode> found = new ArrayList<>();
      while (rows.next()) {
        found.add(JsonMapper.shared().readTree(rows.getString(1)));
      }
      return found;
    }
  }

  private static JsonNode last(String type, String cycle) throws SQLException {
    return events(type).stream()
        .filter(event -> event.get("cycle").asString().equals(cycle))
        .toList()
        .getLast();
  }

  @Test
  void anAssessmentThatWasNotLookedAtAsAWholeIsNotSubmitted() {
    Instant end = Instant.parse("2199-01-01T00:00:00Z");
    String before = pennine.cycle("incomplete-1", "fresh", end, "");
    taken(pennine.put("rita", before + "/ratings/tuning-in", "{\"rating\":\"GREEN\"}"));
    String now = pennine.cycle("incomplete-2", "fresh", end, "");

    created(pennine.post("rita", now + "/open", ""));
    Answer refused = pennine.post("rita", now + "/submit", "");

    assertProblem(refused, 409, "assessment-incomplete");
    assertThat(refused.json().get("violations").findValuesAsString("field"))
        .containsExactly("tuning-in", "learning-together");
    assertThat(refused.json().get("violations").findValuesAsString("code"))
        .containsExactly("only-carried-over", "not-rated");

    // several are looked at again at once, but never all without being named
    assertProblem(
        pennine.post("rita", now + "/ratings/reconfirm", "{\"capabilities\":[]}"),
        400,
        "invalid-field");
    taken(pennine.post("rita", now + "/ratings/reconfirm", "{\"capabilities\":[\"tuning-in\"]}"));
    Answer stillRefused = pennine.post("rita", now + "/submit", "");
    assertThat(stillRefused.json().get("violations").findValuesAsString("code"))
        .containsExactly("not-rated");
  }

  @Test
  void aChallengeIsRecordedAgainForWhatIsNewInIt() throws SQLException {
    String assessment = pennine.open("challenged-again");
    pennine.submit(assessment);
    String cell = assessment + "/ratings/tuning-in";
    String challenge = "{\"sees\":\"RED\",\"rationale\":\"Seen on a visit.\"%s}";
    String evidence = ",\"evidence\":[{\"title\":\"Notes\",\"url\":\"https://example.org/notes\"}]";

    long first = position(pennine.post("rob", cell + "/challenge", challenge.formatted("")));
    assertThat(position(pennine.post("rob", cell + "/challenge", challenge.formatted(""))))
        .isEqualTo(first);
    long second = position(pennine.post("rob", cell + "/challenge", challenge.formatted(evidence)));
    assertThat(position(pennine.post("rob", cell + "/challenge", challenge.formatted(evidence))))
        .isEqualTo(second);
    taken(pennine.post("rob", cell + "/challenge", why(",\"sees\":\"RED\"")));
    taken(pennine.post("rita", cell + "/answer", why("")));
    taken(pennine.post("rob", cell + "/challenge", why(",\"sees\":\"RED\"")));

    assertThat(
            events("rating-challenged.v1").stream()
                .filter(event -> event.get("cycle").asString().equals("challenged-again")))
        .hasSize(4);
  }

  private static long position(Answer answer) {
    return taken(answer).json().get("position").asLong();
  }

  @Test
  void anAnswerTellsWhereNothingOfACommandIsRecorded() {
    String assessment = pennine.open("unchanged");
    pennine.submit(assessment);
    String agree = assessment + "/ratings/tuning-in/agree";
    String body = why(",\"rating\":\"GREEN\"");

    Answer first = taken(pennine.post("rob", agree, body, "Idempotency-Key", "agreed"));
    Answer again = taken(pennine.post("rob", agree, body, "Idempotency-Key", "agreed-again"));

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(unchanged(first)).isFalse();
    assertThat(unchanged(again)).isTrue();
    assertThat(unchanged(pennine.post("rob", agree, body))).isTrue();

    // and so do the same commands under their keys
    assertThat(unchanged(pennine.post("rob", agree, body, "Idempotency-Key", "agreed"))).isFalse();
    assertThat(unchanged(pennine.post("rob", agree, body, "Idempotency-Key", "agreed-again")))
        .isTrue();
  }

  private static boolean unchanged(Answer answer) {
    return taken(answer).headerNames().contains("x-unchanged");
  }

  @Test
  void threeWordsLeadToAnAgreement() throws SQLException {
    String assessment = pennine.open("three-words");
    pennine.submit(assessment);
    String cell = assessment + "/ratings/tuning-in";

    taken(pennine.post("rob", cell + "/challenge", why(",\"sees\":\"RED\"")));
    assertProblem(pennine.post("lena", assessment + "/sign-off", ""), 409, "challenges-open");
    taken(pennine.post("rita", cell + "/answer", why(",\"offers\":\"AMBER\"")));
    taken(pennine.post("rob", cell + "/agree", "{\"rating\":\"AMBER\"}"));

    JsonNode challenged = last("rating-challenged.v1", "three-words");
    assertThat(challenged.get("self").asString()).isEqualTo("GREEN");
    assertThat(challenged.get("sees").asString()).isEqualTo("RED");
    assertThat(challenged.toString()).doesNotContain("practice");
    JsonNode agreed = last("rating-agreed.v1", "three-words");
    assertThat(agreed.get("to").asString()).isEqualTo("AMBER");
    assertThat(agreed.get("self").asString()).isEqualTo("GREEN");
    assertThat(agreed.get("basis").asString()).isEqualTo("REVIEWER_ACCEPTED");
    assertThat(taken(pennine.post("lena", assessment + "/sign-off", "")).status()).isEqualTo(200);
    assertProblem(pennine.put("rita", cell, "{\"rating\":\"RED\"}"), 409, "assessment-signed-off");
  }

  @Test
  void aSheetIsSignedAsItWasShownAndStaysWhenItIsReopened() throws SQLException {
    String assessment = pennine.open("signed");
    pennine.submit(assessment);
    taken(pennine.post("lena", assessment + "/sign-off", "{\"statement\":\"As we see it\"}"));
    JsonNode first = last("assessment-signed-off.v1", "signed");
    assertThat(first.get("onBehalf").asBoolean()).isFalse();

    // sent again it stays as it is, and no other sheet takes its place
    String same = "{\"hash\":\"%s\"}".formatted(first.get("hash").asString());
    assertThat(pennine.post("lena", assessment + "/sign-off", same).status()).isEqualTo(200);
    assertProblem(
        pennine.post(
            "lena", assessment + "/sign-off", "{\"hash\":\"%s\"}".formatted("0".repeat(64))),
        412,
        "sheet-changed");
    assertThat(events("assessment-signed-off.v1")).containsOnlyOnce(first);

    // opened again by a coordinator alone, and signed again: another sheet
    assertProblem(
        pennine.post("lena", assessment + "/reopen", "{\"reason\":\"A slip\"}"),
        403,
        "not-allowed");
    taken(pennine.post("carol", assessment + "/reopen", "{\"reason\":\"A slip\"}"));
    taken(pennine.put("rita", assessment + "/ratings/tuning-in", "{\"rating\":\"RED\"}"));
    taken(pennine.post("rita", assessment + "/submit", ""));
    String shown = "{\"hash\":\"%s\"}".formatted(first.get("hash").asString());
    assertProblem(pennine.post("lena", assessment + "/sign-off", shown), 412, "sheet-changed");
    taken(pennine.post("carol", assessment + "/sign-off", ""));

    JsonNode second = last("assessment-signed-off.v1", "signed");
    assertThat(second.get("hash")).isNotEqualTo(first.get("hash"));
    assertThat(second.get("onBehalf").asBoolean()).isTrue();
    assertThat(events("assessment-signed-off.v1")).contains(first);
  }

  @Test
  void anExtensionThatEndsBeforeTheCutOffIsNone() {
    Instant cutOff = Instant.now().plus(Duration.ofDays(5)).truncatedTo(ChronoUnit.SECONDS);
    String extend = pennine.cycle("early", "mini", cutOff, "") + "/extend";
    String body = "{\"reason\":\"Illness\",\"until\":\"%s\"}";

    assertProblem(
        pennine.post("carol", extend, body.formatted(cutOff.minusSeconds(60))),
        422,
        "until-out-of-range");
    taken(pennine.post("carol", extend, body.formatted(cutOff.plusSeconds(60))));
  }

  @Test
  void aReopeningDoesNotEndBeforeTheCutOff() {
    Instant cutOff = Instant.now().plus(Duration.ofDays(5)).truncatedTo(ChronoUnit.SECONDS);
    String assessment = pennine.cycle("sent-back", "mini", cutOff, "");
    pennine.submit(assessment);
    String body = "{\"reason\":\"A slip\",\"until\":\"%s\"}";

    assertProblem(
        pennine.post("carol", assessment + "/reopen", body.formatted(cutOff.minusSeconds(1))),
        422,
        "until-out-of-range");
    taken(pennine.post("carol", assessment + "/reopen", body.formatted(cutOff)));
  }

  @Test
  void anExtensionCountsOnTheLastDayOfTheCycle() throws SQLException {
    Instant cutOff = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
    String assessment = pennine.cycle("late", "mini", cutOff, "");
    String rating = assessment + "/ratings/tuning-in";
    assertProblem(pennine.put("rita", rating, "{\"rating\":\"GREEN\"}"), 409, "cycle-past-cut-off");

    Instant until = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
    String body = "{\"reason\":\"Illness\",\"until\":\"%s\"}";
    assertProblem(
        pennine.post("rita", assessment + "/extend", body.formatted(until)), 403, "not-allowed");
    assertProblem(
        pennine.post("carol", assessment + "/extend", body.formatted("2020-01-01T00:00:00Z")),
        422,
        "until-out-of-range");
    taken(pennine.post("carol", assessment + "/extend", body.formatted(until)));
    taken(pennine.put("rita", rating, "{\"rating\":\"GREEN\"}"));

    assertThat(last("rating-changed.v2", "late").get("effectiveOn").asString())
        .isEqualTo(Calendar.dayOf(cutOff.minusMillis(1)).toString());
  }

  @Test
  void nobodyReviewsAnAgencyThatTheyLead() {
    String health = pennine.open("own-agency");
    String midwifery = health.replace("health-visiting", "midwifery");
    pennine.submit(health);
    taken(
        pennine.post(
            "carol",
            midwifery + "/ratings",
            """
            {"ratings":[{"capability":"tuning-in","rating":"GREEN"},
                        {"capability":"learning-together","rating":"AMBER"}]}\
            """));
    taken(pennine.post("carol", midwifery + "/submit", ""));
    String challenge = "/ratings/tuning-in/challenge";
    String agree = "/ratings/tuning-in/agree";

    taken(pennine.post("rolf", health + challenge, why(",\"sees\":\"RED\"")));
    assertProblem(
        pennine.post("rolf", midwifery + challenge, why(",\"sees\":\"RED\"")), 403, "own-agency");
    assertProblem(
        pennine.post("rolf", midwifery + agree, "{\"rating\":\"GREEN\"}"), 403, "own-agency");
    taken(pennine.post("rolf", midwifery + agree, "{\"rating\":\"GREEN\",\"as\":\"LEAD\"}"));
    assertProblem(
        pennine.post("rolf", health + agree, "{\"rating\":\"RED\",\"as\":\"LEAD\"}"),
        403,
        "not-allowed");
  }

  @Test
  void twoChecklistsWithACodeInCommonKeepTheirRatingsApart() throws SQLException {
    String workforce = pennine.open("workforce");
    taken(pennine.put("rita", workforce + "/ratings/learning-together", "{\"rating\":\"GREEN\"}"));
    String services =
        pennine.cycle("services", "services", Instant.parse("2199-01-01T00:00:00Z"), "");

    created(pennine.post("rita", services + "/open", ""));

    assertThat(last("assessment-opened.v1", "services").get("carriedOver")).isEmpty();
    assertProblem(
        pennine.post("rita", services + "/ratings/learning-together/reconfirm", ""),
        409,
        "nothing-to-reconfirm");
  }

  @Test
  void aCycleMayAskForGroundsAndForTheWordOfBoth() {
    String rules =
        """
        ,"rules":{"review":"EVERY","rationaleFor":["RED"],"evidenceFor":["GREEN"],
         "bothOnRecord":true}\
        """;
    String assessment =
        pennine.cycle("strict", "mini", Instant.parse("2199-01-01T00:00:00Z"), rules);
    taken(
        pennine.post(
            "rita",
            assessment + "/ratings",
            """
            {"ratings":[{"capability":"tuning-in","rating":"GREEN"},
                        {"capability":"learning-together","rating":"RED"}]}\
            """));
    Answer refused = pennine.post("rita", assessment + "/submit", "");
    assertThat(refused.json().get("violations").findValuesAsString("code"))
        .containsExactly("evidence-missing", "rationale-missing");

    taken(pennine.post("rita", assessment + "/ratings/learning-together/reconfirm", why("")));
    taken(
        pennine.post(
            "rita",
            assessment + "/ratings/tuning-in/reconfirm",
            "{\"evidence\":[{\"title\":\"Rota\",\"url\":\"https://example.org/rota\"}]}"));
    taken(pennine.post("rita", assessment + "/submit", ""));
    assertProblem(pennine.post("lena", assessment + "/sign-off", ""), 409, "not-all-agreed");
    assertProblem(
        pennine.post("lena", assessment + "/ratings/tuning-in/agree", "{\"rating\":\"RED\"}"),
        409,
        "agreement-one-sided");
    assertProblem(
        pennine.post("carol", assessment + "/ratings/tuning-in/agree", "{\"rating\":\"RED\"}"),
        422,
        "rationale-missing");
    taken(pennine.post("rob", assessment + "/ratings/tuning-in/agree", "{\"rating\":\"GREEN\"}"));
    taken(
        pennine.post(
            "carol",
            assessment + "/ratings/learning-together/agree",
            why(",\"rating\":\"AMBER\"")));
    taken(pennine.post("lena", assessment + "/sign-off", ""));
  }

  @Test
  void aRatingForTheWrongDayIsMoved() throws SQLException {
    String assessment = pennine.open("moved");
    String cell = assessment + "/ratings/tuning-in";
    long position = taken(pennine.put("rita", cell, "{\"rating\":\"GREEN\"}")).position();
    LocalDate right = today().minusDays(10);

    assertProblem(
        pennine.post("rita", cell + "/withdraw", "{\"position\":1,\"reason\":\"A slip\"}"),
        404,
        "rating-unknown");
    Answer moved =
        taken(
            pennine.post(
                "rita",
                cell + "/withdraw",
                """
                {"position":%d,"reason":"It was last week","effectiveOn":"%s"}\
                """
                    .formatted(position, right)));

    assertThat(moved.position()).isEqualTo(position + 2);
    assertThat(last("rating-withdrawn.v1", "moved").get("withdrawn").asLong()).isEqualTo(position);
    assertThat(last("rating-changed.v2", "moved").get("effectiveOn").asString())
        .isEqualTo(right.toString());
  }

  @Test
  void aRatingThatWasWithdrawnHoldsNoDatesOfItsCycle() {
    String assessment = pennine.open("wrong-day");
    String cell = assessment + "/ratings/tuning-in";
    long position =
        taken(
                pennine.put(
                    "rita",
                    cell,
                    "{\"rating\":\"GREEN\",\"effectiveOn\":\"%s\"}"
                        .formatted(today().minusDays(50))))
            .position();
    String narrower =
        """
        {"name":"A cycle","checklist":"mini","version":1,"opensOn":"%s",
         "cutOff":"2199-01-01T00:00:00Z"}\
        """
            .formatted(today().minusDays(20));
    assertProblem(pennine.put("carol", "/cycles/wrong-day", narrower), 409, "ratings-stranded");

    taken(
        pennine.post(
            "rita",
            cell + "/withdraw",
            "{\"position\":%d,\"reason\":\"A slip\"}".formatted(position)));

    taken(pennine.put("carol", "/cycles/wrong-day", narrower));
  }

  @Test
  void anAgencyIsExcusedBeforeItStartsAndExpectedAgain() {
    String assessment = pennine.open("excused");
    taken(pennine.post("carol", assessment + "/excuse", "{\"reason\":\"It has no staff\"}"));
    assertProblem(
        pennine.put("rita", assessment + "/ratings/tuning-in", "{\"rating\":\"RED\"}"),
        409,
        "assessment-excused");
    taken(pennine.post("carol", assessment + "/expect", ""));
    created(pennine.post("rita", assessment + "/open", ""));
    assertProblem(
        pennine.post("carol", assessment + "/excuse", "{\"reason\":\"It has no staff\"}"),
        409,
        "assessment-started");
  }

  @Test
  void capabilitiesAreAssignedToMembersOfTheAgency() throws SQLException {
    String assessment = pennine.open("assigned");
    String body = "{\"capabilities\":[\"tuning-in\"],\"dueOn\":\"2030-01-31\"}";

    taken(pennine.put("lena", assessment + "/assignments/rita", body));
    assertProblem(
        pennine.put("lena", assessment + "/assignments/vera", body), 409, "member-not-of-agency");
    assertProblem(
        pennine.put("lena", assessment + "/assignments/nobody", body), 404, "member-unknown");
    assertProblem(pennine.put("rita", assessment + "/assignments/rita", body), 403, "not-allowed");
    assertProblem(
        pennine.put("lena", assessment + "/assignments/rita", body.replace("2030", "1900")),
        422,
        "due-before-cycle");

    assertThat(last("capabilities-assigned.v1", "assigned").get("member").asString())
        .startsWith("m-");
  }
}
