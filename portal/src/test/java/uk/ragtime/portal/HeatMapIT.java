package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubHeat;
import uk.ragtime.portal.stub.StubPlatform;

/** The heat map of an area, the page of the partnership and that of an agency. */
class HeatMapIT {
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
  void everyChoiceIsInTheAddressAndGoesAlongToTheStoryAndBack() {
    // given: signed in
    visitor.get(AREA);

    // when
    HttpResponse<String> page =
        visitor.get(
            AREA
                + "?day=14&month=10&year=2025&known-day=1&known-month=12&known-year=2025"
                + "&stage=self&compare=2024-autumn&rollup=majority");

    // then
    String choices =
        "rollup=majority&asOf=2025-10-14&knownAt=2025-12-01&stage=self&compare=2024-autumn";
    assertThat(page.uri().getRawQuery()).isEqualTo(choices);
    assertThat(page.body())
        .contains(
            "As known on 1 December 2025",
            "The agencies’ own words",
            "compared with 29 November 2024, the outcome of 2024 autumn",
            "href=\"" + STORY + "?" + choices.replace("&", "&amp;") + "\"");
    assertThat(visitor.get(STORY + "?" + choices).body())
        .contains(
            "As it was on 14 October 2025.",
            "As known on 1 December 2025.",
            "href=\"" + STORY + "?rollup=majority&amp;stage=self&amp;compare=2024-autumn\"",
            "href=\"" + AREA + "?" + choices.replace("&", "&amp;") + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2025-autumn", "2026-spring", "2026-03-01", "2026-04-01"})
  void pagesOfAPeriodThatAreLinkedToAreFound(String compare) {
    // given
    visitor.get(AREA);

    // when
    HttpResponse<String> page = visitor.get(AREA + "?asOf=2026-03-01&compare=" + compare);

    // then
    assertThat(page.statusCode()).isEqualTo(200);
    for (String name : List.of("/movement", "/pack")) {
      assertThat(visitor.get(link(page, AREA + name)).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aPeriodBeginsAtTheChosenMomentIfThatIsBeforeTheProfile() {
    visitor.get(AREA);
    assertThat(link(visitor.get(AREA + "?asOf=2026-03-01&compare=2025-autumn"), AREA + "/pack"))
        .endsWith("/pack?from=2025-autumn&to=2026-03-01");
    assertThat(link(visitor.get(AREA + "?asOf=2026-03-01&compare=2026-spring"), AREA + "/pack"))
        .endsWith("/pack?to=2026-03-01");
  }

  /** Address of the first link of a page that begins like this. */
  private static String link(HttpResponse<String> page, String begin) {
    return Pattern.compile("href=\"(" + Pattern.quote(begin) + "[^\"]*)\"")
        .matcher(page.body())
        .results()
        .map(link -> link.group(1).replace("&amp;", "&"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No link to " + begin));
  }

  @ParameterizedTest
  @ValueSource(strings = {"asOf=yesterday", "asOf=2099-01-01", "knownAt=2025-13-01T00:00:00Z"})
  void aStoryOfAMomentThatIsNoneIsNotFound(String moment) {
    visitor.get(AREA);
    assertThat(visitor.get(STORY + "?" + moment).statusCode()).isEqualTo(404);
  }

  @Test
  void oneRatingIsToldAsOneAndHasNoShare() {
    // when
    String page = visitor.get("/lancashire/areas/" + StubHeat.SPARSE).body();

    // then
    assertThat(page)
        .contains("one rating was given: 0 Green, 0 Amber and 1 Red.", "1 of 77 looked at")
        .doesNotContain("100%", "% Red");
  }

  @Test
  void anAreaOfTwentyAgenciesHasABoxThatScrolls() {
    // when
    String page = visitor.get("/lancashire/areas/" + StubHeat.TWENTY).body();

    // then
    assertThat(page).contains("heat--many").doesNotContain("??");
    assertThat(Pattern.compile("<td><a class=\"tile tile--").matcher(page).results().count())
        .isEqualTo(400);
  }

  @Test
  void thePageOfThePartnershipHasAllAreasAndHowManyWereLookedAt() {
    // when
    String page = visitor.get("/lancashire?order=red").body();

    // then
    assertThat(page)
        .contains(
            "3 of 3 areas",
            "2026 autumn is open until 27 November 2099",
            "looked at",
            "href=\"" + AREA + "#c-tuning-in\"",
            "href=\"/lancashire/agencies/midwifery\"")
        .doesNotContain("??");
    assertThat(visitor.get("/lancashire?contains=pres").body())
        .contains("1 of 3 areas", "Preston")
        .doesNotContain("href=\"" + AREA + "#c-");
  }

  @Test
  void thePageOfAnAgencyHasItsAssessmentsAndForManagersItsRaters() {
    // when
    String page = visitor.get("/lancashire/agencies/midwifery").body();

    // then
    assertThat(page)
        .contains(
            "In 2026 autumn",
            "Being rated",
            "href=\"/lancashire/cycles/2026-autumn/areas/blackpool/agencies/midwifery\"",
            AREA + "/agencies/midwifery/capabilities/tuning-in",
            "Grace &lt;Okafor&gt;",
            "href=\"/lancashire/actions?agency=midwifery\"")
        .doesNotContain("??");

    // and a viewer sees no names
    PLATFORM.issuer().willSignIn("viewer");
    assertThat(new HttpVisitor(PLATFORM.url()).get("/lancashire/agencies/midwifery").body())
        .contains("In 2026 autumn")
        .doesNotContain("Okafor", "Those who rate for it");
  }
}
