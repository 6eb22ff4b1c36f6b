package uk.ragtime.portal;

import static uk.ragtime.portal.stub.JudgedPages.NARROW;
import static uk.ragtime.portal.stub.JudgedPages.WIDE;
import static uk.ragtime.portal.stub.JudgedPages.accessible;
import static uk.ragtime.portal.stub.JudgedPages.judge;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.JudgedPages;
import uk.ragtime.portal.stub.StubActions;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.testing.browser.BrowserUnderTest;

/** Pages of actions, comments and coordination in a real browser, judged by axe. */
class ActionsBrowserIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String ACTIONS = "/lancashire/actions";
  private static final String CYCLE = "/lancashire/cycles/2026-autumn";
  private static final String ALL = CYCLE + "/areas/blackpool/agencies/";
  private static final String MIDWIFERY = ALL + "midwifery";

  private static final BrowserUnderTest BROWSER = JudgedPages.browser();

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "cy"})
  void noPageOfAnAgencyBreaksWcag22AaAndNoneIsWiderThanTheScreen(String language) {
    int[] widths = widths(language);
    PLATFORM.issuer().willSignIn("rater");
    try (BrowserContext visitor = BROWSER.visitor(widths[0], 900)) {
      Page page = visitor.newPage();
      accessible(page, ACTIONS + "?state=all&lang=" + language, "actions", widths);
      accessible(page, ACTIONS + "?agency=early-years", "actions-none", widths);
      accessible(page, ACTIONS + "/late", "action", widths);
      accessible(page, ACTIONS + "/done", "action-done", widths);
      accessible(page, "/lancashire/plan-action", "action-choose", widths);
      page.selectOption("#agency", "midwifery");
      page.locator("#submit").click();
      judge(page, "action-plan", widths);
      page.locator("#submit").click();
      judge(page, "action-plan-wrong", widths);
      accessible(page, ACTIONS + "/late/report", "action-report", widths);
      page.locator("#submit").click();
      judge(page, "action-report-wrong", widths);
      accessible(page, ACTIONS + "/late/revise", "action-revise", widths);
      PLATFORM.commands().refuse(412, "version-stale");
      PLATFORM.query().replace("/v1" + ACTIONS + "/late", StubActions.outcome("late"));
      page.locator("#submit").click();
      judge(page, "action-conflict", widths);
      PLATFORM.restore();
      PLATFORM.issuer().willSignIn("rater");
      accessible(page, MIDWIFERY + "/comments?reply=1", "comments", widths);
      page.locator("#submit").click();
      judge(page, "comments-wrong", widths);
      accessible(page, MIDWIFERY + "/comments/2/withdraw", "comment-withdraw", widths);
      accessible(page, MIDWIFERY, "assessment-talk", widths);
      accessible(
          page,
          "/lancashire/areas/blackpool/agencies/midwifery/capabilities/tuning-in",
          "story-talk",
          widths);
      accessible(page, ALL + "health-visiting/answer/child-development/sent", "answered", widths);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "cy"})
  void noPageOfACoordinatorBreaksWcag22AaAndNoneIsWiderThanTheScreen(String language) {
    int[] widths = widths(language);
    try (BrowserContext visitor = BROWSER.visitor(widths[0], 900)) {
      Page page = visitor.newPage();
      accessible(page, CYCLE + "?lang=" + language, "cycle-profiles", widths);
      accessible(page, ALL + "early-help/excuse", "excuse", widths);
      page.locator("#submit").click();
      judge(page, "excuse-wrong", widths);
      accessible(page, ALL + "childrens-social-care/expect", "expect", widths);
      accessible(page, ALL + "health-visiting/settle", "settle", widths);
      page.locator("#submit").click();
      judge(page, "settle-wrong", widths);
      accessible(page, MIDWIFERY + "/assign", "assign", widths);
      accessible(page, MIDWIFERY + "/assign/m-2", "assign-to", widths);
      accessible(page, CYCLE + "/areas/blackpool/sign-off", "profile", widths);
      page.locator("#submit").click();
      judge(page, "profile-signed", widths);
      accessible(page, CYCLE + "/areas/blackpool/sign-off/2", "signature", widths);
    }
  }

  @Test
  void noPageOfAReviewerBreaksWcag22AaAndNoneIsWiderThanTheScreen() {
    PLATFORM.issuer().willSignIn("reviewer");
    try (BrowserContext visitor = BROWSER.visitor(WIDE, 900)) {
      Page page = visitor.newPage();
      accessible(page, ALL + "early-years/review/tuning-in", "challenge-form");
      page.check("input[value=RED]");
      page.fill("#rationale", "Seen otherwise.");
      page.locator("#submit").click();
      judge(page, "challenge-check");
      page.locator("#submit").click();
      judge(page, "challenge-sent");
    }
  }

  /** Welsh, whose words are longer, at the width where they have least room. */
  private static int[] widths(String language) {
    return language.equals("cy") ? new int[] {NARROW} : new int[] {WIDE, NARROW};
  }
}
