package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static uk.ragtime.portal.TextsInOrder.inOrder;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.portal.stub.StubQueryService;

class PagesIT {

  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String AREA = "/lancashire/areas/blackpool";
  private static final String STORY =
      AREA + "/agencies/health-visiting/capabilities/reflective-supervision";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  @Test
  void theProfileIsATableWithHeadersAndAWordInEachCell() {
    // when
    String page = visitor.get(AREA).body();

    // then
    assertThat(count(page, "scope=\"rowgroup\"")).isEqualTo(3);
    assertThat(count(page, "<th scope=\"row\" class=\"profile__capability\"")).isEqualTo(11);
    assertThat(count(page, "<th scope=\"col\" class=\"profile__agency\"")).isEqualTo(8);
    assertThat(
            count(
                page,
                "<td><a class=\"tile tile--[^>]+ aria-label=\"[^\"]+\"><span class=\"tile__word\">"
                    + "<svg[^>]*><use href=\"#shape-[a-z-]+\" /></svg>"
                    + "(Red|Amber|Green|Not applicable|Not rated)</span>"))
        .isEqualTo(88);
    assertThat(HttpVisitor.withoutOwnScript(page))
        .contains(
            "carried over",
            "<caption",
            "href=\"" + STORY + "\"",
            "59 of 88 looked at in 2026 autumn",
            "compared with 15 May 2026, the outcome of 2026 spring",
            "aria-label=\"Amber, was Red: Tuning in to young children’s cues, Perinatal mental health\"")
        .doesNotContain("??", " style=", "<script");
  }

  @Test
  void theBarsHaveATitleADescriptionAndTheSameCountsInATable() {
    // when
    String page = visitor.get(AREA).body();

    // then
    assertThat(page).contains("<title id=\"bars-wide-title\">", "<desc id=\"bars-wide-desc\">");
    assertThat(page).contains("Since 2024 autumn the share rated Green rose from");
    assertThat(count(page, "<tr class=\"govuk-table__row\">")).isEqualTo(6);
    assertThat(page).doesNotContain("width=\"-");
  }

  @Test
  void theHeaderNamesTheMemberAndNotTheLogin() {
    // given
    String named = "href=\"/account\">Amina Hussain<";

    // then
    assertThat(visitor.get(AREA).body()).contains(named);
    assertThat(visitor.get("/lancashire/areas/nowhere").body()).contains(named);
  }

  @Test
  void theServiceIsAskedAsTheVisitorWithTheRequestsOwnId() {
    // when
    HttpResponse<String> page = visitor.get(AREA);

    // then
    String id = page.headers().firstValue("X-Correlation-Id").orElseThrow();
    assertThat(PLATFORM.query().asked())
        .isNotEmpty()
        .allSatisfy(asked -> {
          assertThat(asked.authorization()).isEqualTo("Bearer token-coordinator");
          assertThat(asked.correlation()).isEqualTo(id);
        });
  }

  @Test
  void anAreaIsAskedForOnceAndItsAnswerNotSentAgainUntilItIsAnother() {
    // given
    String profile = "/v1/lancashire/areas/blackpool/profile";
    String first = visitor.get(AREA).body();
    PLATFORM.issuer().willSignIn("viewer");
    HttpVisitor other = new HttpVisitor(PLATFORM.url());
    other.get("/");
    PLATFORM.query().forget();
    int known = PLATFORM.query().notModified();

    // when
    String again = visitor.get(AREA).body();
    String theirs = other.get(AREA).body();

    // then: each is asked for, as its own visitor
    assertThat(PLATFORM.query().notModified()).isEqualTo(known + 2);
    assertThat(PLATFORM.query().asked())
        .filteredOn(asked -> asked.path().startsWith("/v1/lancashire"))
        .extracting(StubQueryService.Asked::path, StubQueryService.Asked::authorization)
        .containsExactly(
            tuple(profile, "Bearer token-coordinator"), tuple(profile, "Bearer token-viewer"));
    assertThat(heatMap(again)).isEqualTo(heatMap(first));
    assertThat(theirs).contains("Tuning in");

    // and when it is another
    PLATFORM
        .query()
        .replace(
            profile,
            200,
            "{\"name\":\"Renamed\",\"checklist\":\"workforce-infant-mental-health\","
                + "\"version\":2,\"capabilities\":[]}");
    assertThat(visitor.get(AREA).body()).contains("<h1").contains("Renamed");

    // and one who is refused sees nothing that others were answered
    PLATFORM.query().replace(profile, 404, StubQueryService.problem("partnership-unknown"));
    assertThat(visitor.get(AREA).statusCode()).isEqualTo(404);
  }

  private static String heatMap(String page) {
    return page.substring(page.indexOf("<table"), page.lastIndexOf("</table>"));
  }

  @Test
  void whatPeopleTypedIsShownAndNotRun() {
    // when
    String page = visitor.get(STORY).body();

    // then
    assertThat(HttpVisitor.withoutOwnScript(page))
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
        .doesNotContain("<script", "<img");
  }

  @Test
  void aStorySaysWhenWhatWhyAndByWhom() {
    // when
    String page = visitor.get(STORY).body();

    // then
    assertThat(page)
        .satisfies(
            inOrder(
                "Looked at again and left Amber",
                "From Red to Amber",
                "From Amber to Red",
                "20 November 2025",
                "Entered late",
                "22 days after",
                "Correction: the rating before was a mistake",
                "Daniel Price",
                "12 December 2025 at 16:40",
                "Challenged by a reviewer",
                "First rated Red",
                "An explanation was given. It has been erased.",
                "Erased person (m-4k7q2x9c1d)",
                "Written down afterwards, from before Ragtime"));
    assertThat(page).contains("What each rating looks like", "protected time to think");
  }

  @Test
  void whoMayNotSeeNamesSeesNone() {
    // given
    PLATFORM.issuer().willSignIn("viewer");

    // then
    assertThat(visitor.get(STORY).body())
        .contains("a member")
        .doesNotContain("member m-2", "Grace Okafor", "Daniel Price");
  }

  @Test
  void aLinkIsThereForWhomItLeadsSomewhere() {
    // a coordinator looks after members, and reads stories
    assertThat(visitor.get(AREA).body()).contains("href=\"" + STORY + "\"", "leads to its story");
    assertThat(visitor.get("/").body()).contains("href=\"/lancashire/members\"");

    // a viewer reads stories only
    PLATFORM.issuer().willSignIn("viewer");
    HttpVisitor viewer = new HttpVisitor(PLATFORM.url());
    assertThat(viewer.get(AREA).body()).contains("href=\"" + STORY + "\"");
    assertThat(viewer.get("/").body())
        .contains("Blackpool")
        .doesNotContain("href=\"/lancashire/members\"");

    // whose roles allow neither sees the same ratings, and no link to where they may not go
    PLATFORM.issuer().willSignIn("reader");
    String page = new HttpVisitor(PLATFORM.url()).get(AREA).body();
    assertThat(page)
        .contains("tile--red")
        .doesNotContain("href=\"" + STORY + "\"", "leads to its story");
  }

  @Test
  void aForeignPartnershipLooksLikeNone() {
    // when
    HttpResponse<String> foreign = visitor.get("/kent/areas/thanet");
    HttpResponse<String> none = visitor.get("/no-such/areas/thanet");

    // then
    assertThat(foreign.statusCode()).isEqualTo(404);
    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(withoutReference(foreign)).isEqualTo(withoutReference(none));
    assertThat(foreign.body()).contains("Page not found").doesNotContain("kent", "thanet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/lancashire/areas/atlantis",
        "/Lancashire/areas/blackpool",
        "/lancashire/areas/blackpool/agencies/nobody/capabilities/tuning-in",
        "/lancashire/areas/blackpool/agencies/midwifery/capabilities/flying",
        "/kent",
        "/lancashire/agencies/nobody",
        "/wp-login.php",
        "/assets/nothing.css",
        "/assets/govuk-frontend.min.js",
        "/assets/assets/fonts/light-94a07e06a1-v2.woff2"
      })
  void whatDoesNotExistIsNotFound(String path) {
    visitor.get("/lancashire/areas/preston");
    HttpResponse<String> page = visitor.get(path);
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("Page not found", "Reference for support");
  }

  @ParameterizedTest
  @CsvSource({
    "/lancashire/, /lancashire",
    "/lancashire/areas/?contains=%7By%7D&x=1, /lancashire/areas?contains=%7By%7D&x=1",
    "/help/, /help",
    "/nowhere/, /nowhere",
  })
  void aSlashAtTheEndLeadsToTheAddressWithoutIt(String path, String without) {
    // given: signed in
    visitor.get(AREA);

    // then
    HttpResponse<String> answer = visitor.get(path);
    assertThat(answer.uri()).hasToString(PLATFORM.url() + without);
    assertThat(answer.statusCode()).isEqualTo(without.equals("/nowhere") ? 404 : 200);
    assertThat(answer.previousResponse().orElseThrow().statusCode()).isEqualTo(302);
  }

  @ParameterizedTest
  @CsvSource({
    "403, not-allowed, 403, Your role does not open this page",
    "404, area-unknown, 404, Page not found",
    "409, position-not-reached, 503, Ratings cannot be shown just now",
    "429, too-many-requests, 429, Too many requests",
    "500, internal-error, 503, Ratings cannot be shown just now",
    "503, unavailable, 503, Ratings cannot be shown just now",
  })
  void eachProblemHasItsPage(int status, String code, int shown, String heading) {
    // given
    PLATFORM
        .query()
        .replace("/v1/lancashire/areas/blackpool/profile", status, StubQueryService.problem(code));

    // when
    HttpResponse<String> page = visitor.get(AREA);

    // then
    assertThat(page.statusCode()).isEqualTo(shown);
    assertThat(page.body())
        .contains(heading, page.headers().firstValue("X-Correlation-Id").orElseThrow())
        .doesNotContain("Exception", "uk.ragtime", code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"capabilities\":", "[]", "\"x\"", "{\"capabilities\":[{\"distribution\":7}]}"})
  void anAnswerNobodyCanReadIsNoTraceOnThePage(String body) {
    // given
    PLATFORM.query().replace("/v1/lancashire/areas/blackpool/profile", 200, body);

    // when
    HttpResponse<String> page = visitor.get(AREA);

    // then
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body()).doesNotContain("Exception", "tools.jackson");
  }

  @Test
  void aGoodDateBecomesAnAddressThatCanBeKept() {
    // given: signed in
    visitor.get(AREA);

    // when
    HttpResponse<String> page =
        visitor.get(AREA + "?day=14&month=10&year=2025&rollup=share-of-green");

    // then
    assertThat(page.uri().getRawQuery()).isEqualTo("rollup=share-of-green&asOf=2025-10-14");
    assertThat(page.body()).contains("Profile on 14 October 2025", " Green</span>");
  }

  @Test
  void aWrongDateIsExplainedAndWhatWasTypedIsKept() {
    // when
    HttpResponse<String> page =
        visitor.get(
            AREA
                + "?day=31&month=2&year=2025\"><script>&rollup=majority"
                    .replace("\"", "%22")
                    .replace("<", "%3C")
                    .replace(">", "%3E"));

    // then
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(HttpVisitor.withoutOwnScript(page.body()))
        .contains("There is a problem", "Date must be a real date", "href=\"#day\"", "value=\"31\"")
        .doesNotContain("<script");
  }

  @Test
  void anOperatorLearnsThatThereAreNoRatingsToSee() {
    PLATFORM.issuer().willSignIn("operator");
    assertThat(visitor.get("/lancashire/areas/blackpool").statusCode()).isEqualTo(404);
    assertThat(visitor.get("/").body()).contains("You see no ratings");
  }

  @Test
  void whoBelongsNowhereIsToldWhomToAsk() {
    PLATFORM.issuer().willSignIn("stranger");
    visitor.get(AREA);
    assertThat(visitor.get("/").body())
        .contains("You do not belong to a partnership yet", "Ask the coordinator");
  }

  @Test
  void healthIsOpenAndFiguresAreNotOnThisPort() {
    assertThat(visitor.get("/actuator/health").body()).contains("\"UP\"");
    assertThat(visitor.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    assertThat(visitor.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    assertThat(visitor.get("/actuator/prometheus").statusCode()).isEqualTo(404);
  }

  @Test
  void figuresAreOnAPortOfTheirOwn() {
    HttpResponse<String> figures =
        new HttpVisitor(PLATFORM.managementUrl()).get("/actuator/prometheus");

    assertThat(figures.statusCode()).isEqualTo(200);
    assertThat(figures.body()).contains("jvm_memory_used_bytes");
  }

  @Test
  void requestsToTheServicesAreMeasuredByPathWhateverIsFilteredBy() {
    // given
    visitor.get("/lancashire/audit?area=blackpool&agency=midwifery&cycle=2026-autumn");
    visitor.get(AREA + "?rollup=majority&stage=self");

    // when
    String figures = new HttpVisitor(PLATFORM.managementUrl()).get("/actuator/prometheus").body();

    // then
    assertThat(figures)
        .containsPattern("http_client_requests_seconds_count[^\n]*uri=\"/v1/[^\n]*/audit\"")
        .doesNotContainPattern("http_client_requests[^\n]*uri=\"[^\"]*[?]");
  }

  @Test
  void withoutThatPortThePagesAndTheirProbesAreServed() {
    try (StubPlatform alone = StubPlatform.start(0, "--ragtime.portal.metrics-port=-1")) {
      HttpVisitor other = new HttpVisitor(alone.url());

      assertThat(alone.portal().getEnvironment().getProperty("local.management.port")).isNull();
      assertThat(other.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("C10: a portal that stops goes on serving while its proxy notices")
  void aPortalThatStopsGoesOnServing() throws InterruptedException {
    // given a pause that ends only when it is cut short, and metrics where they were asked for
    StubPlatform alone =
        StubPlatform.start(
            0, "--ragtime.drain.pause=1h", "--ragtime.portal.metrics-address=127.0.0.2");
    HttpVisitor other = new HttpVisitor(alone.url());
    assertThat(other.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    assertThat(
            new HttpVisitor(alone.managementUrl().replace("127.0.0.1", "127.0.0.2"))
                .get("/actuator/prometheus")
                .statusCode())
        .as("C18: the metrics are at the address that is set")
        .isEqualTo(200);

    // when
    Thread stopping = Thread.ofPlatform().start(alone::close);
    try {
      while (other.get("/actuator/health/readiness").statusCode() != 503) {
        Thread.onSpinWait();
      }

      // then
      HttpResponse<String> page = other.get("/");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Connection")).contains("close");
    } finally {
      stopping.interrupt();
      stopping.join();
    }
  }

  private static long count(String page, String pattern) {
    return Pattern.compile(pattern).matcher(page).results().count();
  }

  private static String withoutReference(HttpResponse<String> page) {
    return page.body()
        .replaceAll("<code>[^<]*</code>", "")
        .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
  }
}
