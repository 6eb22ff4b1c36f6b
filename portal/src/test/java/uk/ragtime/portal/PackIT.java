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
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.JudgedPages;
import uk.ragtime.portal.stub.StubPack;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.portal.stub.StubQueryService;

/** The board pack: what it tells, how it is reached, and that it can be read by everybody. */
class PackIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String AREA = "/lancashire/areas/blackpool";
  private static final String PACK = AREA + "/pack";

  private HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void signIn() {
    PLATFORM.restore();
    StubPack.answer(PLATFORM.query());
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
            "It is made of the assessments of: Early years settings, Family hubs (voluntary).")
        .contains("7940f4a7");
    assertThat(page.indexOf("27 November")).isLessThan(page.indexOf("20 November"));
    assertThat(visitor.get("/lancashire/areas/preston/pack").body())
        .contains("The profile of Preston has not been signed off in 2026 autumn.");
  }

  @Test
  void leadsFromARedToItsActionAndToTheFiguresAsFiles() {
    assertThat(visitor.get(PACK).body())
        .contains("href=\"/lancashire/actions/action-0\"")
        .contains("href=\"/lancashire/downloads/profile?format=csv&amp;area=blackpool\"");
    PLATFORM.issuer().willSignIn("reviewer");
    assertThat(new HttpVisitor(PLATFORM.url()).get(PACK).body()).doesNotContain("/downloads");
  }

  @Test
  void keepsWhatWasKnownAndTheWordsThatCount() {
    String area = visitor.get(AREA + "?knownAt=2026-10-01&stage=self").body();
    PLATFORM.query().forget();
    String page = visitor.get(PACK + "?knownAt=2026-10-01&stage=self").body();
    assertThat(area)
        .contains(PACK + "?knownAt=2026-10-01&amp;stage=self")
        .contains(AREA + "/movement?knownAt=2026-10-01&amp;stage=self");
    assertThat(page)
        .contains("As known on 1 October 2026")
        .contains("Actions and signatures are those of today.")
        .contains("format=csv&amp;area=blackpool&amp;knownAt=2026-10-01&amp;stage=self");
    assertThat(PLATFORM.query().asked())
        .filteredOn(it -> it.path().matches(".*/(profile|movement)"))
        .isNotEmpty()
        .allSatisfy(it ->
            assertThat(it.query()).contains("stage=self", "knownAt=2026-10-01T22:59:59.999Z"));
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
    try (BrowserContext member = JudgedPages.browser().visitor(WIDE, 900)) {
      Page page = member.newPage();
      page.navigate(PLATFORM.url() + "/oauth2/authorization/ragtime");
      page.navigate(PLATFORM.url() + AREA);
      page.locator("main a", new Page.LocatorOptions().setHasText("What moved")).first().click();
      page.locator("main a", new Page.LocatorOptions().setHasText("Board pack")).first().click();
      assertThat(page.locator("h1").textContent()).isEqualTo("Board pack: Blackpool");
      judge(page, "pack");
      accessible(page, PACK + "?lang=cy", "pack-cy", NARROW);
    }
  }
}
