package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.portal.stub.StubQueryService;

/** Pages that compare moments and areas, as a visitor reads them. */
class MovementIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String MOVEMENT = "/lancashire/areas/blackpool/movement";
  private static final String ANSWER = "/v1" + MOVEMENT;
  private static final String COMPARE = "/lancashire/compare";

  private HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void signIn() {
    PLATFORM.restore();
    visitor = new HttpVisitor(PLATFORM.url());
    visitor.get("/oauth2/authorization/ragtime");
  }

  @Test
  void tellsWhatMovedSinceTheCycleBefore() {
    String page = visitor.get(MOVEMENT).body();
    assertThat(page)
        .contains("From 2026 spring (15 May 2026) to 2026 autumn (30 November 2026)")
        .contains("ratings were given at both moments")
        .contains("viewBox=\"0 0 960 400\"")
        .contains("Relationship and trauma informed, Early help: from Red to Amber")
        .contains("/agencies/early-help/capabilities/relationship-and-trauma-informed");
  }

  @Test
  void tellsWhatBecameWorseFirst() {
    String page = visitor.get(MOVEMENT + "?from=2024-autumn&to=2026-spring").body();
    assertThat(page.indexOf(">Worse: ")).isPositive().isLessThan(page.indexOf(">Better: "));
  }

  @Test
  void leadsFromTheFormToAnAddressToKeep() {
    HttpResponse<String> form =
        visitor.get(
            MOVEMENT
                + "?from-cycle=2025-autumn&from-day=&from-month=&from-year="
                + "&to-cycle=&to-day=14&to-month=March&to-year=2026");
    assertThat(form.uri())
        .hasToString(PLATFORM.url() + MOVEMENT + "?from=2025-autumn&to=2026-03-14");
  }

  @Test
  void keepsWhatWasKnownAndTheWordsThatCount() {
    // when
    PLATFORM.query().forget();
    String page = visitor.get(MOVEMENT + "?knownAt=2026-10-01&stage=self").body();
    HttpResponse<String> form =
        visitor.get(
            MOVEMENT
                + "?knownAt=2026-10-01&stage=self&from-cycle=2025-autumn&from-day=&from-month="
                + "&from-year=&to-cycle=2026-spring&to-day=&to-month=&to-year=");

    // then
    assertThat(PLATFORM.query().asked())
        .filteredOn(it -> it.path().endsWith("/movement"))
        .isNotEmpty()
        .allSatisfy(it ->
            assertThat(it.query()).contains("stage=self", "knownAt=2026-10-01T22:59:59.999Z"));
    assertThat(page)
        .contains("As known on 1 October 2026")
        .contains("name=\"knownAt\" value=\"2026-10-01\"")
        .contains("name=\"stage\" value=\"self\"")
        .contains("/pack?knownAt=2026-10-01&amp;stage=self")
        .contains("/relationship-and-trauma-informed?knownAt=2026-10-01&amp;stage=self");
    assertThat(form.uri().getQuery())
        .isEqualTo("knownAt=2026-10-01&stage=self&from=2025-autumn&to=2026-spring");
    assertThat(visitor.get(MOVEMENT + "?knownAt=2099-01-01").statusCode()).isEqualTo(404);
  }

  @Test
  void keepsWhatWasTypedAndNamesTheBox() {
    HttpResponse<String> page =
        visitor.get(
            MOVEMENT
                + "?from-cycle=&from-day=31&from-month=2&from-year=2025"
                + "&to-cycle=2026-autumn&to-day=&to-month=&to-year=");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .contains("href=\"#from-day\"")
        .contains("Date must be a real date")
        .contains("value=\"31\"");
  }

  @Test
  void refusesMomentsInTheWrongOrder() {
    HttpResponse<String> page = visitor.get(MOVEMENT + "?from=2026-spring&to=2025-autumn");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("The first moment must be before the second");
  }

  @Test
  void saysSoWhereThereWasOnlyOneCycle() {
    PLATFORM.query().replace(ANSWER, 400, StubQueryService.problem("invalid-parameter"));
    HttpResponse<String> page = visitor.get(MOVEMENT);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Only one cycle has been rated so far")
        .doesNotContain("960 400");
  }

  @Test
  void knowsNoMovementOfAnAreaThatIsNotThere() {
    assertThat(visitor.get("/lancashire/areas/nowhere/movement").statusCode()).isEqualTo(404);
    assertThat(visitor.get("/kent/areas/thanet/movement").statusCode()).isEqualTo(404);
    assertThat(visitor.get(MOVEMENT + "?from=nonsense").statusCode()).isEqualTo(404);
  }

  @Test
  void drawsTheStoryOfARating() {
    String page =
        visitor
            .get(
                "/lancashire/areas/blackpool/agencies/health-visiting/capabilities/reflective-supervision")
            .body();
    assertThat(page)
        .contains("viewBox=\"0 0 960 192\"")
        .contains(
            "In 5 cycles: first Red, on 7 October 2024; changed once; looked at again once and"
                + " left; challenged once; agreed with a reviewer once; last Amber.");
  }

  @Test
  void showsAreasSideBySide() {
    String page = visitor.get(COMPARE + "?areas=blackpool,preston&on=2026-spring").body();
    assertThat(page)
        .contains("Areas side by side, 2026 spring")
        .contains("/lancashire/areas/preston?rollup=worst&amp;asOf=2026-05-15")
        .contains("Observing relationships")
        .doesNotContain(">Lancaster and Morecambe</a>");
  }

  @Test
  void showsOneAreaAtTwoMoments() {
    String page = visitor.get(COMPARE + "?areas=blackpool&on=2026-spring&with=2025-autumn").body();
    assertThat(page)
        .contains("Blackpool: 2025 autumn and 2026 spring")
        .contains("/lancashire/areas/blackpool/movement?from=2025-autumn&amp;to=2026-spring")
        .contains("better");
  }

  @Test
  void choosesAreasByAPlainForm() {
    HttpResponse<String> form =
        visitor.get(COMPARE + "?areas=blackpool&areas=preston&on-cycle=2026-spring&with-cycle=");
    assertThat(form.uri())
        .hasToString(PLATFORM.url() + COMPARE + "?areas=blackpool,preston&on=2026-spring");
  }

  @Test
  void saysWhatCannotBeCompared() {
    HttpResponse<String> two =
        visitor.get(COMPARE + "?areas=blackpool&areas=preston&on-cycle=&with-cycle=2026-spring");
    assertThat(two.statusCode()).isEqualTo(400);
    assertThat(two.body()).contains("Choose one area to compare two moments");
    HttpResponse<String> none = visitor.get(COMPARE + "?on-cycle=&with-cycle=");
    assertThat(none.statusCode()).isEqualTo(400);
    assertThat(none.body()).contains("Choose at least one area");
    assertThat(visitor.get(COMPARE + "?areas=nowhere").statusCode()).isEqualTo(404);
  }
}
