package uk.ragtime.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import uk.ragtime.testing.browser.BrowserUnderTest;
import uk.ragtime.testing.platform.TestPlatform;

/** People sign in and find their way, with scripts and without. */
@ResourceLock(SharedPlatform.MEMBERSHIPS)
class PortalIT {
  private static final int WIDE = 1280;
  private static final int NARROW = 375;
  private static final int HIGH = 1000;
  private static final TestPlatform PLATFORM = SharedPlatform.platform();
  private static final BrowserUnderTest BROWSER = SharedBrowser.browser();

  @Test
  void aRaterSignsInAndFollowsARatingToItsStory() {
    try (BrowserContext visitor = BROWSER.visitor(WIDE, HIGH)) {
      Page page = signedIn(visitor, "rater");
      accessible(page);

      page.getByRole(AriaRole.LINK, area("Blackpool")).click();
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
    try (BrowserContext visitor = BROWSER.visitorWithoutScripts(NARROW, HIGH)) {
      Page page = signedIn(visitor, "viewer");

      page.getByRole(AriaRole.LINK, area("Blackpool")).click();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show")).click();

      assertThat(page.getByRole(AriaRole.HEADING, heading("Blackpool"))).isVisible();
      // A phone gets a list to unfold in place of the table.
      page.locator("details.heatlist__item summary").first().click();
      assertThat(page.locator("details.heatlist__item a").first()).isVisible();
    }
  }

  @Test
  void aCoordinatorInvitesSomebodyAndWithdrawsTheInvitation() {
    try (BrowserContext visitor = BROWSER.visitorWithoutScripts(WIDE, HIGH)) {
      // given
      Page page = signedIn(visitor, "coordinator");
      page.getByRole(AriaRole.LINK, named("Members of")).click();
      page.getByRole(AriaRole.BUTTON, button("Invite somebody")).click();

      // when
      page.getByLabel("Name").fill("Ned New");
      page.getByRole(AriaRole.CHECKBOX, button("Viewer")).check();
      page.getByRole(AriaRole.BUTTON, button("Make the code")).click();

      // then
      assertThat(page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true)))
          .hasValue(Pattern.compile("[0-9a-f]{32}"));
      page.getByRole(AriaRole.LINK, named("Back to the members")).click();
      page.getByRole(AriaRole.ROW, named("Ned New")).getByRole(AriaRole.BUTTON).click();
      assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Members");
      assertThat(page.getByText("Ned New")).hasCount(0);
    }
  }

  @Test
  void whoHasNoGoodCodeDoesNotJoin() {
    try (BrowserContext visitor = BROWSER.visitor(WIDE, HIGH)) {
      Page page = signedIn(visitor, "outsider");

      page.navigate(PLATFORM.portal() + "/join?partnership=lancashire");
      page.getByLabel("Code").fill("5f0c9a4be1d27e638a90b5d41c7f2e86");
      page.getByRole(AriaRole.BUTTON, button("Join")).click();

      assertThat(page.getByRole(AriaRole.ALERT)).containsText("do not belong together");
    }
  }

  @Test
  void whoComesFromElsewhereFindsNothing() {
    try (BrowserContext visitor = BROWSER.visitor(WIDE, HIGH)) {
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

  /** The link to an area; tasks name the area as well. */
  private static Page.GetByRoleOptions area(String name) {
    return named(name).setExact(true);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions button(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions heading(String name) {
    return new Page.GetByRoleOptions().setName(name).setLevel(1);
  }
}
