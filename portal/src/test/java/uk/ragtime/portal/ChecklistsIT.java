package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.TextsInOrder.inOrder;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.portal.stub.StubQueryService;

/** Partnerships that rate several checklists, and checklists that changed. */
class ChecklistsIT {

  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String AREA = "/lancashire/areas/blackpool";
  private static final String STORY =
      AREA + "/agencies/health-visiting/capabilities/reflective-supervision";
  private static final String WORKFORCE = "Workforce for infant mental health";
  private static final String LEADERSHIP = "Leadership &amp; culture";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
    visitor.get("/join");
  }

  @Test
  void thePageOfTheOnlyChecklistNamesNone() {
    for (String page : List.of("/", AREA, STORY)) {
      assertThat(visitor.get(page).body())
          .doesNotContain(WORKFORCE, LEADERSHIP, "checklist=", "Checklist:");
    }
  }

  @Test
  void anAreaIsShownByOneChecklistAndLeadsToTheOthers() {
    // given
    PLATFORM.query().rateLeadership();

    // when
    String workforce = visitor.get(AREA).body();
    String leadership = visitor.get(AREA + "?checklist=leadership&rollup=majority").body();

    // then
    assertThat(workforce)
        .contains(
            "<title>Blackpool, " + WORKFORCE,
            "Cycle by cycle: " + WORKFORCE,
            "checklist=leadership\">" + LEADERSHIP,
            "checklist=workforce-infant-mental-health\" aria-current=\"page\">" + WORKFORCE,
            "2025 spring",
            "Tuning in to young children’s cues")
        .doesNotContain("2025 leaders", "A shared vision");
    assertThat(leadership)
        .contains(
            "Cycle by cycle: " + LEADERSHIP,
            "2025 leaders",
            "A shared vision",
            "checklist=leadership&amp;rollup=majority\" aria-current=\"page\">" + LEADERSHIP)
        .doesNotContain("2025 spring", "Tuning in to young children’s cues");
  }

  @Test
  void theChecklistIsKeptByDateRuleJumpsAndStories() {
    // given
    PLATFORM.query().rateLeadership();

    // when
    HttpResponse<String> page =
        visitor.get(AREA + "?checklist=leadership&day=14&month=10&year=2025&rollup=share-of-green");

    // then
    assertThat(page.uri().getRawQuery())
        .isEqualTo("checklist=leadership&rollup=share-of-green&asOf=2025-10-14");
    assertThat(page.body())
        .contains(
            "Profile on 14 October 2025: " + LEADERSHIP,
            "<input type=\"hidden\" name=\"checklist\" value=\"leadership\"",
            "checklist=leadership&amp;rollup=share-of-green&amp;asOf=2025-03-28#profile\">2025 leaders",
            "?checklist=leadership&amp;rollup=share-of-green#profile\">Today",
            "checklist=workforce-infant-mental-health&amp;rollup=share-of-green"
                + "&amp;asOf=2025-10-14\">"
                + WORKFORCE,
            "/capabilities/reflective-supervision?checklist=leadership&amp;rollup=share-of-green"
                + "&amp;asOf=2025-10-14\"");

    // and a date that is none loses nothing
    assertThat(visitor.get(AREA + "?checklist=leadership&day=31&month=2&year=2025").body())
        .contains("name=\"checklist\" value=\"leadership\"", "A shared vision");
  }

  @Test
  void theBarsAreOfTheChecklistThatTheProfileOfADateIsOf() {
    // given: on that day the other checklist was rated
    PLATFORM.query().rateLeadership();
    PLATFORM
        .query()
        .replace(
            "/v1/lancashire/areas/blackpool/profile",
            200,
            "{\"checklist\":\"leadership\",\"version\":2,\"capabilities\":[]}");

    // when
    String page = visitor.get(AREA + "?asOf=2026-02-01").body();

    // then
    assertThat(page)
        .contains("Cycle by cycle: " + LEADERSHIP, "2025 leaders")
        .doesNotContain("2025 spring");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such", "No%20Such", "%3Cscript%3E"})
  void aChecklistThatIsNoneIsNotFound(String checklist) {
    PLATFORM.query().rateLeadership();
    assertThat(visitor.get(AREA + "?checklist=" + checklist).statusCode()).isEqualTo(404);
    assertThat(visitor.get(STORY + "?checklist=" + checklist).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"worst", "majority", "share-of-green"})
  void whatNobodyFindsApplicableIsSaidToBeSo(String rule) {
    // given
    PLATFORM.query().rateLeadership();

    // when
    String page = visitor.get(AREA + "?checklist=leadership&rollup=" + rule).body();

    // then
    assertThat(page.substring(page.indexOf("A board for babies")))
        .containsPattern("(?s)\\A.{0,80}profile__all.{0,400}<span>Not applicable</span>");
  }

  @Test
  void thePageOfThePartnershipIsOfOneChecklistAndLeadsToTheOthers() {
    // given
    PLATFORM.query().rateLeadership();

    // when
    String page = visitor.get("/lancashire?rollup=majority").body();

    // then
    assertThat(page)
        .contains(
            "href=\"" + AREA + "?checklist=workforce-infant-mental-health&amp;rollup=majority\"",
            "href=\"/lancashire?checklist=leadership\">" + LEADERSHIP,
            "3 of 3 areas");
  }

  @Test
  void theFirstPageAsksForWorkAndNamesAndCountsNothing() {
    // when
    PLATFORM.query().forget();
    visitor.get("/");

    // then
    assertThat(asked())
        .containsExactlyInAnyOrder(
            "/v1/me",
            "/v1/lancashire/areas",
            "/v1/lancashire/cycles",
            "/v1/lancashire/tasks",
            "/v1/lancashire/agencies");
  }

  @Test
  void aStoryIsOfOneChecklistWhoseCodesAreItsOwn() {
    // given
    PLATFORM.query().rateLeadership();

    // when
    String workforce = visitor.get(STORY).body();
    PLATFORM.query().forget();
    String leadership = visitor.get(STORY + "?checklist=leadership").body();

    // then
    assertThat(workforce)
        .contains(
            "Health visiting in Blackpool, " + WORKFORCE,
            "protected time to think",
            AREA + "?checklist=workforce-infant-mental-health\"")
        .doesNotContain("Supervision for leaders");
    assertThat(leadership)
        .contains(
            "Supervision for leaders",
            "Those who lead are asked about",
            "Health visiting in Blackpool, " + LEADERSHIP,
            AREA + "?checklist=leadership\"")
        .doesNotContain("protected time to think", "Daniel Price");
    assertThat(PLATFORM.query().asked())
        .filteredOn(asked -> asked.path().matches(".*/(audit|profile)"))
        .hasSize(2)
        .allSatisfy(asked ->
            assertThat(Objects.requireNonNullElse(asked.query(), ""))
                .contains("checklist=leadership"));
  }

  @Test
  void aStoryWithoutAChecklistAsksTheAuditForTheOneThatIsRatedNow() {
    PLATFORM.query().forget();
    visitor.get(STORY);
    assertThat(PLATFORM.query().asked())
        .filteredOn(asked -> asked.path().endsWith("/audit"))
        .isNotEmpty()
        .allSatisfy(asked ->
            assertThat(Objects.requireNonNullElse(asked.query(), ""))
                .contains("checklist=workforce-infant-mental-health"));
  }

  @Test
  void aStoryAsksTheAuditOnceForAllThatItTells() {
    // when
    PLATFORM.query().forget();
    String page = visitor.get(STORY).body();

    // then: the audit has two pages
    assertThat(PLATFORM.query().asked())
        .filteredOn(asked -> asked.path().endsWith("/audit"))
        .hasSize(2)
        .allSatisfy(asked ->
            assertThat(asked.query())
                .contains("kinds=CHANGED,RECONFIRMED,CHALLENGED,ANSWERED,AGREED,WITHDRAWN"));
    assertThat(page).contains("href=\"/lancashire/audit/391\"", "Entry 391 of the audit");
  }

  @Test
  void aRatingUnderAFormerCodeIsToldWithWhatItWasCalled() {
    // when
    String page = visitor.get(STORY).body();

    // then
    assertThat(page)
        .satisfies(
            inOrder(
                "Looked at again and left Amber",
                "From Red to Amber",
                "Rated as</dt><dd>Clinical supervision",
                "First rated Red",
                "Rated as</dt><dd>Clinical supervision",
                "Recorded by a coordinator on behalf of the agency"))
        .doesNotContain("not been rated yet");
    assertThat(Pattern.compile("Rated as<").matcher(page).results().count()).isEqualTo(2);
  }

  @Test
  void theStoryByAFormerCodeIsThatOfWhatItIsCalledNow() {
    // when
    HttpResponse<String> page =
        visitor.get(AREA + "/agencies/health-visiting/capabilities/clinical-supervision");

    // then
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<h1 class=\"heading\">Reflective supervision", "Rated now")
        .doesNotContain("Not rated", "not been rated yet");
  }

  @Test
  void whatTookThePlaceOfSeveralSaysWhatTheyWereRated() {
    // given
    PLATFORM.query().rateLeadership();
    String story = AREA + "/agencies/childrens-social-care/capabilities/";

    // when
    String area = visitor.get(AREA + "?checklist=leadership").body();
    String merged = visitor.get(story + "shared-vision?checklist=leadership").body();
    String former = visitor.get(story + "vision-said?checklist=leadership").body();

    // then
    assertThat(area)
        .contains("href=\"" + story + "shared-vision?checklist=leadership\"", "rated apart before");
    assertThat(merged)
        .satisfies(
            inOrder(
                "took the place of several",
                "A vision is said",
                "Green",
                "A vision is lived",
                "Red"))
        .doesNotContain("not been rated yet", "Rated now");
    assertThat(former)
        .contains(
            "<h1 class=\"heading\">A vision is said",
            "href=\"" + story + "shared-vision?checklist=leadership\">A shared vision")
        .doesNotContain("Rated now");
  }

  @Test
  void aStoryThatIsMissingIsNotCalledARatingThatIsMissing() {
    // given: the profile knows a rating, the audit nothing of it
    PLATFORM.query().replace("/v1/lancashire/audit", 200, "{\"entries\":[]}");

    // then
    assertThat(visitor.get(STORY).body())
        .contains("Rated now", "cannot be shown")
        .doesNotContain("not been rated yet");
  }

  @Test
  void whatNobodyEverRatedIsNotRatedYet() {
    // given
    PLATFORM.query().replace("/v1/lancashire/audit", 200, "{\"entries\":[]}");
    PLATFORM
        .query()
        .replace(
            "/v1/lancashire/areas/blackpool/profile",
            200,
            "{\"checklist\":\"workforce-infant-mental-health\",\"version\":2,\"capabilities\":"
                + "[{\"code\":\"reflective-supervision\",\"title\":\"Reflective supervision\"}]}");

    // then
    assertThat(visitor.get(STORY).body()).contains("Not rated", "This has not been rated yet.");
  }

  private static List<String> asked() {
    return PLATFORM.query().asked().stream().map(StubQueryService.Asked::path).toList();
  }
}
