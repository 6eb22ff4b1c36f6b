package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.stub.SharedBrowser.DESKTOP;
import static uk.ragtime.portal.stub.SharedBrowser.judge;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.portal.stub.SharedBrowser;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.portal.stub.StubQueryService;

/** Members, audit, downloads and the operator's pages in a real browser. */
class AdministrationBrowserIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  @ParameterizedTest
  @CsvSource({"1280, en", "320, en", "320, cy"})
  void noPageOfACoordinatorBreaksWcag22AaAndNoneIsWiderThanTheScreen(int width, String language) {
    try (BrowserContext visitor = SharedBrowser.visitor(width)) {
      Page page = visitor.newPage();
      judge(page, "/lancashire/members?lang=" + language, "members-" + language);
      judge(page, "/lancashire/members/m-2/roles", "roles-" + language);
      page.locator("#role-LEAD").check();
      page.locator("#submit").click();
      judge(page, "roles-check-" + language);
      page.locator("#submit").click();
      judge(page, "roles-done-" + language);
      judge(page, "/lancashire/members/invite", "invite-" + language);
      page.fill("#name", "Ned New");
      page.locator("#role-VIEWER").check();
      page.locator("main button[type=submit]").click();
      judge(page, "invited-" + language);
      judge(page, "/lancashire/audit", "audit-" + language);
      judge(page, "/lancashire/audit?from=soon", "audit-wrong-" + language);
      judge(page, "/lancashire/audit?area=preston", "audit-nothing-" + language);
      judge(page, "/lancashire/audit/603", "audit-entry-" + language);
      judge(page, "/lancashire/downloads", "downloads-" + language);
      judge(page, "/lancashire/downloads/ratings?asOf=soon", "downloads-wrong-" + language);
      PLATFORM
          .query()
          .replace(
              "/v1/lancashire/exports/ratings.csv",
              429,
              StubQueryService.problem("too-many-exports"));
      judge(page, "/lancashire/downloads/ratings?format=csv", "downloads-busy-" + language);
      judge(page, "/lancashire/reporting", "reporting-" + language);
    }
  }

  @ParameterizedTest
  @CsvSource({"1280, en", "320, cy"})
  void noPageOfAnOperatorBreaksWcag22AaAndNoneIsWiderThanTheScreen(int width, String language) {
    PLATFORM.issuer().willSignIn("operator");
    try (BrowserContext visitor = SharedBrowser.visitor(width)) {
      Page page = visitor.newPage();
      judge(page, "/operator?lang=" + language, "operator-" + language);
      judge(page, "/operator/register/check?partnership=!", "register-wrong-" + language);
      judge(
          page,
          "/operator/register/check?partnership=kent&name=Kent",
          "register-check-" + language);
      page.locator("#submit").click();
      judge(page, "registered-" + language);
      judge(page, "/operator/coordinator?partnership=kent", "coordinator-" + language);
      page.fill("#name", "Jo");
      page.locator("#submit").click();
      judge(page, "coordinator-check-" + language);
      page.locator("#submit").click();
      judge(page, "coordinator-invited-" + language);
      judge(page, "/operator/rebuilds/start", "rebuild-start-" + language);
      judge(
          page,
          "/operator/rebuilds/start/check?acceptDifferences=true",
          "rebuild-check-" + language);
      judge(page, "/operator/rebuilds/7", "rebuild-" + language);
      judge(page, "/operator/rebuilds/7/swap", "rebuild-swap-" + language);
    }
  }

  @Test
  void rolesAreChangedByKeyboardAndWithoutScripts() {
    try (BrowserContext visitor = SharedBrowser.visitorWithoutScripts(DESKTOP)) {
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
    try (BrowserContext visitor = SharedBrowser.visitorWithoutScripts(DESKTOP)) {
      Page page = visitor.newPage();
      page.navigate(PLATFORM.url() + "/lancashire/audit");
      page.selectOption("#area", "preston");
      page.locator(".filters button").click();
      assertThat(page.url()).contains("area=preston");
      page.locator("main a.govuk-link:not(.filters__clear)").last().click();
      assertThat(page.url()).endsWith("/lancashire/audit");
    }
  }
}
