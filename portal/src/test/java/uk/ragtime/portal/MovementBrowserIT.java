package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.portal.stub.StubQueryService;
import uk.ragtime.testing.browser.BrowserUnderTest;

/** The pages that compare moments and areas in a real browser: judged by axe, without scripts. */
class MovementBrowserIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String MOVEMENT = "/lancashire/areas/blackpool/movement";
  private static final String COMPARE = "/lancashire/compare";
  private static final String STORY =
      "/lancashire/areas/blackpool/agencies/health-visiting/capabilities/reflective-supervision";
  private static final int DESKTOP = 1280;
  private static final int NARROWEST = 320;

  private static BrowserUnderTest browser;

  @BeforeAll
  static void launch() {
    browser = BrowserUnderTest.launch();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  @ParameterizedTest
  @ValueSource(ints = {DESKTOP, NARROWEST})
  void noComparisonBreaksWcag22AaAndNoneIsWiderThanTheScreen(int width) {
    try (BrowserContext visitor = browser.visitor(width, 900)) {
      Page page = visitor.newPage();
      page.navigate(PLATFORM.url() + "/oauth2/authorization/ragtime");
      accessible(page, MOVEMENT, "movement");
      accessible(page, MOVEMENT + "?from=2026-spring&to=2025-autumn", "movement-wrong");
      accessible(page, STORY, "story-picture");
      accessible(page, COMPARE + "?areas=blackpool,preston", "compare");
      accessible(page, COMPARE + "?areas=blackpool&with=2025-autumn", "compare-moments");
      accessible(page, COMPARE + "?on-cycle=&with-cycle=", "compare-wrong");
      accessible(page, MOVEMENT + "?from=2024-autumn&lang=cy", "movement-cy");
      accessible(page, COMPARE + "?areas=blackpool&with=2025-autumn&lang=cy", "compare-cy");
      PLATFORM
          .query()
          .replace("/v1" + MOVEMENT, 400, StubQueryService.problem("invalid-parameter"));
      accessible(page, MOVEMENT + "?lang=en", "movement-one-cycle");
    }
  }

  @Test
  void theKeyboardChoosesOtherMomentsWithoutScripts() {
    try (BrowserContext visitor = browser.visitorWithoutScripts(DESKTOP, 900)) {
      // given
      Page page = visitor.newPage();
      page.navigate(PLATFORM.url() + "/oauth2/authorization/ragtime");
      page.navigate(PLATFORM.url() + MOVEMENT);

      // when
      page.selectOption("#from-cycle", "2025-spring");
      page.locator("#from-cycle").press("Tab");
      page.fill("#to-day", "14");
      page.fill("#to-month", "March");
      page.fill("#to-year", "2026");
      page.locator("#to-year").press("Enter");

      // then
      assertThat(page.url()).endsWith(MOVEMENT + "?from=2025-spring&to=2026-03-14");
      assertThat(page.locator(".moved__ends").textContent())
          .isEqualTo("From 2025 spring (16 May 2025) to 14 March 2026");
      assertThat(page.locator("#to-month").inputValue()).isEqualTo("3");
    }
  }

  @Test
  void narrowScreensHaveBarsInPlaceOfRibbons() {
    try (BrowserContext wide = browser.visitor(DESKTOP, 900);
        BrowserContext narrow = browser.visitor(NARROWEST, 900)) {
      Page large = wide.newPage();
      large.navigate(PLATFORM.url() + "/oauth2/authorization/ragtime");
      large.navigate(PLATFORM.url() + MOVEMENT);
      assertThat(large.locator(".flows").isVisible()).isTrue();
      assertThat(large.locator(".thens").isVisible()).isFalse();
      Page small = narrow.newPage();
      small.navigate(PLATFORM.url() + "/oauth2/authorization/ragtime");
      small.navigate(PLATFORM.url() + MOVEMENT);
      assertThat(small.locator(".flows").isVisible()).isFalse();
      assertThat(small.locator(".thens").isVisible()).isTrue();
    }
  }

  private static void accessible(Page page, String path, String name) {
    page.navigate(PLATFORM.url() + path);
    int width = page.viewportSize().width;
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/screenshots", name + "-" + width + ".png")));
    assertThat(BrowserUnderTest.violations(page)).as(name).isEmpty();
    assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
        .as("width of " + name)
        .isLessThanOrEqualTo(width);
  }
}
