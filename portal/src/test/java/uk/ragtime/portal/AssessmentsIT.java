package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.TextsInOrder.inOrder;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubAssessments;
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

  /** Answers with another assessment from now on. */
  private static void answer(String agency, Map<String, Object> assessment) {
    PLATFORM.query().replace("/v1" + ALL + agency, assessment);
  }

  @Test
  void anAssessmentIsAListOfTasks() {
    assertThat(visitor.get(MIDWIFERY).body())
        .satisfies(
            inOrder(
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
                "Opened 20 October 2026"))
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
    assertThat(PLATFORM.commands().lastTold().command())
        .isEqualTo("POST /v1" + ALL + "early-help/open");
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
    assertThat(PLATFORM.commands().lastTold().command())
        .isEqualTo("POST /v1" + MIDWIFERY + "/ratings/reconfirm");
    assertThat(PLATFORM.commands().lastTold().condition()).isEqualTo("\"9\"");
    assertThat(PLATFORM.commands().lastTold().body())
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
    Map<String, Object> changed = StubAssessments.cellOf(newer, "local-services");
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
        .satisfies(inOrder("You ticked", "Amber", "saved meanwhile", "All signpost now."))
        .containsPattern("value=\"parent-child-relationships.AMBER\"[^>]* checked")
        .doesNotContainPattern("type=\"checkbox\"[^>]*value=\"local-services.AMBER\"")
        .doesNotContain("??");
  }

  @Test
  void anAnswerThatWasNotShownCannotBeConfirmed() {
    HttpResponse<String> page =
        visitor.send(
            MIDWIFERY + "/confirm",
            MIDWIFERY + "/confirm",
            "version=9",
            "capability=local-services.GREEN");

    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @Test
  void whatIsMissingIsListedByCapabilityWithLinks() {
    assertThat(visitor.get(MIDWIFERY + "/check").body())
        .satisfies(
            inOrder(
                "This is missing before it can be submitted",
                "href=\"" + MIDWIFERY + "/rate/parent-child-relationships\"",
                "carried over, and nobody has looked at it",
                "href=\"" + MIDWIFERY + "/rate/observing-relationships\"",
                "not rated"))
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
    assertThat(PLATFORM.commands().lastTold().command())
        .isEqualTo("POST /v1" + perinatal + "/submit");
    assertThat(page.uri().toString()).endsWith("/sent?seen=400");
    assertThat(page.body())
        .satisfies(inOrder("Submitted", "Event 330 of the log", "What comes next", "A reviewer"))
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
    assertThat(PLATFORM.commands().lastTold().command())
        .isEqualTo("POST /v1" + ALL + "early-years/sign-off");
    assertThat(PLATFORM.commands().lastTold().body())
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
    StubAssessments.cellOf(newer, "tuning-in")
        .put("agreed", StubAssessments.word(345, "RED", null));
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
        .satisfies(
            inOrder(
                "Nothing was signed",
                "Tuning in",
                "agreed",
                "Red",
                StubAssessments.HASH,
                other,
                "name=\"hash\" value=\"" + other,
                "Ours"))
        .doesNotContain("??");
  }

  @Test
  void aSecondSignatureIsNoneAndWhatWasWrittenIsShownAgain() {
    // given a page of what somebody else signs while it is open
    PLATFORM.issuer().willSignIn("lead");
    HttpResponse<String> shown = visitor.get(ALL + "early-years/check");
    answer("early-years", StubAssessments.of("2026-autumn", "family-hubs"));

    // when
    HttpResponse<String> page =
        visitor.send(
            shown,
            ALL + "early-years/sign-off",
            "hash=" + StubAssessments.HASH,
            "position=340",
            "statement=We stand by it.");

    // then
    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body())
        .satisfies(inOrder("signed off already", "Signed off", "not recorded", "We stand by it."))
        .doesNotContain("??");
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @Test
  void whoeverSignsTwiceIsLedOn() {
    HttpResponse<String> page = signedTwice("");

    assertThat(page.uri().toString()).endsWith("/sent?seen=0");
    assertThat(page.body()).contains("Event 335 of the log").doesNotContain("??");
  }

  @ParameterizedTest
  @CsvSource({"'We <all> stand by it.', 200", "'Now I do not.', 409"})
  void aStatementThatIsChangedAfterSigningIsNotLostUnsaid(String statement, int status) {
    HttpResponse<String> page = signedTwice(statement);

    assertThat(page.statusCode()).isEqualTo(status);
    if (status == 409) {
      assertThat(page.body())
          .satisfies(inOrder("that signature stands", "not recorded", statement))
          .doesNotContain("??");
    }
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  /** The answer to a form that was opened before its assessment was signed. */
  private HttpResponse<String> signedTwice(String statement) {
    PLATFORM.issuer().willSignIn("lead");
    HttpResponse<String> shown = visitor.get(ALL + "early-years/check");
    answer("early-years", signedBy("lead"));
    return visitor.send(
        shown,
        ALL + "early-years/sign-off",
        "hash=" + StubAssessments.HASH,
        "position=340",
        "statement=" + statement);
  }

  @Test
  void whatWasSignedStandsOnThePageOfTheAssessment() {
    assertThat(visitor.get(ALL + "family-hubs").body())
        .satisfies(
            inOrder(
                "What was signed",
                "Signed off on 20 October 2026 at 11:15 by Lena Lead.",
                "It is in force.",
                "We &lt;all&gt; stand by it.",
                "Hash of what was signed:",
                StubAssessments.HASH,
                "Signed off on 1 October 2026",
                "It is no longer in force, because the assessment was opened again since.",
                "A statement was made. It has been erased."))
        .doesNotContain("??");
    assertThat(visitor.get(ALL + "midwifery").body()).doesNotContain("What was signed");
  }

  private static Map<String, Object> signedBy(String member) {
    Map<String, Object> signed = StubAssessments.of("2026-autumn", "family-hubs");
    signed.put("acts", List.of(StubAssessments.act("SIGNED_OFF", 335, member)));
    return signed;
  }

  @Test
  void whatIsSubmittedAlreadyIsSaidToBe() {
    // given a page of what somebody else submits while it is open
    String perinatal = ALL + "perinatal";
    HttpResponse<String> shown = visitor.get(perinatal + "/check");
    answer("perinatal", StubAssessments.of("2026-autumn", "early-years"));
    PLATFORM.commands().refuse(412, "version-stale");

    // when
    HttpResponse<String> page = visitor.send(shown, perinatal + "/submit", "version=9");

    // then
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("submitted already").doesNotContain("Nothing was submitted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/submit", "/sign-off", "/open"})
  void theAddressOfASentFormLeadsToTheAssessment(String address) {
    assertThat(visitor.get(MIDWIFERY + address).headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith(MIDWIFERY));
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
    assertThat(PLATFORM.commands().lastTold().command()).isEqualTo("POST /v1" + reopen);
    assertThat(PLATFORM.commands().lastTold().body())
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
  @ValueSource(strings = {"/rate/tuning-in", "/confirm", "/reopen", "/extend"})
  void whoMayNotFillInAFormIsNotToldThatItIsClosed(String form) {
    PLATFORM.issuer().willSignIn("viewer");
    HttpResponse<String> page = visitor.get(MIDWIFERY + form);
    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).doesNotContain("is not open now");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "family-hubs/rate/tuning-in",
        "family-hubs/confirm",
        "family-hubs/extend",
        "midwifery/reopen"
      })
  void aFormThatIsClosedSaysSo(String form) {
    // given: signed in
    PLATFORM.issuer().willSignIn("coordinator");
    visitor.get(MIDWIFERY);

    // then
    HttpResponse<String> page = visitor.get(ALL + form);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("The form that you asked for is not open now");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/answer", "/settle"})
  void aPageOnWhichNothingIsLeftToDoLeadsToOneThatSaysSo(String task) {
    PLATFORM.issuer().willSignIn("coordinator");
    visitor.get(MIDWIFERY);

    HttpResponse<String> page = visitor.get(MIDWIFERY + task);
    assertThat(page.uri().getPath()).isEqualTo(MIDWIFERY);
    assertThat(page.body())
        .contains("Nothing is left for you to do on the page that you asked for")
        .doesNotContain("is not open now");
  }

  @Test
  void aCoordinatorWithoutAnotherRoleIsToldWhoCanGiveIt() {
    PLATFORM.issuer().willSignIn("coordinator");
    visitor.get(MIDWIFERY);

    HttpResponse<String> page = visitor.get(MIDWIFERY + "/review");
    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body())
        .contains("You can give that role to a member", "/lancashire/members\"")
        .doesNotContain("Its coordinator can change your role");
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
