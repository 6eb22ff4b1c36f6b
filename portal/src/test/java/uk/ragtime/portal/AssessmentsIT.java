package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubAssessments;
import uk.ragtime.portal.stub.StubCommandService.Told;
import uk.ragtime.portal.stub.StubPlatform;

/** An agency rates, confirms, submits and signs; a coordinator gives time and opens again. */
class AssessmentsIT {
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

  private static Told told() {
    List<Told> told = PLATFORM.commands().told();
    assertThat(told).isNotEmpty();
    return told.getLast();
  }

  /** Answers with another assessment from now on. */
  private static void answer(String agency, Map<String, Object> assessment) {
    PLATFORM.query().replace("/v1" + ALL + agency, assessment);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> cell(Map<String, Object> assessment, String capability) {
    return ((List<Map<String, Object>>) Objects.requireNonNull(assessment.get("cells")))
        .stream()
            .filter(cell -> capability.equals(cell.get("capability")))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void anAssessmentIsAListOfTasks() {
    assertThat(visitor.get(MIDWIFERY).body())
        .containsSubsequence(
            "Midwifery, Blackpool",
            "Being rated",
            "Ratings are taken until",
            "2 of 11 looked at in this cycle",
            "Confirm last answers (4 are left)",
            "Check and submit",
            "Knowledge",
            "href=\"" + MIDWIFERY + "/rate/child-development\"",
            "Saved by Grace &lt;Okafor&gt;",
            "Rated",
            "href=\"" + MIDWIFERY + "/rate/parent-child-relationships\"",
            "Carried over, not looked at",
            "Not rated",
            "What has happened",
            "Opened 20 October 2026")
        .doesNotContain("/extend", "/reopen", "/review", "on behalf of Midwifery", "??");
  }

  @ParameterizedTest
  @CsvSource({
    "early-help, Not opened",
    "early-years, Submitted",
    "health-visiting, Challenged (2)",
    "family-hubs, Signed off",
    "childrens-social-care, Excused",
  })
  void theStateIsSaidInTheSameWordsEverywhere(String agency, String state) {
    assertThat(visitor.get(ALL + agency).body()).contains(">" + state + "<").doesNotContain("??");
  }

  @Test
  void anAssessmentThatHasNotBegunIsStarted() {
    // when
    HttpResponse<String> page = visitor.send(ALL + "early-help", ALL + "early-help/open");

    // then
    assertThat(told().command()).isEqualTo("POST /v1" + ALL + "early-help/open");
    assertThat(page.uri().toString()).endsWith("early-help?seen=400");
  }

  @Test
  void lastAnswersAreConfirmedOneByOneAndNoneIsTickedBefore() {
    // when
    String form = visitor.get(MIDWIFERY + "/confirm").body();
    visitor.send(
        MIDWIFERY + "/confirm",
        MIDWIFERY + "/confirm",
        "version=9",
        "capability=parent-child-relationships.AMBER",
        "capability=local-services.AMBER");

    // then
    assertThat(form)
        .contains("Some teams have &lt;it&gt;", "True from 2 March 2026")
        .doesNotContain("checked", "child-development", "??");
    assertThat(told().command()).isEqualTo("POST /v1" + MIDWIFERY + "/ratings/reconfirm");
    assertThat(told().condition()).isEqualTo("\"9\"");
    assertThat(told().body())
        .isEqualTo("{\"capabilities\":[\"parent-child-relationships\",\"local-services\"]}");
  }

  @Test
  void nothingTickedIsAskedFor() {
    HttpResponse<String> page =
        visitor.send(MIDWIFERY + "/confirm", MIDWIFERY + "/confirm", "version=9");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("Tick at least one answer", "href=\"#capability\"");
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @Test
  void anAnswerThatSomebodyChangedMeanwhileIsShownAndTheOtherTicksAreKept() {
    // given
    HttpResponse<String> shown = visitor.get(MIDWIFERY + "/confirm");
    Map<String, Object> newer = StubAssessments.of("2026-autumn", "midwifery");
    Map<String, Object> changed = cell(newer, "local-services");
    changed.put("carriedOver", null);
    changed.put("self", StubAssessments.word(341, "GREEN", "All signpost now."));
    answer("midwifery", newer);
    PLATFORM.commands().refuse(412, "version-stale");

    // when
    HttpResponse<String> page =
        visitor.send(
            shown,
            MIDWIFERY + "/confirm",
            "version=9",
            "capability=local-services.AMBER",
            "capability=parent-child-relationships.AMBER");

    // then
    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body())
        .containsSubsequence("You ticked", "Amber", "saved meanwhile", "All signpost now.")
        .containsPattern("value=\"parent-child-relationships.AMBER\"[^>]* checked")
        .doesNotContainPattern("type=\"checkbox\"[^>]*value=\"local-services.AMBER\"")
        .doesNotContain("??");
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
    assertThat(told().command()).isEqualTo("PUT /v1" + MIDWIFERY + "/ratings/tuning-in");
    assertThat(told().condition()).isEqualTo("\"9\"");
    assertThat(told().body())
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
    assertThat(told().body()).isEqualTo("{\"rating\":\"AMBER\"}");
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
    Map<String, Object> newer = StubAssessments.of("2026-autumn", "midwifery");
    newer.put("version", 12);
    Map<String, Object> changed = cell(newer, "tuning-in");
    changed.put("self", StubAssessments.word(341, "RED", "Nobody is trained now."));
    changed.put("standing", "RED");
    answer("midwifery", newer);
    PLATFORM.commands().refuseOnce(412, "version-stale");

    // when
    HttpResponse<String> page =
        visitor.send(
            shown, TUNING_IN, "version=9", "spokenAt=0", "rating=GREEN", "rationale=All were.");

    // then
    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body())
        .containsSubsequence(
            "Somebody saved this while you were writing",
            "Red",
            "Grace &lt;Okafor&gt;, 12 October 2026",
            "Nobody is trained now.",
            "Yours",
            "Green",
            "name=\"version\" value=\"12\"",
            "name=\"spokenAt\" value=\"341\"",
            "All were.")
        .doesNotContain("??");
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

  @Test
  void whatIsMissingIsListedByCapabilityWithLinks() {
    assertThat(visitor.get(MIDWIFERY + "/check").body())
        .containsSubsequence(
            "This is missing before it can be submitted",
            "href=\"" + MIDWIFERY + "/rate/parent-child-relationships\"",
            "carried over, and nobody has looked at it",
            "href=\"" + MIDWIFERY + "/rate/observing-relationships\"",
            "not rated")
        .doesNotContain("action=\"" + MIDWIFERY + "/submit\"", "??");
  }

  @Test
  void aCompleteAssessmentIsSubmittedAndWhatComesNextIsSaid() {
    // given
    String perinatal = ALL + "perinatal";
    HttpResponse<String> shown = visitor.get(perinatal + "/check");
    answer("perinatal", StubAssessments.of("2026-autumn", "early-years"));

    // when
    HttpResponse<String> page = visitor.send(shown, perinatal + "/submit", "version=9");

    // then
    assertThat(told().command()).isEqualTo("POST /v1" + perinatal + "/submit");
    assertThat(page.uri().toString()).endsWith("/sent?seen=400");
    assertThat(page.body())
        .containsSubsequence("Submitted", "Event 330 of the log", "What comes next", "A reviewer")
        .doesNotContain("??");
  }

  @Test
  void aLeadSignsTheSheetThatWasShown() {
    // given
    PLATFORM.issuer().willSignIn("lead");
    String check = ALL + "early-years/check";

    // when
    assertThat(visitor.get(check).body()).contains(StubAssessments.HASH, "Sign off");
    visitor.send(
        check,
        ALL + "early-years/sign-off",
        "hash=" + StubAssessments.HASH,
        "position=340",
        "statement=We stand by it.");

    // then
    assertThat(told().command()).isEqualTo("POST /v1" + ALL + "early-years/sign-off");
    assertThat(told().body())
        .isEqualTo(
            "{\"hash\":\""
                + StubAssessments.HASH
                + "\",\"statement\":\"We stand by it.\","
                + "\"as\":\"LEAD\"}");
  }

  @Test
  void aSheetThatHasChangedIsToldWithWhatChangedAndTheStatementIsKept() {
    // given
    PLATFORM.issuer().willSignIn("lead");
    HttpResponse<String> shown = visitor.get(ALL + "early-years/check");
    Map<String, Object> newer = StubAssessments.of("2026-autumn", "early-years");
    cell(newer, "tuning-in").put("agreed", StubAssessments.word(345, "RED", null));
    answer("early-years", newer);
    String other = "0" + StubAssessments.HASH.substring(1);
    PLATFORM
        .query()
        .replace(
            "/v1" + ALL + "early-years/sheet",
            200,
            "{\"hash\":\"" + other + "\",\"version\":10,\"position\":345}");
    PLATFORM.commands().refuse(412, "sheet-changed");

    // when
    HttpResponse<String> page =
        visitor.send(
            shown,
            ALL + "early-years/sign-off",
            "hash=" + StubAssessments.HASH,
            "position=340",
            "statement=Ours");

    // then
    assertThat(page.body())
        .containsSubsequence(
            "Nothing was signed",
            "Tuning in",
            "agreed",
            "Red",
            StubAssessments.HASH,
            other,
            "name=\"hash\" value=\"" + other,
            "Ours")
        .doesNotContain("??");
  }

  @Test
  void aRaterDoesNotSign() {
    PLATFORM.issuer().willSignIn("rater");
    assertThat(visitor.get(ALL + "health-visiting/check").body())
        .contains("This is not settled yet", "challenged, and not answered")
        .doesNotContain("action=\"" + ALL + "health-visiting/sign-off\"", "??");
  }

  @Test
  void aCoordinatorOpensAgainWithAReason() {
    // given
    PLATFORM.issuer().willSignIn("coordinator");
    String reopen = ALL + "family-hubs/reopen";

    // when
    HttpResponse<String> wrong = visitor.send(reopen, reopen, "version=9", "reason=");
    assertThat(visitor.get(reopen).body()).contains("no longer in force");
    visitor.send(reopen, reopen, "version=9", "reason=Two were mixed up.");

    // then
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("Enter why");
    assertThat(told().command()).isEqualTo("POST /v1" + reopen);
    assertThat(told().body())
        .isEqualTo("{\"reason\":\"Two were mixed up.\",\"as\":\"COORDINATOR\"}");
  }

  @Test
  void aLeadTakesBackWhatNobodyHasChallenged() {
    PLATFORM.issuer().willSignIn("lead");
    assertThat(visitor.get(ALL + "early-years").body()).contains("/reopen");
    assertThat(visitor.get(ALL + "health-visiting").body()).doesNotContain("/reopen");
  }

  @Test
  void moreTimeHasALastDayWithinSixtyDays() {
    // given
    PLATFORM.issuer().willSignIn("coordinator");
    String extend = MIDWIFERY + "/extend";

    // when
    HttpResponse<String> page =
        visitor.send(extend, extend, "version=9", "reason=Ill.", "day=1", "month=1", "year=2020");

    // then
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("within the next 60 days", "Ill.", "value=\"2020\"");
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @Test
  void aCoordinatorIsToldThatTheyRecordOnBehalf() {
    PLATFORM.issuer().willSignIn("coordinator");
    assertThat(visitor.get(TUNING_IN).body()).contains("You record on behalf of Midwifery");
  }

  @ParameterizedTest
  @ValueSource(strings = {"viewer", "reviewer"})
  void whoDoesNotRateReadsAndFindsNoForms(String persona) {
    PLATFORM.issuer().willSignIn(persona);
    assertThat(visitor.get(MIDWIFERY).body())
        .contains("Being rated", "/capabilities/tuning-in")
        .doesNotContain("/rate/", "/confirm", "/check\"", "/extend", "??");
    assertThat(visitor.get(TUNING_IN).body()).doesNotContain("name=\"rating\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/rate/tuning-in", "/confirm", "/submit", "/sign-off", "/reopen"})
  void nothingIsRecordedFromAnotherSite(String address) {
    visitor.get(MIDWIFERY);
    String key = "0190c7e2-1111-4222-8333-123456789abc";
    assertThat(visitor.post(MIDWIFERY + address, "key=" + key).statusCode()).isEqualTo(403);
    assertThat(PLATFORM.commands().told()).isEmpty();
  }
}
