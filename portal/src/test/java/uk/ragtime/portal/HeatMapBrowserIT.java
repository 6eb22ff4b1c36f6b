package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.StubHeat;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.testing.browser.BrowserUnderTest;

/** The heat map in a real browser: judged by axe, wide and narrow, in both languages. */
class HeatMapBrowserIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String AREAS = "/lancashire/areas/";

  @ParameterizedTest
  @ValueSource(ints = {1280, 320})
  void noPageBreaksWcag22AaAndNoneIsWiderThanTheScreen(int width) {
    PLATFORM.restore();
    try (BrowserUnderTest browser = BrowserUnderTest.launch();
        BrowserContext visitor = browser.visitor(width, 900)) {
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
        page.screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(
                    Path.of(
                        "target/screenshots",
                        "heat" + path.replaceAll("[^a-z0-9]+", "-") + "-" + width + ".png")));
        assertThat(BrowserUnderTest.violations(page)).as(path).isEmpty();
        assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
            .as("width of " + path)
            .isLessThanOrEqualTo(width);
      }
    }
  }

  @Test
  void whatScrollsKeepsTheNamesOfAgenciesAndCapabilitiesInSight() {
    PLATFORM.restore();
    try (BrowserUnderTest browser = BrowserUnderTest.launch();
        BrowserContext visitor = browser.visitor(1280, 900)) {
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
