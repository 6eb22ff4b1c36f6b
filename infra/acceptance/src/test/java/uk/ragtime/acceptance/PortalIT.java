package uk.ragtime.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.ragtime.testing.browser.BrowserUnderTest;
import uk.ragtime.testing.platform.Platform;

/** People sign in and find their way, with scripts and without. */
class PortalIT {
  private static final int WIDE = 1280;
  private static final int NARROW = 375;
  private static final int HIGH = 1000;
  private static final Platform PLATFORM = Running.platform();
  private static BrowserUnderTest browser;

  @BeforeAll
  static void launch() {
    browser = BrowserUnderTest.launch();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @Test
  void aRaterSignsInAndFollowsARatingToItsStory() {
    try (BrowserContext visitor = browser.visitor(WIDE, HIGH)) {
      Page page = signedIn(visitor, "rater");
      accessible(page);

      page.getByRole(AriaRole.LINK, named("Blackpool")).click();
      assertThat(page.getByRole(AriaRole.HEADING, heading("Blackpool"))).isVisible();
      assertThat(page.getByRole(AriaRole.TABLE).first()).isVisible();
      accessible(page);

      page.locator("td a").first().click();
      assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
      accessible(page);
    }
  }

  @Test
  void everythingWorksOnAPhoneWithoutScripts() {
    try (BrowserContext visitor = browser.visitorWithoutScripts(NARROW, HIGH)) {
      Page page = signedIn(visitor, "viewer");

      page.getByRole(AriaRole.LINK, named("Blackpool")).click();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show")).click();

      assertThat(page.getByRole(AriaRole.HEADING, heading("Blackpool"))).isVisible();
      assertThat(page.getByRole(AriaRole.TABLE).first()).isVisible();
    }
  }

  @Test
  void whoComesFromElsewhereFindsNothing() {
    try (BrowserContext visitor = browser.visitor(WIDE, HIGH)) {
      Page page = signedIn(visitor, "outsider");

      page.navigate(PLATFORM.portal() + "/lancashire/areas/blackpool");

      assertThat(page.content()).doesNotContain("Blackpool");
      accessible(page);
    }
  }

  private static Page signedIn(BrowserContext visitor, String persona) {
    Page page = visitor.newPage();
    page.navigate(PLATFORM.portal() + "/");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in")).first().click();
    page.locator("button[value=" + persona + "]").click();
    assertThat(page).hasURL(PLATFORM.portal() + "/");
    return page;
  }

  private static void accessible(Page page) {
    assertThat(BrowserUnderTest.violations(page)).as(page.url()).isEmpty();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions heading(String name) {
    return new Page.GetByRoleOptions().setName(name).setLevel(1);
  }
}
