package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.TextsInOrder.inOrder;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubAssessments;
import uk.ragtime.portal.stub.StubCommandService.Told;
import uk.ragtime.portal.stub.StubPlatform;

/** A rater rates a capability beside what was said last time. */
class RatingIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String ALL = "/lancashire/cycles/2026-autumn/areas/blackpool/agencies/";
  private static final String MIDWIFERY = ALL + "midwifery";
  private static final String TUNING_IN = MIDWIFERY + "/rate/tuning-in";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
    PLATFORM.issuer().willSignIn("rater");
  }

  /** Version 12, in which midwifery has rated tuning in Red. */
  private static void answerWithRed(String rationale) {
    Map<String, Object> newer = StubAssessments.of("2026-autumn", "midwifery");
    newer.put("version", 12);
    Map<String, Object> changed = StubAssessments.cellOf(newer, "tuning-in");
    changed.put("self", StubAssessments.word(341, "RED", rationale));
    changed.put("standing", "RED");
    answer("midwifery", newer);
  }

  /** Answers with another assessment from now on. */
  private static void answer(String agency, Map<String, Object> assessment) {
    PLATFORM.query().replace("/v1" + ALL + agency, assessment);
  }

  @Test
  void aCapabilityIsRatedBesideWhatWasSaidLastTimeAndTheNextFollows() {
    // when
    String form = visitor.get(TUNING_IN).body();
    HttpResponse<String> page =
        visitor.send(
            TUNING_IN,
            TUNING_IN,
            "version=9",
            "spokenAt=0",
            "rating=GREEN",
            "reason=IMPROVEMENT",
            "rationale=All were <trained>.",
            "evidenceTitle=Log",
            "evidenceUrl=https://example.org/log",
            "evidenceTitle=",
            "evidenceUrl=",
            "day=5",
            "month=10",
            "year=2026",
            "then=next");

    // then
    assertThat(form)
        .contains(
            "Capability 6 of 11",
            "All have it at least monthly",
            "Some teams have &lt;it&gt;",
            "Carried over: nobody has looked at it in this cycle.",
            "Decline",
            "This cycle asks for it with: Red.")
        .doesNotContain(" checked", "FIRST_RATING", "??");
    assertThat(PLATFORM.commands().lastTold().command())
        .isEqualTo("PUT /v1" + MIDWIFERY + "/ratings/tuning-in");
    assertThat(PLATFORM.commands().lastTold().condition()).isEqualTo("\"9\"");
    assertThat(PLATFORM.commands().lastTold().body())
        .isEqualTo(
            "{\"rating\":\"GREEN\",\"reason\":\"IMPROVEMENT\","
                + "\"rationale\":\"All were <trained>.\",\"evidence\":[{\"title\":\"Log\","
                + "\"url\":\"https://example.org/log\"}],\"effectiveOn\":\"2026-10-05\"}");
    assertThat(page.uri().toString()).endsWith("/rate/observing-relationships?seen=400");
  }

  @Test
  void savingCanLeadBackToTheList() {
    HttpResponse<String> page =
        visitor.send(TUNING_IN, TUNING_IN, "version=9", "spokenAt=0", "rating=AMBER", "then=list");
    assertThat(page.uri().toString()).endsWith("midwifery?seen=400");
    assertThat(PLATFORM.commands().lastTold().body()).isEqualTo("{\"rating\":\"AMBER\"}");
  }

  @Test
  void whatIsWrongIsSaidAndWhatWasTypedIsKept() {
    // when
    HttpResponse<String> page =
        visitor.send(
            TUNING_IN,
            TUNING_IN,
            "version=9",
            "spokenAt=0",
            "rationale=Because <so>",
            "evidenceTitle=Log",
            "evidenceUrl=log",
            "day=31",
            "month=2",
            "year=2026");

    // then
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .contains(
            "<title>Error:",
            "Choose Red, Amber, Green or Not applicable",
            "href=\"#evidenceUrl0\"",
            "Date must be a real date",
            "Because &lt;so&gt;",
            "value=\"31\"")
        .doesNotContain("??");
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @Test
  void aReasonThatDoesNotFitIsRefusedBeforeItIsSent() {
    HttpResponse<String> page =
        visitor.send(
            TUNING_IN, TUNING_IN, "version=9", "spokenAt=0", "rating=GREEN", "reason=DECLINE");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("This reason does not fit", "href=\"#reason\"");
  }

  @Test
  void aChangeOfAnotherCapabilityDoesNotStopTheSaving() {
    // given
    Map<String, Object> newer = StubAssessments.of("2026-autumn", "midwifery");
    newer.put("version", 12);
    HttpResponse<String> shown = visitor.get(TUNING_IN);
    answer("midwifery", newer);
    PLATFORM.commands().refuseOnce(412, "version-stale");

    // when
    HttpResponse<String> page =
        visitor.send(shown, TUNING_IN, "version=9", "spokenAt=0", "rating=GREEN", "then=list");

    // then
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(PLATFORM.commands().told())
        .extracting(Told::condition)
        .containsExactly("\"9\"", "\"12\"");
    assertThat(PLATFORM.commands().told())
        .extracting(Told::key)
        .containsOnly(HttpVisitor.hidden(shown, "key"));
  }

  @Test
  void aChangeOfTheSameCapabilityShowsBothRatingsAndKeepsWhatWasTyped() {
    // given
    HttpResponse<String> shown = visitor.get(TUNING_IN);
    answerWithRed("Nobody is trained now.");
    PLATFORM.commands().refuseOnce(412, "version-stale");

    // when
    HttpResponse<String> page =
        visitor.send(
            shown, TUNING_IN, "version=9", "spokenAt=0", "rating=GREEN", "rationale=All were.");

    // then
    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body())
        .satisfies(
            inOrder(
                "Somebody saved this capability while you were writing",
                "Red",
                "Grace &lt;Okafor&gt;, 12 October 2026",
                "Nobody is trained now.",
                "Yours",
                "Green",
                "name=\"version\" value=\"12\"",
                "name=\"spokenAt\" value=\"341\"",
                "All were."))
        .doesNotContain("??");
  }

  @Test
  void aSavedFormThatIsChangedAndSentAgainShowsBothRatings() {
    // given a form that was saved, and the browser's way back to it
    HttpResponse<String> shown = visitor.get(TUNING_IN);
    answerWithRed("Nobody is trained.");
    PLATFORM.commands().refuse(422, "idempotency-key-reused");

    // when
    HttpResponse<String> page =
        visitor.send(
            shown, TUNING_IN, "version=9", "spokenAt=0", "rating=GREEN", "rationale=All are.");

    // then it can be sent, under another key
    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body())
        .satisfies(inOrder("Nobody is trained.", "Yours", "Green", "value=\"12\"", "All are."));
    assertThat(HttpVisitor.hidden(page, "key")).isNotEqualTo(HttpVisitor.hidden(shown, "key"));
  }

  @ParameterizedTest
  @CsvSource({
    "rating=RED, rating=GREEN",
    "rationale=one, rationale=two",
    "rating=RED, version=10",
    "rating=PURPLE, rationale=one",
  })
  void aFormThatNoPageSendsIsNotSaved(String one, String another) {
    HttpResponse<String> page =
        visitor.send(TUNING_IN, TUNING_IN, "version=9", "spokenAt=0", one, another);

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("The form cannot be read", "Nothing has been saved");
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "503, unavailable, 503, Send it again",
    "429, too-many-requests, 429, Wait half a minute",
    "409, assessment-submitted, 400, It has been submitted meanwhile",
    "422, effective-date-before-cycle, 400, must not be before the cycle opened",
  })
  void aRatingThatFailsKeepsWhatWasTyped(int status, String code, int shown, String sentence) {
    PLATFORM.commands().refuse(status, code);
    HttpResponse<String> page =
        visitor.send(
            TUNING_IN, TUNING_IN, "version=9", "spokenAt=0", "rating=RED", "rationale=Typed.");
    assertThat(page.statusCode()).isEqualTo(shown);
    assertThat(page.body())
        .contains(sentence, "Typed.")
        .containsPattern("value=\"RED\"[^>]* checked")
        .doesNotContain("??");
  }

  @Test
  void everyFieldThatTheServiceRefusesIsNamedAtItsPlaceInBothLanguages() {
    // given
    PLATFORM
        .commands()
        .refuseFields("rationale", "evidence[0].title", "effectiveOn", "effectiveOn", "of-others");
    String[] typed = {
      "version=9",
      "spokenAt=0",
      "rating=RED",
      "rationale=Typed\u202E.",
      "evidenceTitle=",
      "evidenceUrl=",
      "evidenceTitle=Lo\u202Eg",
      "evidenceUrl=https://example.org/log",
      "day=1",
      "month=2",
      "year=2300"
    };

    // when
    HttpResponse<String> page = visitor.send(TUNING_IN, TUNING_IN, typed);

    // then
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .satisfies(
            inOrder(
                "href=\"#rationale\">The explanation must be text",
                "href=\"#evidenceTitle1\">Name of the document must be one line",
                "href=\"#day\">Date must be in a year",
                "href=\"#submit\">Ragtime cannot take one of these",
                "id=\"rationale-error\"",
                "The explanation must be text",
                "id=\"date-error\"",
                "Date must be in a year",
                "value=\"2300\""))
        .doesNotContain("??", "invalid-field");
    assertThat(page.body().split("Date must be in a year")).hasSize(3);

    // and in Welsh, where nothing is sent again
    int told = PLATFORM.commands().told().size();
    String answer = "_answer=" + HttpVisitor.hidden(page, "_answer");
    HttpResponse<String> welsh =
        visitor.send(
            page,
            TUNING_IN + "?lang=cy",
            Stream.concat(Stream.of(typed), Stream.of(answer)).toArray(String[]::new));
    assertThat(welsh.body())
        .contains("Rhaid i’r esboniad", "Rhaid i enw’r ddogfen", "Rhaid i’r dyddiad fod")
        .doesNotContain("??");
    assertThat(PLATFORM.commands().told()).hasSize(told);
  }

  @Test
  void whatTheAgencySaidInThisCycleIsNotRecordedTwice() {
    // given
    String page = MIDWIFERY + "/rate/child-development";

    // when
    visitor.send(
        page,
        page,
        "version=9",
        "spokenAt=310",
        "rating=GREEN",
        "rationale=All were trained.",
        "evidenceTitle=Training log",
        "evidenceUrl=https://example.org/log",
        "evidenceTitle=",
        "evidenceUrl=");

    // then
    assertThat(PLATFORM.commands().told()).isEmpty();
  }
}
