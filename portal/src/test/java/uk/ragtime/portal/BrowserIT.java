package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.stub.JudgedPages.WIDE;
import static uk.ragtime.portal.stub.JudgedPages.accessible;
import static uk.ragtime.portal.stub.JudgedPages.judge;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.stub.JudgedPages;
import uk.ragtime.portal.stub.StubCommandService;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.testing.browser.BrowserUnderTest;

/** The pages in a real browser: judged by axe, walked by keyboard, tried without scripts. */
class BrowserIT {

  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String AREA = "/lancashire/areas/blackpool";
  private static final String STORY =
      AREA + "/agencies/health-visiting/capabilities/reflective-supervision";
  private static final String MEMBERS = "/lancashire/members";
  private static final String SIGN_IN = "/oauth2/authorization/ragtime";
  private static final BrowserUnderTest BROWSER = JudgedPages.browser();

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  @Test
  void noPageBreaksWcag22AaAndNoneIsWiderThanTheScreen() {
    PLATFORM.query().replace("/v1/lancashire/areas/preston/profile", 503, "{}");
    try (BrowserContext visitor = BROWSER.visitor(WIDE, 900)) {
      Page page = visitor.newPage();
      accessible(page, "/", "welcome");
      accessible(page, SIGN_IN, "home");
      accessible(page, AREA, "area");
      page.getByText("Show the counts as a table").click();
      judge(page, "area-counts");
      accessible(page, AREA + "?day=31&month=2&year=2025&rollup=share-of-green", "area-wrong");
      accessible(page, STORY, "story");
      accessible(page, MEMBERS, "members");
      accessible(page, MEMBERS + "/m-1/leave", "leave");
      accessible(page, MEMBERS + "/invite", "invite");
      page.locator("main button[type=submit]").click();
      judge(page, "invite-wrong");
      page.fill("#name", "Ned New");
      page.check("input[value=VIEWER]");
      page.locator("main button[type=submit]").click();
      judge(page, "invited");
      accessible(page, "/join?partnership=lancashire", "join");
      page.locator("main button[type=submit]").click();
      judge(page, "join-wrong");
      page.fill("#code", StubCommandService.CODE);
      page.locator("main button[type=submit]").click();
      judge(page, "joined");
      accessible(page, MEMBERS + "/m-2/record", "record");
      accessible(page, MEMBERS + "/m-4k7q2x9c1d/record", "record-erased");
      accessible(page, "/lancashire/erasures", "erasures");
      accessible(page, "/lancashire/erase?member=m-8", "erase");
      page.locator("main button[type=submit]").click();
      judge(page, "erase-wrong");
      page.check("#textsToo");
      page.check("#ground");
      page.locator("main button[type=submit]").click();
      judge(page, "erase-check");
      page.locator("#submit").click();
      judge(page, "erasure");
      accessible(page, "/lancashire/erase?text=240.rationale", "erase-text");
      accessible(page, "/lancashire/erasures/396", "hold-placed");
      accessible(page, "/lancashire/holds/new", "hold");
      page.locator("#submit").click();
      judge(page, "hold-wrong");
      accessible(page, "/lancashire/holds/lift", "lift");
      accessible(page, "/kent/areas/thanet", "not-found");
      accessible(page, "/lancashire/areas/preston", "unavailable");
    }
  }

  @Test
  void severalChecklistsBreakNoneOfThat() {
    PLATFORM.query().rateLeadership();
    String vision = AREA + "/agencies/childrens-social-care/capabilities/shared-vision";
    try (BrowserContext visitor = BROWSER.visitor(WIDE, 900)) {
      Page page = visitor.newPage();
      accessible(page, SIGN_IN, "home-checklists");
      accessible(page, AREA, "area-checklists");
      accessible(page, AREA + "?checklist=leadership&rollup=share-of-green", "area-leadership");
      accessible(page, vision + "?checklist=leadership", "story-merged");
    }
  }

  @Test
  void theChoiceOfAChecklistOutlastsTheChoiceOfADate() {
    PLATFORM.query().rateLeadership();
    try (BrowserContext visitor = BROWSER.visitorWithoutScripts(WIDE, 900)) {
      // given
      Page page = visitor.newPage();
      page.navigate(PLATFORM.url() + AREA);

      // when
      page.getByText("Leadership & culture").first().click();
      page.fill("#day", "14");
      page.fill("#month", "10");
      page.fill("#year", "2025");
      page.locator(".choices__show").click();

      // then
      assertThat(page.locator("#profile-heading").textContent())
          .isEqualTo("Profile on 14 October 2025: Leadership & culture");
      page.locator("a.tile").first().click();
      assertThat(page.url()).endsWith("?checklist=leadership&asOf=2025-10-14");
      page.locator("main a", new Page.LocatorOptions().setHasText("Back to")).click();
      assertThat(page.locator("nav [aria-current=page]").last().textContent())
          .isEqualTo("Leadership & culture");
    }
  }

  @Test
  void everythingWorksWithoutScripts() {
    try (BrowserContext visitor = BROWSER.visitorWithoutScripts(WIDE, 900)) {
      // given
      Page page = visitor.newPage();
      page.navigate(PLATFORM.url());
      page.locator("main a.govuk-button").click();

      // when
      page.getByText("Blackpool").last().click();
      page.fill("#day", "14");
      page.fill("#month", "10");
      page.fill("#year", "2025");
      page.locator(".choices__more summary").click();
      page.selectOption("#rollup", "majority");
      page.locator(".choices__show").click();

      // then
      assertThat(page.locator("#profile-heading").textContent())
          .isEqualTo("Profile on 14 October 2025");
      page.locator("a.tile").first().click();
      assertThat(page.locator("h2#story").isVisible()).isTrue();
      page.locator("form[action='/sign-out'] button").click();
      assertThat(page.url()).isEqualTo(PLATFORM.url() + "/");
    }
  }

  @Test
  void theKeyboardReachesEverythingAndShowsWhereItIs() {
    try (BrowserContext visitor = BROWSER.visitor(WIDE, 900)) {
      // given
      Page page = visitor.newPage();
      page.navigate(PLATFORM.url() + AREA);
      int reachable =
          (int)
              page.evaluate(
                  "() => [...document.querySelectorAll('a[href],button,input:not([type=hidden]),"
                      + "select,summary,[tabindex=\"0\"]')].filter(e => e.checkVisibility()).length");

      // when
      page.keyboard().press("Tab");
      boolean skipLinkFirst =
          (boolean)
              page.evaluate("() => document.activeElement.classList.contains('govuk-skip-link')");
      int reached = 0;
      int unseen = 0;
      while (!(boolean) page.evaluate("() => document.activeElement === document.body")
          && reached <= reachable) {
        reached++;
        unseen += (int) page.evaluate(FOCUS_SHOWS) == 0 ? 1 : 0;
        page.keyboard().press("Tab");
      }

      // then
      assertThat(skipLinkFirst).isTrue();
      assertThat(reached).isEqualTo(reachable);
      assertThat(unseen).isZero();
    }
  }

  @Test
  void theErrorSummaryTakesTheFocusAndLeadsToTheBox() {
    try (BrowserContext visitor = BROWSER.visitor(WIDE, 900)) {
      Page page = visitor.newPage();
      page.navigate(PLATFORM.url() + AREA + "?day=&month=2&year=2025&rollup=worst");
      assertThat(page.evaluate("() => document.activeElement.className"))
          .isEqualTo("govuk-error-summary");
      page.locator(".govuk-error-summary a").click();
      assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("day");
    }
  }

  /** 1 where the focused element, or the card around it, differs in outline, shadow or ground. */
  private static final String FOCUS_SHOWS =
      """
      () => {
        const shows = e => {
          const s = getComputedStyle(e);
          return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0)
            || s.boxShadow !== 'none';
        };
        const e = document.activeElement;
        return shows(e) || (e.closest('.card') && shows(e.closest('.card'))) ? 1 : 0;
      }
      """;
}
