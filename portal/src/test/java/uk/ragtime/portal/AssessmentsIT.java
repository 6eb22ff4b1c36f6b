package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.TextsInOrder.inOrder;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubAssessments;
import uk.ragtime.portal.stub.StubPlatform;

/** An agency rates and submits; a coordinator gives time and opens again. */
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
