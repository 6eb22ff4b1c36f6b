package uk.ragtime.portal;

import static uk.ragtime.portal.stub.SharedBrowser.judge;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.portal.stub.SharedBrowser;
import uk.ragtime.portal.stub.StubActions;
import uk.ragtime.portal.stub.StubPlatform;

/** Pages of actions, comments and coordination in a real browser, judged by axe. */
class ActionsBrowserIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String ACTIONS = "/lancashire/actions";
  private static final String CYCLE = "/lancashire/cycles/2026-autumn";
  private static final String ALL = CYCLE + "/areas/blackpool/agencies/";
  private static final String MIDWIFERY = ALL + "midwifery";

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  @ParameterizedTest
  @CsvSource({"1280, en", "320, en", "320, cy"})
  void noPageOfAnAgencyBreaksWcag22AaAndNoneIsWiderThanTheScreen(int width, String language) {
    PLATFORM.issuer().willSignIn("rater");
    try (BrowserContext visitor = SharedBrowser.visitor(width)) {
      Page page = visitor.newPage();
      judge(page, ACTIONS + "?state=all&lang=" + language, "actions");
      judge(page, ACTIONS + "?agency=early-years", "actions-none");
      judge(page, ACTIONS + "/late", "action");
      judge(page, ACTIONS + "/done", "action-done");
      judge(page, ACTIONS + "/plan", "action-choose");
      page.selectOption("#agency", "midwifery");
      page.locator("#submit").click();
      judge(page, "action-plan");
      page.locator("#submit").click();
      judge(page, "action-plan-wrong");
      judge(page, ACTIONS + "/late/report", "action-report");
      page.locator("#submit").click();
      judge(page, "action-report-wrong");
      judge(page, ACTIONS + "/late/revise", "action-revise");
      PLATFORM.commands().refuse(412, "version-stale");
      PLATFORM.query().replace("/v1" + ACTIONS + "/late", StubActions.outcome("late"));
      page.locator("#submit").click();
      judge(page, "action-conflict");
      PLATFORM.restore();
      PLATFORM.issuer().willSignIn("rater");
      judge(page, MIDWIFERY + "/comments?reply=1", "comments");
      page.locator("#submit").click();
      judge(page, "comments-wrong");
      judge(page, MIDWIFERY + "/comments/2/withdraw", "comment-withdraw");
      judge(page, MIDWIFERY, "assessment-talk");
      judge(
          page,
          "/lancashire/areas/blackpool/agencies/midwifery/capabilities/tuning-in",
          "story-talk");
      judge(page, ALL + "health-visiting/answer/child-development/sent", "answered");
    }
  }

  @ParameterizedTest
  @CsvSource({"1280, en", "320, en", "320, cy"})
  void noPageOfACoordinatorBreaksWcag22AaAndNoneIsWiderThanTheScreen(int width, String language) {
    try (BrowserContext visitor = SharedBrowser.visitor(width)) {
      Page page = visitor.newPage();
      judge(page, CYCLE + "?lang=" + language, "cycle-profiles");
      judge(page, ALL + "early-help/excuse", "excuse");
      page.locator("#submit").click();
      judge(page, "excuse-wrong");
      judge(page, ALL + "childrens-social-care/expect", "expect");
      judge(page, ALL + "health-visiting/settle", "settle");
      page.locator("#submit").click();
      judge(page, "settle-wrong");
      judge(page, MIDWIFERY + "/assign", "assign");
      judge(page, MIDWIFERY + "/assign/m-2", "assign-to");
      judge(page, CYCLE + "/areas/blackpool/sign-off", "profile");
      page.locator("#submit").click();
      judge(page, "profile-signed");
      judge(page, CYCLE + "/areas/blackpool/sign-off/2", "signature");
    }
  }

  @ParameterizedTest
  @CsvSource({"1280", "320"})
  void noPageOfAReviewerBreaksWcag22AaAndNoneIsWiderThanTheScreen(int width) {
    PLATFORM.issuer().willSignIn("reviewer");
    try (BrowserContext visitor = SharedBrowser.visitor(width)) {
      Page page = visitor.newPage();
      judge(page, ALL + "early-years/review/tuning-in", "challenge-form");
      page.check("input[value=RED]");
      page.fill("#rationale", "Seen otherwise.");
      page.locator("#submit").click();
      judge(page, "challenge-check");
      page.locator("#submit").click();
      judge(page, "challenge-sent");
    }
  }
}
