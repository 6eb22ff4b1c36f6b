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
import uk.ragtime.portal.stub.StubActions;
import uk.ragtime.portal.stub.StubPlatform;

/**
 * Agencies plan actions about their ratings and report on them; everybody sees whether it helped.
 */
class ActionsIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String ACTIONS = "/lancashire/actions";
  private static final String LATE = ACTIONS + "/late";
  private static final String PLAN =
      "/lancashire/plan-action?area=blackpool&agency=midwifery&checklist=workforce-infant-mental-health";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
    PLATFORM.issuer().willSignIn("rater");
  }

  private HttpResponse<String> plan(String... boxes) {
    String[] all = new String[boxes.length + 3];
    all[0] = "area=blackpool";
    all[1] = "agency=midwifery";
    all[2] = "checklist=workforce-infant-mental-health";
    System.arraycopy(boxes, 0, all, 3, boxes.length);
    return visitor.send(PLAN, ACTIONS, all);
  }

  @Test
  void whatIsOverdueComesFirstAndRedsWithoutAnActionFollow() {
    assertThat(visitor.get(ACTIONS + "?state=all").body())
        .satisfies(
            inOrder(
                "href=\"/lancashire/plan-action\"",
                "3 actions",
                "Train &lt;everybody&gt; in tuning in",
                "Midwifery, Blackpool",
                "Tuning in to young",
                "Under way",
                "Overdue: 31 October 2026",
                "A reflective hour each week",
                "on 15 September 2026",
                "The title has been erased",
                "3 Reds without an action",
                "/capabilities/child-development?checklist=",
                "agency=midwifery",
                "capability=child-development"))
        .doesNotContain("??");
  }

  @Test
  void aListIsNarrowedByItsAddress() {
    assertThat(visitor.get(ACTIONS).body())
        .contains("One action", "Train &lt;everybody&gt;")
        .doesNotContain("A reflective hour", "??");
    assertThat(visitor.get(ACTIONS + "?state=done").body())
        .contains("A reflective hour")
        .doesNotContain("Train &lt;everybody&gt;");
    assertThat(visitor.get(ACTIONS + "?agency=early-years").body())
        .contains("No action matches.", "No Red without an action");
    assertThat(visitor.get(ACTIONS + "?mine=yes&state=all").body())
        .contains("2 actions", "Train &lt;everybody&gt;", "A reflective hour");
    visitor.get(ACTIONS + "?area=preston");
    assertThat(PLATFORM.query().asked())
        .filteredOn(it -> it.path().endsWith("/gaps"))
        .last()
        .satisfies(it -> assertThat(it.query()).contains("area=preston"));
  }

  @Test
  void whoReadsOnlyFindsNoFormsAndNoNames() {
    PLATFORM.issuer().willSignIn("viewer");
    assertThat(visitor.get(ACTIONS).body()).doesNotContain("/plan-action", "??");
    assertThat(visitor.get(LATE).body()).doesNotContain("/report", "/revise");
    assertThat(visitor.get(PLAN).statusCode()).isEqualTo(403);
    assertThat(visitor.get(LATE + "/report").statusCode()).isEqualTo(403);
    assertThat(visitor.get(LATE + "/revise").statusCode()).isEqualTo(403);
    assertThat(visitor.get(ACTIONS + "/done/revise").statusCode()).isEqualTo(403);
  }

  @Test
  void anActionShowsRatingsThenAndNowAndWhetherItHelped() {
    assertThat(visitor.get(ACTIONS + "/done").body())
        .satisfies(
            inOrder(
                "A reflective hour each week",
                "on 15 September 2026",
                "Take it up again",
                "Planned by Grace &lt;Okafor&gt;",
                "When planned",
                "When done",
                "Now",
                "Moved up",
                "Nobody has looked at it since",
                "Two &lt;teams&gt; have begun."))
        .doesNotContain("/revise", "??");
    assertThat(visitor.get(LATE).body())
        .contains("before &lt;Easter&gt;.", "Whether it helped is said once it is done.")
        .doesNotContain("When done", "??");
  }

  @Test
  void aPlanIsForOneAgencyInOneArea() {
    assertThat(visitor.get("/lancashire/plan-action").body())
        .contains("Midwifery", "Blackpool", "Continue")
        .doesNotContain("Early years settings", "??");
    assertThat(visitor.get("/lancashire/plan-action?area=nowhere&agency=midwifery").body())
        .contains("Choose an agency that works in the area");
  }

  @Test
  void anActionIsPlannedFromARed() {
    // when
    String form = visitor.get(PLAN + "&capability=tuning-in").body();
    HttpResponse<String> page =
        plan(
            "title=Train <all>",
            "what=Two days.",
            "capability=tuning-in",
            "capability=learning-together",
            "aim=GREEN",
            "day=31",
            "month=3",
            "year=2099");

    // then
    assertThat(form)
        .containsPattern("value=\"tuning-in\"[^>]* checked")
        .doesNotContain("on behalf", "??");
    assertThat(PLATFORM.commands().lastTold().command())
        .startsWith("PUT /v1/lancashire/actions/a-");
    assertThat(PLATFORM.commands().lastTold().condition()).isEqualTo("*");
    assertThat(PLATFORM.commands().lastTold().body())
        .isEqualTo(
            "{\"title\":\"Train <all>\",\"agency\":\"midwifery\",\"area\":\"blackpool\","
                + "\"checklist\":\"workforce-infant-mental-health\","
                + "\"capabilities\":[\"tuning-in\",\"learning-together\"],\"aim\":\"GREEN\","
                + "\"dueOn\":\"2099-03-31\",\"what\":\"Two days.\"}");
    assertThat(page.uri().toString()).contains("/lancashire/actions/a-").endsWith("?seen=400");
  }

  @Test
  void whatIsWrongIsSaidAndWhatWasTypedIsKept() {
    HttpResponse<String> page = plan("what=Typed <so>.", "day=1", "month=1", "year=2020");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .contains(
            "<title>Error:",
            "href=\"#title\"",
            "Tick at least one capability",
            "must be today or in the future",
            "Typed &lt;so&gt;.",
            "value=\"2020\"")
        .doesNotContain("??");
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "503, unavailable, 503, Send it again",
    "409, agency-not-in-area, 400, does not work in this area",
    "404, capability-unknown, 400, no longer asked",
  })
  void aPlanThatFailsKeepsWhatWasTyped(int status, String code, int shown, String sentence) {
    PLATFORM.commands().refuse(status, code);
    HttpResponse<String> page =
        plan("title=Typed", "capability=tuning-in", "day=31", "month=3", "year=2099");
    assertThat(page.statusCode()).isEqualTo(shown);
    assertThat(page.body()).contains(sentence, "value=\"Typed\"").doesNotContain("??");
  }

  @Test
  void aPlanThatSomebodyElseRevisedIsShownBesideTheOneThatWasTyped() {
    // given
    Map<String, Object> newer = StubActions.outcome("late");
    newer.put("title", "Theirs");
    newer.put("version", 3);
    PLATFORM.commands().refuse(412, "version-stale");
    PLATFORM.query().replace("/v1" + LATE, newer);

    // when
    HttpResponse<String> page =
        visitor.send(
            LATE + "/revise",
            LATE + "/revise",
            "version=2",
            "title=Mine",
            "capability=tuning-in",
            "day=31",
            "month=3",
            "year=2099");

    // then
    assertThat(PLATFORM.commands().lastTold().condition()).isEqualTo("\"2\"");
    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body())
        .satisfies(
            inOrder(
                "Somebody revised this action",
                "Theirs",
                "name=\"version\" value=\"3\"",
                "value=\"Mine\""))
        .doesNotContain("??");
  }

  @Test
  void anAgencyReportsThatItIsDone() {
    HttpResponse<String> page =
        visitor.send(
            LATE + "/report", LATE + "/report", "version=2", "status=DONE", "note=All <were>.");
    assertThat(PLATFORM.commands().lastTold().command()).isEqualTo("POST /v1" + LATE + "/progress");
    assertThat(PLATFORM.commands().lastTold().condition()).isEqualTo("\"2\"");
    assertThat(PLATFORM.commands().lastTold().body())
        .isEqualTo("{\"status\":\"DONE\",\"note\":\"All <were>.\"}");
    assertThat(page.uri().toString()).endsWith("late?seen=400");
    assertThat(page.body()).contains("It is recorded.");
  }

  @Test
  void aReportNeedsAStateAndNoDayToCome() {
    HttpResponse<String> page =
        visitor.send(
            LATE + "/report", LATE + "/report", "version=2", "day=1", "month=1", "year=2099");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .contains("Choose how far it is", "today or in the past", "value=\"2099\"")
        .doesNotContain("??");
  }

  @Test
  void whatIsDoneIsTakenUpAgainWithANote() {
    String done = ACTIONS + "/done/report";
    HttpResponse<String> page = visitor.send(done, done, "version=2", "status=UNDER_WAY", "note=");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("Enter why it is taken up again");
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @Test
  void aReportThatCrossedAnotherShowsBoth() {
    // given
    Map<String, Object> newer = StubActions.outcome("done");
    newer.put("action", "late");
    newer.put("agency", "midwifery");
    HttpResponse<String> shown = visitor.get(LATE + "/report");
    PLATFORM.query().replace("/v1" + LATE, newer);
    PLATFORM.commands().refuse(412, "version-stale");

    // when
    HttpResponse<String> page =
        visitor.send(shown, LATE + "/report", "version=1", "status=UNDER_WAY", "note=Mine.");

    // then
    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body())
        .satisfies(inOrder("while you were writing", "Two &lt;teams&gt; have begun.", "Mine."))
        .doesNotContain("??");
  }

  @Test
  void theStoryOfARatingHasItsActionsAndLeadsToTheForm() {
    String story = "/lancashire/areas/blackpool/agencies/midwifery/capabilities/tuning-in";
    assertThat(visitor.get(story).body())
        .satisfies(inOrder("Actions about it", "href=\"" + LATE + "\"", "/plan-action?area="))
        .doesNotContain("??");
  }

  @Test
  void theStoryIsThereEvenIfActionsAndCommentsAreNot() {
    PLATFORM.query().replace("/v1/lancashire/actions", 503, "{}");
    PLATFORM
        .query()
        .replace(
            "/v1/lancashire/cycles/2026-autumn/areas/blackpool/agencies/midwifery/comments",
            503,
            "{}");
    String story = "/lancashire/areas/blackpool/agencies/midwifery/capabilities/tuning-in";
    assertThat(visitor.get(story).body())
        .contains("Its story", "Comments cannot be shown just now")
        .doesNotContain("Actions about it", "??");
  }

  @Test
  void workHasActionsThatAreDue() {
    visitor.get(ACTIONS);
    assertThat(visitor.get("/").body())
        .satisfies(
            inOrder(
                "href=\"" + LATE + "\"",
                "Report on an action about 2 capabilities",
                "Overdue: 31 October 2026"))
        .doesNotContain("??");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actions?state=all",
        "/actions/late",
        "/plan-action",
        "/actions/late/report",
        "/actions/late/revise"
      })
  void everyPageIsInWelshToo(String address) {
    String page = "/lancashire" + address;
    String welsh = page + (page.contains("?") ? "&" : "?") + "lang=cy";
    assertThat(visitor.get(welsh).body()).contains("lang=\"cy").doesNotContain("??");
  }

  @Test
  void nothingIsPlannedFromAnotherSite() {
    visitor.get(ACTIONS);
    assertThat(visitor.post(ACTIONS, "key=0190c7e2-1111-4222-8333-123456789abc").statusCode())
        .isEqualTo(403);
    assertThat(PLATFORM.commands().told()).isEmpty();
  }
}
