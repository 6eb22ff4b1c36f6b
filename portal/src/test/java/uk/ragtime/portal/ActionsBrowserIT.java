package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  @CsvSource({"1280, en", "320, en", "320, cy"})
  void noPageOfAnAgencyBreaksWcag22AaAndNoneIsWiderThanTheScreen(int width, String language) {
    PLATFORM.issuer().willSignIn("rater");
    try (BrowserContext visitor = browser.visitor(width, 900)) {
      Page page = visitor.newPage();
      accessible(page, ACTIONS + "?state=all&lang=" + language, "actions");
      accessible(page, ACTIONS + "?agency=early-years", "actions-none");
      accessible(page, ACTIONS + "/late", "action");
      accessible(page, ACTIONS + "/done", "action-done");
      accessible(page, ACTIONS + "/plan", "action-choose");
      page.selectOption("#agency", "midwifery");
      page.locator("#submit").click();
      judge(page, "action-plan");
      page.locator("#submit").click();
      judge(page, "action-plan-wrong");
      accessible(page, ACTIONS + "/late/report", "action-report");
      page.locator("#submit").click();
      judge(page, "action-report-wrong");
      accessible(page, ACTIONS + "/late/revise", "action-revise");
      PLATFORM.commands().refuse(412, "version-stale");
      PLATFORM.query().replace("/v1" + ACTIONS + "/late", StubActions.outcome("late"));
      page.locator("#submit").click();
      judge(page, "action-conflict");
      PLATFORM.restore();
      PLATFORM.issuer().willSignIn("rater");
      accessible(page, MIDWIFERY + "/comments?reply=1", "comments");
      page.locator("#submit").click();
      judge(page, "comments-wrong");
      accessible(page, MIDWIFERY + "/comments/2/withdraw", "comment-withdraw");
      accessible(page, MIDWIFERY, "assessment-talk");
      accessible(
          page,
          "/lancashire/areas/blackpool/agencies/midwifery/capabilities/tuning-in",
          "story-talk");
      accessible(page, ALL + "health-visiting/answer/child-development/sent", "answered");
    }
  }

  @ParameterizedTest
  @CsvSource({"1280, en", "320, en", "320, cy"})
  void noPageOfACoordinatorBreaksWcag22AaAndNoneIsWiderThanTheScreen(int width, String language) {
    try (BrowserContext visitor = browser.visitor(width, 900)) {
      Page page = visitor.newPage();
      accessible(page, CYCLE + "?lang=" + language, "cycle-profiles");
      accessible(page, ALL + "early-help/excuse", "excuse");
      page.locator("#submit").click();
      judge(page, "excuse-wrong");
      accessible(page, ALL + "childrens-social-care/expect", "expect");
      accessible(page, ALL + "health-visiting/settle", "settle");
      page.locator("#submit").click();
      judge(page, "settle-wrong");
      accessible(page, MIDWIFERY + "/assign", "assign");
      accessible(page, MIDWIFERY + "/assign/m-2", "assign-to");
      accessible(page, CYCLE + "/areas/blackpool/sign-off", "profile");
      page.locator("#submit").click();
      judge(page, "profile-signed");
      accessible(page, CYCLE + "/areas/blackpool/sign-off/2", "signature");
    }
  }

  @ParameterizedTest
  @CsvSource({"1280", "320"})
  void noPageOfAReviewerBreaksWcag22AaAndNoneIsWiderThanTheScreen(int width) {
    PLATFORM.issuer().willSignIn("reviewer");
    try (BrowserContext visitor = browser.visitor(width, 900)) {
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

  private static void accessible(Page page, String path, String name) {
    page.navigate(PLATFORM.url() + path);
    judge(page, name);
  }

  private static void judge(Page page, String name) {
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
