package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.TextsInOrder.inOrder;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubCommandService.Told;
import uk.ragtime.portal.stub.StubPlatform;

/** A coordinator excuses, settles and asks people to look at capabilities. */
class CoordinationIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String CYCLE = "/lancashire/cycles/2026-autumn";
  private static final String ALL = CYCLE + "/areas/blackpool/agencies/";
  private static final String MIDWIFERY = ALL + "midwifery";
  private static final String SIGN_OFF = CYCLE + "/areas/blackpool/sign-off";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
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
