package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.TextsInOrder.inOrder;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubActions;
import uk.ragtime.portal.stub.StubAssessments;
import uk.ragtime.portal.stub.StubCommandService.Told;
import uk.ragtime.portal.stub.StubPlatform;

/** People comment; a coordinator excuses, settles, asks people, and signs an area's profile off. */
class CoordinationIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String CYCLE = "/lancashire/cycles/2026-autumn";
  private static final String ALL = CYCLE + "/areas/blackpool/agencies/";
  private static final String MIDWIFERY = ALL + "midwifery";
  private static final String SIGN_OFF = CYCLE + "/areas/blackpool/sign-off";
  private static final String STORY =
      "/lancashire/areas/blackpool/agencies/midwifery/capabilities/tuning-in";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  @Test
  void aThreadIsAtTheAssessmentAndAtTheStoryOfTheRating() {
    assertThat(visitor.get(MIDWIFERY).body())
        .satisfies(
            inOrder(
                "Revi Ewer",
                "About: Tuning in",
                "Who was &lt;trained&gt;?",
                "Answers Revi Ewer",
                "All but two.",
                "Rae Ter withdrew it",
                "action=\"" + MIDWIFERY + "/comments\""))
        .doesNotContain("??");
    assertThat(visitor.get(STORY).body())
        .satisfies(inOrder("Who was &lt;trained&gt;?", "2026 autumn", "value=\"story\""))
        .doesNotContain("About: Tuning in", "??");
  }

  @Test
  void whoMayNotReadCommentsFindsNone() {
    PLATFORM.issuer().willSignIn("viewer");
    assertThat(visitor.get(MIDWIFERY).body()).doesNotContain("id=\"talk\"", "Revi Ewer");
    assertThat(visitor.get(STORY).body()).doesNotContain("Who was", "name=\"text\"", "??");
    assertThat(visitor.get(MIDWIFERY + "/comments").statusCode()).isNotEqualTo(200);
  }

  @Test
  void aChallengeItsAnswerAndTheAgreementStandBetweenTheComments() {
    // given
    PLATFORM
        .query()
        .replace(
            "/v1/lancashire/audit",
            Map.of(
                "entries",
                List.of(
                    word("CHALLENGED", 331, "2026-10-20T09:00:00Z", "RED", "Two of <nine>."),
                    word("ANSWERED", 345, "2026-10-21T12:00:00Z", "AMBER", "Four now."),
                    word("AGREED", 350, "2026-10-25T12:00:00Z", "AMBER", "Seen."))));

    // then
    String page = visitor.get(STORY).body();
    assertThat(page.substring(page.indexOf("id=\"talk\"")))
        .satisfies(
            inOrder(
                "Comments",
                "challenges, and sees",
                "Red",
                "Two of &lt;nine&gt;.",
                "Who was &lt;trained&gt;?",
                "answers for the agency, and offers",
                "Amber",
                "All but two.",
                "agrees on",
                "Seen."))
        .doesNotContain("??");
  }

  private static Map<String, Object> word(
      String kind, int position, String at, String to, String rationale) {
    return Map.of(
        "kind", kind,
        "position", position,
        "recordedAt", at,
        "effectiveOn", "2026-10-12",
        "by", Map.of("member", "m-2", "name", "Grace <Okafor>"),
        "cycle", "2026-autumn",
        "capability", "tuning-in",
        "to", to,
        "rationale", rationale);
  }

  @Test
  void aCommentAboutARatingLeadsBackToItsStory() {
    // given
    PLATFORM.issuer().willSignIn("rater");

    // when
    HttpResponse<String> page =
        visitor.send(
            STORY,
            MIDWIFERY + "/comments",
            "text=All <are>.",
            "capability=tuning-in",
            "back=story");

    // then
    assertThat(PLATFORM.commands().lastTold().command())
        .isEqualTo("POST /v1" + MIDWIFERY + "/comments");
    assertThat(PLATFORM.commands().lastTold().body())
        .isEqualTo("{\"text\":\"All <are>.\",\"capability\":\"tuning-in\"}");
    assertThat(page.uri().toString()).contains(STORY + "?checklist=").contains("seen=400");
  }

  @Test
  void anAnswerIsAboutTheSameCapability() {
    PLATFORM.issuer().willSignIn("rater");
    String reply = MIDWIFERY + "/comments?reply=1";
    assertThat(visitor.get(reply).body())
        .satisfies(
            inOrder(
                "name=\"capability\" value=\"tuning-in\"",
                "name=\"reply\" value=\"1\"",
                "Answer this"));
    visitor.send(reply, MIDWIFERY + "/comments", "text=Two.", "capability=tuning-in", "reply=1");
    assertThat(PLATFORM.commands().lastTold().body())
        .isEqualTo("{\"text\":\"Two.\",\"capability\":\"tuning-in\",\"replyTo\":1}");
  }

  @Test
  void aCommentThatFailsKeepsWhatWasTyped() {
    PLATFORM.commands().refuse(503, "unavailable");
    HttpResponse<String> page =
        visitor.send(MIDWIFERY, MIDWIFERY + "/comments", "text=Typed <so>.", "back=assessment");
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body()).contains("Send it again", "Typed &lt;so&gt;.").doesNotContain("??");
    assertThat(visitor.send(MIDWIFERY, MIDWIFERY + "/comments", "text= ").body())
        .contains("Enter your comment", "href=\"#text\"");
  }

  @Test
  void oneWithdrawsOnesOwnAndACoordinatorAny() {
    // given
    PLATFORM.issuer().willSignIn("rater");
    String own = MIDWIFERY + "/comments/2/withdraw";

    // then
    assertThat(visitor.get(MIDWIFERY).body())
        .contains("href=\"" + own + "\"")
        .doesNotContain("/comments/1/withdraw", "/comments/3/withdraw");
    visitor.send(own, own);
    assertThat(PLATFORM.commands().lastTold().command()).isEqualTo("POST /v1" + own);
    HttpVisitor coordinator = new HttpVisitor(PLATFORM.url());
    PLATFORM.issuer().willSignIn("coordinator");
    assertThat(coordinator.get(MIDWIFERY).body()).contains("/comments/1/withdraw");
  }

  @Test
  void onlyAWithdrawalOfOnesOwnIsNotOpenAnyMore() {
    // given
    PLATFORM.issuer().willSignIn("rater");

    // when
    HttpResponse<String> ofAnother = visitor.get(MIDWIFERY + "/comments/1/withdraw");
    HttpResponse<String> withdrawn = visitor.get(MIDWIFERY + "/comments/3/withdraw");

    // then
    assertThat(ofAnother.statusCode()).isEqualTo(403);
    assertThat(ofAnother.body()).doesNotContain("is not open now");
    assertThat(withdrawn.statusCode()).isEqualTo(200);
    assertThat(withdrawn.body()).contains("is not open now");
  }

  @Test
  void anAgencyIsExcusedWithAReasonAndExpectedAgain() {
    // given
    String excuse = ALL + "early-help/excuse";
    String expect = ALL + "childrens-social-care/expect";

    // when
    HttpResponse<String> wrong = visitor.send(excuse, excuse, "version=0", "reason=");
    visitor.send(excuse, excuse, "version=0", "reason=It begins next year.");
    Told excused = PLATFORM.commands().lastTold();
    visitor.send(expect, expect, "version=9");

    // then
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("Enter why").doesNotContain("??");
    assertThat(excused.command()).isEqualTo("POST /v1" + excuse);
    assertThat(excused.condition()).isEqualTo("*");
    assertThat(excused.body()).isEqualTo("{\"reason\":\"It begins next year.\"}");
    assertThat(PLATFORM.commands().lastTold().command()).isEqualTo("POST /v1" + expect);
    assertThat(visitor.get(ALL + "early-help").body()).contains(excuse).doesNotContain("/expect");
    assertThat(visitor.get(MIDWIFERY).body()).doesNotContain("/excuse", "/expect");
  }

  @Test
  void aCoordinatorSettlesAndSaysWhy() {
    // given
    String settle = ALL + "health-visiting/settle/child-development";
    visitor.get(CYCLE);
    assertThat(visitor.get(ALL + "health-visiting/settle").uri().getPath()).isEqualTo(settle);

    // when
    HttpResponse<String> wrong = visitor.send(settle, settle, "version=9", "spokenAt=331");
    visitor.send(
        settle, settle, "version=9", "spokenAt=331", "rating=AMBER", "rationale=Both <agree>.");

    // then
    assertThat(wrong.body()).contains("Choose the rating that stands", "Enter why");
    assertThat(PLATFORM.commands().lastTold().command())
        .isEqualTo("POST /v1" + ALL + "health-visiting/ratings/child-development/agree");
    assertThat(PLATFORM.commands().lastTold().body())
        .isEqualTo("{\"rating\":\"AMBER\",\"rationale\":\"Both <agree>.\",\"as\":\"COORDINATOR\"}");
  }

  @Test
  void peopleOfTheAgencyAreAskedToLookAtCapabilitiesByADay() {
    // given
    String assign = MIDWIFERY + "/assign";
    String grace = assign + "/m-2";

    // when
    String people = visitor.get(assign).body();
    String form = visitor.get(grace).body();
    visitor.send(
        grace,
        grace,
        "version=9",
        "was=x",
        "capability=tuning-in",
        "day=20",
        "month=11",
        "year=2026");

    // then
    assertThat(people)
        .satisfies(inOrder("Grace &lt;Okafor&gt;", "Knowing and signposting", "by 20 November"))
        .doesNotContain("Amina Hussain</dt>", "??");
    assertThat(form).containsPattern("value=\"tuning-in\"[^>]* checked").doesNotContain("??");
    assertThat(PLATFORM.commands().lastTold().command())
        .isEqualTo("PUT /v1" + MIDWIFERY + "/assignments/m-2");
    assertThat(PLATFORM.commands().lastTold().body())
        .isEqualTo(
            "{\"capabilities\":[\"tuning-in\"],\"dueOn\":\"2026-11-20\",\"as\":\"COORDINATOR\"}");
    assertThat(visitor.get(MIDWIFERY).body())
        .contains(
            "Asked of Grace &lt;Okafor&gt;", "was asked to look at 2 capabilities by 20 November")
        .doesNotContain("??");
  }

  @Test
  void aLeadAsksAColleagueWhoHasNotWorkedOnTheAssessment() {
    // given
    PLATFORM.issuer().willSignIn("lead");

    // when
    String people = visitor.get(MIDWIFERY + "/assign").body();
    String mair = MIDWIFERY + "/assign/m-6";
    visitor.send(mair, mair, "version=9", "was=", "capability=tuning-in");

    // then
    assertThat(people)
        .satisfies(inOrder("Joan Pilling", "Grace &lt;Okafor&gt;", "Mair Evans"))
        .doesNotContain("Amina Hussain</dt>", "??");
    assertThat(PLATFORM.commands().lastTold().command())
        .isEqualTo("PUT /v1" + MIDWIFERY + "/assignments/m-6");
    assertThat(PLATFORM.query().asked())
        .noneMatch(asked -> asked.path().equals("/v1/lancashire/members"));
  }

  @Test
  void nobodyOfAnotherAgencyIsAsked() {
    PLATFORM.issuer().willSignIn("lead");
    assertThat(visitor.get(MIDWIFERY + "/assign/m-5").statusCode()).isEqualTo(404);
  }

  @Test
  void whatWasRatedMeanwhileDoesNotStopAnAssignmentAndAnotherAssignmentDoes() {
    // given
    String grace = MIDWIFERY + "/assign/m-2";
    String was = "local-services tuning-in/2026-11-20";
    PLATFORM.commands().refuseOnce(412, "version-stale");

    // when
    visitor.send(grace, grace, "version=8", "was=" + was, "capability=tuning-in");
    int sent = PLATFORM.commands().told().size();
    PLATFORM.commands().refuseOnce(412, "version-stale");
    HttpResponse<String> crossed =
        visitor.send(grace, grace, "version=8", "was=other/null", "capability=learning-together");

    // then
    assertThat(sent).isEqualTo(2);
    assertThat(crossed.statusCode()).isEqualTo(409);
    assertThat(crossed.body())
        .satisfies(inOrder("while the page was open", "Tuning in to young"))
        .containsPattern("value=\"learning-together\"[^>]* checked")
        .doesNotContain("??");
  }

  @Test
  void aRaterNeitherExcusesNorSettlesNorAsks() {
    PLATFORM.issuer().willSignIn("rater");
    assertThat(visitor.get(MIDWIFERY).body()).doesNotContain("/assign\"", "/settle\"");
    assertThat(visitor.get(ALL + "early-help/excuse").statusCode()).isEqualTo(403);
    assertThat(visitor.get(MIDWIFERY + "/assign").statusCode()).isEqualTo(403);
    assertThat(visitor.get(ALL + "health-visiting/settle/child-development").statusCode())
        .isEqualTo(403);
  }

  @Test
  void aProfileIsSignedOfWhatIsSignedAndWhatIsMissingIsSaid() {
    // when
    String form = visitor.get(SIGN_OFF).body();
    HttpResponse<String> page =
        visitor.send(SIGN_OFF, SIGN_OFF, "agency=family-hubs", "statement=We stand by it.");

    // then
    assertThat(form)
        .satisfies(
            inOrder(
                "expected agencies have not signed",
                "Midwifery</a>: <span>Being rated",
                "Family hubs (voluntary)",
                "signed 20 October 2026",
                "Signature 2",
                "In force.",
                "Download the sheet",
                "Signature 1",
                "No longer in force"))
        .doesNotContain("??");
    assertThat(PLATFORM.commands().lastTold().command()).isEqualTo("POST /v1" + SIGN_OFF);
    assertThat(PLATFORM.commands().lastTold().body())
        .isEqualTo("{\"agencies\":[\"family-hubs\"],\"statement\":\"We stand by it.\"}");
    assertThat(page.uri().toString()).endsWith("/sign-off?seen=400");
    assertThat(page.body()).contains("panel__title", StubActions.HASH.replace('1', '2'));
  }

  @Test
  void aProfileThatSomebodyReopenedIsNotSignedAndTheStatementIsKept() {
    PLATFORM.commands().refuse(409, "assessments-not-signed-off");
    HttpResponse<String> page =
        visitor.send(SIGN_OFF, SIGN_OFF, "agency=family-hubs", "statement=Typed.");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("has been opened again", "Typed.").doesNotContain("??");
    assertThat(visitor.send(SIGN_OFF, SIGN_OFF, "statement=Typed.").body())
        .contains("Tick at least one assessment", "Typed.");
  }

  @Test
  void aSignatureIsCheckedAndItsSheetDownloaded() {
    assertThat(visitor.get(SIGN_OFF + "/2").body())
        .satisfies(
            inOrder(
                "Signature 2",
                "Amina Hussain",
                "has the same seal",
                "We &lt;stand&gt; by it.",
                SIGN_OFF + "/2/sheet",
                StubAssessments.HASH))
        .doesNotContain("??");
    HttpResponse<String> sheet = visitor.get(SIGN_OFF + "/2/sheet");
    assertThat(sheet.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("2026-autumn-blackpool-2.json");
    assertThat(sheet.body()).contains("\"form\":1");
  }

  @Test
  void everybodyReadsSignaturesAndOnlyACoordinatorSigns() {
    PLATFORM.issuer().willSignIn("viewer");
    assertThat(visitor.get(SIGN_OFF).body())
        .contains("Signature 2", "Family hubs (voluntary)")
        .doesNotContain("name=\"agency\"", "??");
  }

  @Test
  void aCycleLeadsToTheProfilesOfItsAreasAndToThoseWhoAreExcused() {
    Map<String, Object> progress =
        Map.of(
            "cycle", "2026-autumn",
            "name", "2026 autumn",
            "status", "OPEN",
            "cutOff", "2099-11-27T17:00:00Z",
            "capabilities", 11,
            "areas",
                List.of(
                    Map.of(
                        "area",
                        "blackpool",
                        "name",
                        "Blackpool",
                        "agencies",
                        List.of(),
                        "excused",
                        List.of("midwifery"))));
    PLATFORM.query().replace("/v1" + CYCLE + "/progress", progress);
    assertThat(visitor.get(CYCLE).body())
        .satisfies(
            inOrder(
                "href=\"" + MIDWIFERY + "\"",
                "Excused",
                "href=\"" + SIGN_OFF + "\"",
                "0 of 0 assessments signed off"))
        .doesNotContain("??");
  }
}
