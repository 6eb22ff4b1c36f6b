package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.stub.JudgedPages.WIDE;
import static uk.ragtime.portal.stub.JudgedPages.judge;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.stub.JudgedPages;
import uk.ragtime.portal.stub.StubHeat;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.testing.browser.BrowserUnderTest;

/** The heat map in a real browser: judged by axe, wide and narrow, in both languages. */
class HeatMapBrowserIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final BrowserUnderTest BROWSER = JudgedPages.browser();
  private static final String AREAS = "/lancashire/areas/";

  @Test
  void noPageBreaksWcag22AaAndNoneIsWiderThanTheScreen() {
    PLATFORM.restore();
    try (BrowserContext visitor = BROWSER.visitor(WIDE, 900)) {
      Page page = visitor.newPage();
      page.navigate(PLATFORM.url() + "/oauth2/authorization/ragtime");
      for (String path :
          new String[] {
            AREAS + StubHeat.TWENTY,
            AREAS + StubHeat.SPARSE + "?lang=cy",
            AREAS + "blackpool?asOf=2025-10-14&knownAt=2025-12-01&stage=self",
            AREAS + "blackpool/agencies/midwifery/capabilities/local-services?asOf=2025-10-14",
            "/lancashire?lang=en",
            "/lancashire/agencies/midwifery?lang=cy"
          }) {
        page.navigate(PLATFORM.url() + path);
        page.evaluate("() => document.querySelectorAll('details').forEach(it => it.open = true)");
        judge(page, "heat" + path.replaceAll("[^a-z0-9]+", "-"));
      }
    }
  }

  @Test
  void whatChangedSinceThePageWasOpenedIsToldAndNothingIsReplaced() {
    PLATFORM.restore();
    PLATFORM
        .query()
        .replace(
            "/v1/lancashire/areas/blackpool/profile/stream",
            200,
            "event: profile\nid: 9001\ndata: {\"area\":\"blackpool\",\"position\":9001}\n\n");
    try (BrowserContext visitor = BROWSER.visitor(WIDE, 900)) {
      Page page = visitor.newPage();
      page.navigate(PLATFORM.url() + "/oauth2/authorization/ragtime");
      page.navigate(PLATFORM.url() + AREAS + "blackpool?rollup=majority&lang=cy");
      String table = page.locator("table.profile").first().innerHTML();

      // when
      Locator told = page.getByRole(AriaRole.STATUS).filter(hasText("wedi newid"));
      told.waitFor();

      // then
      judge(page, "heat-changed");
      assertThat(page.locator("table.profile").first().innerHTML()).isEqualTo(table);
      told.getByRole(AriaRole.LINK).click();
      assertThat(page.url()).contains(AREAS + "blackpool?rollup=majority");
    }
  }

  @Test
  void theRowAndTheColumnOfACellAreLitWithoutScript() {
    PLATFORM.restore();
    try (BrowserContext visitor = BROWSER.visitor(WIDE, 900)) {
      Page page = visitor.newPage();
      page.navigate(PLATFORM.url() + "/oauth2/authorization/ragtime");
      page.navigate(PLATFORM.url() + AREAS + "blackpool");
      Locator heading = page.locator("table.profile thead th").nth(5);
      assertThat(shadow(heading)).isEqualTo("none");

      // when
      page.locator("table.profile tbody tr:has(td) >> nth=3").locator("td a").nth(3).focus();

      // then
      assertThat(shadow(heading)).contains("inset");
      assertThat(shadow(page.locator("table.profile thead th").nth(4))).isEqualTo("none");
    }
  }

  private static String shadow(Locator cell) {
    return (String) cell.evaluate("it => getComputedStyle(it).boxShadow");
  }

  private static Locator.FilterOptions hasText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @Test
  void whatScrollsKeepsTheNamesOfAgenciesAndCapabilitiesInSight() {
    PLATFORM.restore();
    try (BrowserContext visitor = BROWSER.visitor(WIDE, 900)) {
      // given
      Page page = visitor.newPage();
      page.navigate(PLATFORM.url() + "/oauth2/authorization/ragtime");
      page.navigate(PLATFORM.url() + AREAS + StubHeat.TWENTY);

      // when
      page.evaluate("() => document.querySelector('.heat__box').scrollTo(600, 500)");

      // then
      assertThat(
              (boolean)
                  page.evaluate(
                      """
                      () => {
                        const box = document.querySelector('.heat__box').getBoundingClientRect();
                        const corner = document.querySelector('.profile__corner')
                          .getBoundingClientRect();
                        const names = [...document.querySelectorAll('.profile__agency')]
                          .map(it => it.getBoundingClientRect().top);
                        return Math.abs(corner.left - box.left) < 2
                          && names.every(it => it - box.top < 60);
                      }
                      """))
          .isTrue();
    }
  }
}
