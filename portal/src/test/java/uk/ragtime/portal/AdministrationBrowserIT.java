package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
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
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.portal.stub.StubQueryService;
import uk.ragtime.testing.browser.BrowserUnderTest;

/** Members, audit, downloads and the operator's pages in a real browser. */
class AdministrationBrowserIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();

  private static final BrowserUnderTest BROWSER = JudgedPages.browser();

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "cy"})
  void noPageOfACoordinatorBreaksWcag22AaAndNoneIsWiderThanTheScreen(String language) {
    int[] widths = widths(language);
    try (BrowserContext visitor = BROWSER.visitor(widths[0], 900)) {
      Page page = visitor.newPage();
      accessible(page, "/lancashire/members?lang=" + language, "members-" + language, widths);
      accessible(page, "/lancashire/members/m-2/roles", "roles-" + language, widths);
      page.locator("#role-LEAD").check();
      page.locator("#submit").click();
      judge(page, "roles-check-" + language, widths);
      page.locator("#submit").click();
      judge(page, "roles-done-" + language, widths);
      accessible(page, "/lancashire/members/invite", "invite-" + language, widths);
      page.fill("#name", "Ned New");
      page.locator("#role-VIEWER").check();
      page.locator("main button[type=submit]").click();
      judge(page, "invited-" + language, widths);
      accessible(page, "/lancashire/audit", "audit-" + language, widths);
      accessible(page, "/lancashire/audit?from=soon", "audit-wrong-" + language, widths);
      accessible(page, "/lancashire/audit?area=preston", "audit-nothing-" + language, widths);
      accessible(page, "/lancashire/audit/603", "audit-entry-" + language, widths);
      accessible(page, "/lancashire/downloads", "downloads-" + language, widths);
      accessible(
          page, "/lancashire/downloads/ratings?asOf=soon", "downloads-wrong-" + language, widths);
      PLATFORM
          .query()
          .replace(
              "/v1/lancashire/exports/ratings.csv",
              429,
              StubQueryService.problem("too-many-exports"));
      accessible(
          page, "/lancashire/downloads/ratings?format=csv", "downloads-busy-" + language, widths);
      accessible(page, "/lancashire/reporting", "reporting-" + language, widths);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "cy"})
  void noPageOfAnOperatorBreaksWcag22AaAndNoneIsWiderThanTheScreen(String language) {
    int[] widths = widths(language);
    PLATFORM.issuer().willSignIn("operator");
    try (BrowserContext visitor = BROWSER.visitor(widths[0], 900)) {
      Page page = visitor.newPage();
      accessible(page, "/operator?lang=" + language, "operator-" + language, widths);
      accessible(
          page, "/operator/register/check?partnership=!", "register-wrong-" + language, widths);
      accessible(
          page,
          "/operator/register/check?partnership=kent&name=Kent",
          "register-check-" + language,
          widths);
      page.locator("#submit").click();
      judge(page, "registered-" + language, widths);
      accessible(page, "/operator/coordinator?partnership=kent", "coordinator-" + language, widths);
      page.fill("#name", "Jo");
      page.locator("#submit").click();
      judge(page, "coordinator-check-" + language, widths);
      page.locator("#submit").click();
      judge(page, "coordinator-invited-" + language, widths);
      accessible(page, "/operator/rebuilds/start", "rebuild-start-" + language, widths);
      accessible(
          page,
          "/operator/rebuilds/start/check?acceptDifferences=true",
          "rebuild-check-" + language,
          widths);
      accessible(page, "/operator/rebuilds/7", "rebuild-" + language, widths);
      accessible(page, "/operator/rebuilds/7/swap", "rebuild-swap-" + language, widths);
    }
  }

  @Test
  void rolesAreChangedByKeyboardAndWithoutScripts() {
    try (BrowserContext visitor = BROWSER.visitorWithoutScripts(WIDE, 900)) {
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
    try (BrowserContext visitor = BROWSER.visitorWithoutScripts(WIDE, 900)) {
      Page page = visitor.newPage();
      page.navigate(PLATFORM.url() + "/lancashire/audit");
      page.selectOption("#area", "preston");
      page.locator(".filters button").click();
      assertThat(page.url()).contains("area=preston");
      page.locator("main a.govuk-link:not(.filters__clear)").last().click();
      assertThat(page.url()).endsWith("/lancashire/audit");
    }
  }

  /** Welsh, whose words are longer, at the width where they have least room. */
  private static int[] widths(String language) {
    return language.equals("cy") ? new int[] {NARROW} : new int[] {WIDE, NARROW};
  }
}
