package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.stub.SharedBrowser.DESKTOP;
import static uk.ragtime.portal.stub.SharedBrowser.NARROWEST;
import static uk.ragtime.portal.stub.SharedBrowser.judge;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.SharedBrowser;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.portal.stub.StubQueryService;

/** The pages that compare moments and areas in a real browser: judged by axe, without scripts. */
class MovementBrowserIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String MOVEMENT = "/lancashire/areas/blackpool/movement";
  private static final String COMPARE = "/lancashire/compare";
  private static final String STORY =
      "/lancashire/areas/blackpool/agencies/health-visiting/capabilities/reflective-supervision";

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  @ParameterizedTest
  @ValueSource(ints = {DESKTOP, NARROWEST})
  void noComparisonBreaksWcag22AaAndNoneIsWiderThanTheScreen(int width) {
    try (BrowserContext visitor = SharedBrowser.visitor(width)) {
      Page page = visitor.newPage();
      page.navigate(PLATFORM.url() + "/oauth2/authorization/ragtime");
      judge(page, MOVEMENT, "movement");
      judge(page, MOVEMENT + "?from=2026-spring&to=2025-autumn", "movement-wrong");
      judge(page, STORY, "story-picture");
      judge(page, COMPARE + "?areas=blackpool,preston", "compare");
      judge(page, COMPARE + "?areas=blackpool&with=2025-autumn", "compare-moments");
      judge(page, COMPARE + "?on-cycle=&with-cycle=", "compare-wrong");
      judge(page, MOVEMENT + "?from=2024-autumn&lang=cy", "movement-cy");
      judge(page, COMPARE + "?areas=blackpool&with=2025-autumn&lang=cy", "compare-cy");
      PLATFORM
          .query()
          .replace("/v1" + MOVEMENT, 400, StubQueryService.problem("invalid-parameter"));
      judge(page, MOVEMENT + "?lang=en", "movement-one-cycle");
    }
  }

  @Test
  void theKeyboardChoosesOtherMomentsWithoutScripts() {
    try (BrowserContext visitor = SharedBrowser.visitorWithoutScripts(DESKTOP)) {
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
    try (BrowserContext wide = SharedBrowser.visitor(DESKTOP);
        BrowserContext narrow = SharedBrowser.visitor(NARROWEST)) {
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
}
