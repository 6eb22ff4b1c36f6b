package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubPlatform;

/** An address that names something unknown is answered in one way on every page: not found. */
class UnknownCodesIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?rollup=median",
        "?order=colour",
        "?checklist=nowhere",
        "/areas/blackpool?stage=final",
        "/areas/blackpool?rollup=median",
        "/areas/blackpool?compare=2019-autumn",
        "/areas/blackpool?compare=No%20slug",
        "/areas/blackpool/movement?from=2019-autumn",
        "/areas/blackpool/movement?to=2019-autumn",
        "/areas/blackpool/movement?stage=final",
        "/areas/blackpool/pack?to=2019-autumn",
        "/areas/blackpool/pack?from=2019-autumn",
        "/areas/blackpool/pack?to=2199-01-01",
        "/areas/blackpool/pack?from=1999-12-31",
        "/areas/blackpool/pack?from=2026-spring&to=2025-autumn",
        "/areas/blackpool/pack?knownAt=yesterday",
        "/areas/blackpool/pack?stage=final",
        "/compare?areas=nowhere",
        "/compare?on=2019-autumn",
        "/compare?areas=blackpool&with=2019-autumn",
        "/compare?checklist=nowhere",
        "/actions?area=nowhere",
        "/actions?area=No%20slug",
        "/actions?agency=nobody",
        "/actions?state=forgotten",
        "/actions?mine=perhaps",
        "/audit?area=nowhere",
        "/audit?agency=nobody",
        "/audit?cycle=2019-autumn",
        "/audit?capability=workforce-infant-mental-health/none",
        "/audit?kind=GUESSED",
        "/downloads/ratings?area=nowhere",
        "/downloads/ratings?cycle=2019-autumn",
        "/downloads/ratings?stage=final",
        "/downloads/profile?rollup=median",
        "/downloads/changes?agency=nobody",
        "/downloads/changes?capability=workforce-infant-mental-health/none",
        "/downloads/changes?kind=GUESSED",
        "/members?role=EMPEROR",
      })
  void anUnknownCodeIsTheAddressOfNoPage(String address) {
    HttpResponse<String> page = visitor.get("/lancashire" + address);

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("Page not found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/areas/blackpool?cycle=2025-autumn",
        "/areas/blackpool?on=2026-03-01",
        "/areas/blackpool/movement?asOf=2026-03-01",
        "/areas/blackpool/pack?asOf=2026-03-01",
        "/areas/blackpool/pack?cycle=2025-autumn",
        "/areas/blackpool/pack?area=preston",
        "/compare?area=blackpool",
        "/compare?day=2026-03-01",
        "/compare?cycle=2025-autumn",
      })
  void aChoiceThatAPageHasNotIsNotLeftOut(String address) {
    HttpResponse<String> page = visitor.get("/lancashire" + address);

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("Page not found");
    assertThat(visitor.head("/lancashire" + address).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/areas/blackpool?seen=1&utm_source=mail",
        "/areas/blackpool/pack?from=2025-autumn&to=2026-spring&knownAt=2026-10-01&stage=self",
        "/areas/blackpool/movement?from-cycle=2025-autumn&to-cycle=2026-spring",
        "/areas/blackpool?day=1&month=3&year=2026&known-day=&known-month=&known-year=&compare=&stage=self&rollup=majority",
        "/compare?areas=blackpool&on-cycle=&on-day=1&on-month=3&on-year=2026&with-cycle=",
      })
  void whatAPageTakesOrNoPageKnowsIsTaken(String address) {
    // given: signed in, which takes redirects of its own
    visitor.get("/lancashire");

    // then
    assertThat(visitor.get("/lancashire" + address).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/areas/blackpool?asOf=2199-01-01",
        "/areas/blackpool/movement?from=2199-01-01",
        "/areas/blackpool/movement?to=2199-01-01",
        "/compare?on=2199-01-01",
        "/compare?areas=blackpool&with=2199-01-01",
      })
  void aDayToComeIsAnErrorOfTheFormThatChoosesDays(String address) {
    HttpResponse<String> page = visitor.get("/lancashire" + address);

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("There is a problem", "must be today or in the past");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?rollup=&order=&checklist=",
        "/areas/blackpool?stage=&rollup=&compare=",
        "/compare?on=&with=&checklist=",
        "/actions?area=&agency=&state=",
        "/audit?area=&agency=&cycle=&capability=&kind=&member=",
        "/members?role=",
      })
  void aFilterThatIsLeftEmptyFiltersNothing(String address) {
    assertThat(visitor.get("/lancashire" + address).statusCode()).isEqualTo(200);
  }
}
