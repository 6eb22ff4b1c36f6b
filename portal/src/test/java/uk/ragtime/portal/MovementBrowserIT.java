package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.stub.JudgedPages.NARROW;
import static uk.ragtime.portal.stub.JudgedPages.WIDE;
import static uk.ragtime.portal.stub.JudgedPages.accessible;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.stub.JudgedPages;
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

  private static final BrowserUnderTest BROWSER = JudgedPages.browser();

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  @Test
  void noComparisonBreaksWcag22AaAndNoneIsWiderThanTheScreen() {
    try (BrowserContext visitor = BROWSER.visitor(WIDE, 900)) {
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
    try (BrowserContext visitor = BROWSER.visitorWithoutScripts(WIDE, 900)) {
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
    try (BrowserContext visitor = BROWSER.visitor(WIDE, 900)) {
      Page page = visitor.newPage();
      page.navigate(PLATFORM.url() + "/oauth2/authorization/ragtime");
      page.navigate(PLATFORM.url() + MOVEMENT);
      assertThat(page.locator(".flows").isVisible()).isTrue();
      assertThat(page.locator(".thens").isVisible()).isFalse();
      page.setViewportSize(NARROW, 900);
      assertThat(page.locator(".flows").isVisible()).isFalse();
      assertThat(page.locator(".thens").isVisible()).isTrue();
    }
  }
}
