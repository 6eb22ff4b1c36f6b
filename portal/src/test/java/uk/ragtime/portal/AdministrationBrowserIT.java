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
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.portal.stub.StubQueryService;
import uk.ragtime.testing.browser.BrowserUnderTest;

/** Members, audit, downloads and the operator's pages in a real browser. */
class AdministrationBrowserIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final int DESKTOP = 1280;

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
  void noPageOfACoordinatorBreaksWcag22AaAndNoneIsWiderThanTheScreen(int width, String language) {
    try (BrowserContext visitor = browser.visitor(width, 900)) {
      Page page = visitor.newPage();
      accessible(page, "/lancashire/members?lang=" + language, "members-" + language);
      accessible(page, "/lancashire/members/m-2/roles", "roles-" + language);
      page.locator("#role-LEAD").check();
      page.locator("#submit").click();
      judge(page, "roles-check-" + language);
      page.locator("#submit").click();
      judge(page, "roles-done-" + language);
      accessible(page, "/lancashire/members/invite", "invite-" + language);
      page.fill("#name", "Ned New");
      page.locator("#role-VIEWER").check();
      page.locator("main button[type=submit]").click();
      judge(page, "invited-" + language);
      accessible(page, "/lancashire/audit", "audit-" + language);
      accessible(page, "/lancashire/audit?from=soon", "audit-wrong-" + language);
      accessible(page, "/lancashire/audit?area=preston", "audit-nothing-" + language);
      accessible(page, "/lancashire/audit/603", "audit-entry-" + language);
      accessible(page, "/lancashire/downloads", "downloads-" + language);
      accessible(page, "/lancashire/downloads/ratings?asOf=soon", "downloads-wrong-" + language);
      PLATFORM
          .query()
          .replace(
              "/v1/lancashire/exports/ratings.csv",
              429,
              StubQueryService.problem("too-many-exports"));
      accessible(page, "/lancashire/downloads/ratings?format=csv", "downloads-busy-" + language);
      accessible(page, "/lancashire/reporting", "reporting-" + language);
    }
  }

  @ParameterizedTest
  @CsvSource({"1280, en", "320, cy"})
  void noPageOfAnOperatorBreaksWcag22AaAndNoneIsWiderThanTheScreen(int width, String language) {
    PLATFORM.issuer().willSignIn("operator");
    try (BrowserContext visitor = browser.visitor(width, 900)) {
      Page page = visitor.newPage();
      accessible(page, "/operator?lang=" + language, "operator-" + language);
      accessible(page, "/operator/register/check?partnership=!", "register-wrong-" + language);
      accessible(
          page,
          "/operator/register/check?partnership=kent&name=Kent",
          "register-check-" + language);
      page.locator("#submit").click();
      judge(page, "registered-" + language);
      accessible(page, "/operator/coordinator?partnership=kent", "coordinator-" + language);
      page.fill("#name", "Jo");
      page.locator("#submit").click();
      judge(page, "coordinator-check-" + language);
      page.locator("#submit").click();
      judge(page, "coordinator-invited-" + language);
      accessible(page, "/operator/rebuilds/start", "rebuild-start-" + language);
      accessible(
          page,
          "/operator/rebuilds/start/check?acceptDifferences=true",
          "rebuild-check-" + language);
      accessible(page, "/operator/rebuilds/7", "rebuild-" + language);
      accessible(page, "/operator/rebuilds/7/swap", "rebuild-swap-" + language);
    }
  }

  @Test
  void rolesAreChangedByKeyboardAndWithoutScripts() {
    try (BrowserContext visitor = browser.visitorWithoutScripts(DESKTOP, 900)) {
      Page page = visitor.newPage();
      page.navigate(PLATFORM.url() + "/lancashire/members/m-2/roles");
      page.focus("#role-AUDITOR");
      page.keyboard().press("Space");
      page.focus("#submit");
      page.keyboard().press("Enter");
      page.waitForURL("**/check");
      page.focus("#submit");
      page.keyboard().press("Enter");
      page.waitForURL("**changed=m-2");
      assertThat(PLATFORM.commands().told().getLast().body()).contains("AUDITOR");
    }
  }

  @Test
  void theAuditIsFilteredWithoutScripts() {
    try (BrowserContext visitor = browser.visitorWithoutScripts(DESKTOP, 900)) {
      Page page = visitor.newPage();
      page.navigate(PLATFORM.url() + "/lancashire/audit");
      page.selectOption("#area", "preston");
      page.locator(".filters button").click();
      assertThat(page.url()).contains("area=preston");
      page.locator("main a.govuk-link:not(.filters__clear)").last().click();
      assertThat(page.url()).endsWith("/lancashire/audit");
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
