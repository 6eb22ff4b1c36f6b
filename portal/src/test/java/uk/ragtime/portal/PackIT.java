package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.portal.stub.StubQueryService;
import uk.ragtime.testing.browser.BrowserUnderTest;

/** The board pack: what it tells, how it is reached, and that it can be read by everybody. */
class PackIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String AREA = "/lancashire/areas/blackpool";
  private static final String PACK = AREA + "/pack";

  private HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void signIn() {
    PLATFORM.restore();
    visitor = new HttpVisitor(PLATFORM.url());
    visitor.get("/oauth2/authorization/ragtime");
  }

  @Test
  void tellsWhichRedsNobodyActsOn() {
    String page = visitor.get(PACK).body();
    assertThat(page)
        .contains("ratings are Red now, ")
        .contains("Train every team &lt;before&gt; March")
        .contains("31 October 2026")
        .contains("overdue")
        .contains("No action");
  }

  @Test
  void tellsWhatWasSignedAndWhatIsStillInForce() {
    String page = visitor.get(PACK).body();
    assertThat(page)
        .contains("Signed off on 27 November 2026 at 15:30 by Amina Hussain.")
        .contains("It is no longer in force")
        .contains(
            "It is made of the assessments of: Family hubs (voluntary), Early years settings.")
        .contains("7940f4a7");
    assertThat(page.indexOf("27 November")).isLessThan(page.indexOf("20 November"));
    assertThat(visitor.get("/lancashire/areas/preston/pack").body())
        .contains("The profile of Preston has not been signed off in 2026 autumn.");
  }

  @Test
  void showsWhatMovedBetweenTheMomentsOfItsAddress() {
    String page = visitor.get(PACK + "?from=2025-autumn&to=2026-spring").body();
    assertThat(page)
        .contains("From 2025 autumn (28 November 2025) to 2026 spring (15 May 2026)")
        .contains("0 0 960 400");
  }

  @Test
  void leavesTheMovementOutWhereThereWasOneCycleOnly() {
    PLATFORM
        .query()
        .replace("/v1" + AREA + "/movement", 400, StubQueryService.problem("invalid-parameter"));
    String page = visitor.get(PACK).body();
    assertThat(page).contains("Reds and their actions").doesNotContain("0 0 960 400");
  }

  @Test
  void isThreeStepsFromTheWorkList() {
    try (BrowserUnderTest browser = BrowserUnderTest.launch();
        BrowserContext member = browser.visitor(1280, 900)) {
      Page page = member.newPage();
      page.navigate(PLATFORM.url() + "/oauth2/authorization/ragtime");
      page.navigate(PLATFORM.url() + AREA);
      page.locator("main a", new Page.LocatorOptions().setHasText("What moved")).first().click();
      page.locator("main a", new Page.LocatorOptions().setHasText("Board pack")).first().click();
      assertThat(page.locator("h1").textContent()).isEqualTo("Board pack: Blackpool");
      for (int width : new int[] {1280, 320}) {
        page.setViewportSize(width, 900);
        accessible(page, "pack-" + width);
        page.navigate(PLATFORM.url() + PACK + (width == 1280 ? "?lang=cy" : "?lang=en"));
        accessible(page, "pack-cy-" + width);
      }
    }
  }

  private static void accessible(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/screenshots", name + ".png")));
    assertThat(BrowserUnderTest.violations(page)).as(name).isEmpty();
    assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
        .as("width of " + name)
        .isLessThanOrEqualTo(page.viewportSize().width);
  }
}
