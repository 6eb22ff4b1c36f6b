package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.stub.JudgedPages;
import uk.ragtime.portal.stub.RatedAssessment;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.testing.browser.BrowserUnderTest;

/** The two journeys that agencies and reviewers make most, counted in pages, without scripts. */
class JourneysBrowserIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String ALL = "/lancashire/cycles/2026-autumn/areas/blackpool/agencies/";
  private static final String MIDWIFERY = ALL + "midwifery";
  private static final int CONFIRMED = 8;
  private static final int MAX_TABS = 200;

  private static final BrowserUnderTest BROWSER = JudgedPages.browser();

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  /** Pages that a visitor sees, by path; one that comes back with a notice is the same page. */
  private static List<String> pages(Page page) {
    List<String> pages = new ArrayList<>();
    page.onFrameNavigated(frame -> {
      String path = URI.create(frame.url()).getPath();
      if (pages.isEmpty() || !pages.getLast().equals(path)) {
        pages.add(path);
      }
    });
    return pages;
  }

  private static Page signedIn(BrowserContext visitor, String persona) {
    PLATFORM.issuer().willSignIn(persona);
    Page page = visitor.newPage();
    page.navigate(PLATFORM.url() + "/oauth2/authorization/ragtime");
    return page;
  }

  private static void tabTo(Page page, Locator target) {
    for (int tabs = 0; tabs < MAX_TABS; tabs++) {
      if ((boolean) target.evaluate("e => e === document.activeElement")) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("The keyboard does not reach " + target);
  }

  private static void press(Page page, Locator target, String key) {
    tabTo(page, target);
    page.keyboard().press(key);
  }

  private static void follow(Page page, Locator target) {
    String before = page.url();
    press(page, target, "Enter");
    page.waitForURL(url -> !url.equals(before));
  }

  @Test
  void elevenAreRatedThreeOfThemChangedInEightPagesByKeyboardAlone() {
    RatedAssessment.begin(PLATFORM, MIDWIFERY);
    try (BrowserContext visitor = BROWSER.visitorWithoutScripts(1280, 900)) {
      // given
      Page page = signedIn(visitor, "rater");
      List<String> pages = pages(page);
      page.navigate(PLATFORM.url() + "/");

      // when
      follow(page, page.locator("a[href='" + MIDWIFERY + "']").first());
      follow(page, page.locator("a[href='" + MIDWIFERY + "/confirm']"));
      for (int box = 0; box < CONFIRMED; box++) {
        press(page, page.locator("input[name=capability]").nth(box), "Space");
      }
      follow(page, page.locator("#submit"));
      for (int changed = 0; changed < 3; changed++) {
        tabTo(page, page.locator("#rating"));
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        follow(page, page.locator("#submit"));
      }
      follow(page, page.locator("#submit"));

      // then
      assertThat(pages)
          .containsExactly(
              "/",
              MIDWIFERY,
              MIDWIFERY + "/confirm",
              MIDWIFERY + "/rate/reflecting-together",
              MIDWIFERY + "/rate/reflective-supervision",
              MIDWIFERY + "/rate/learning-together",
              MIDWIFERY + "/check",
              MIDWIFERY + "/sent");
      assertThat(PLATFORM.commands().told()).hasSize(5);
      assertThat(page.locator("h1").textContent()).isEqualTo("Submitted");
    }
  }

  @Test
  void aRatingIsChallengedInFivePages() {
    try (BrowserContext visitor = BROWSER.visitorWithoutScripts(1280, 900)) {
      // given
      Page page = signedIn(visitor, "reviewer");
      List<String> pages = pages(page);
      String review = ALL + "early-years/review";
      page.navigate(PLATFORM.url() + "/lancashire/reviews");

      // when
      page.locator("a[href='" + review + "']").click();
      page.locator("a[href='" + review + "/tuning-in']").click();
      page.check("input[value=RED]");
      page.fill("#rationale", "Seen\notherwise.");
      page.locator("#submit").click();
      assertThat(PLATFORM.commands().told()).isEmpty();
      page.locator("#submit").click();

      // then
      assertThat(page.locator("h1").textContent()).isEqualTo("Challenge sent");
      assertThat(pages).hasSize(4).endsWith(review + "/tuning-in", review + "/tuning-in/sent");
      assertThat(PLATFORM.commands().told().getLast().body())
          .isEqualTo("{\"sees\":\"RED\",\"rationale\":\"Seen\\notherwise.\"}");
    }
  }

  @Test
  void aChallengeThatIsCheckedCanStillBeChanged() {
    try (BrowserContext visitor = BROWSER.visitorWithoutScripts(1280, 900)) {
      // given
      Page page = signedIn(visitor, "reviewer");
      page.navigate(PLATFORM.url() + ALL + "early-years/review/tuning-in");
      page.check("input[value=RED]");
      page.fill("#rationale", "Seen.");
      page.locator("#submit").click();

      // when
      page.locator("button[value=change]").click();

      // then
      assertThat(page.inputValue("#rationale")).isEqualTo("Seen.");
      assertThat(page.isChecked("input[type=radio][value=RED]")).isTrue();
      assertThat(PLATFORM.commands().told()).isEmpty();
    }
  }

  @Test
  void aChallengeIsAnsweredInThreePages() {
    try (BrowserContext visitor = BROWSER.visitorWithoutScripts(1280, 900)) {
      // given
      Page page = signedIn(visitor, "rater");
      List<String> pages = pages(page);
      String answer = ALL + "health-visiting/answer";
      page.navigate(PLATFORM.url() + "/");

      // when
      page.locator("a[href='" + answer + "']").click();
      page.check("input[value=AMBER]");
      page.fill("#rationale", "Some were.");
      page.locator("#submit").click();

      // then
      assertThat(pages)
          .containsExactly("/", answer + "/child-development", answer + "/child-development/sent");
      assertThat(page.locator("h1").textContent()).isEqualTo("Answer sent");
    }
  }

  @Test
  void anAnswerIsAgreedInTwoPages() {
    try (BrowserContext visitor = BROWSER.visitorWithoutScripts(1280, 900)) {
      // given
      Page page = signedIn(visitor, "reviewer");
      List<String> pages = pages(page);
      String review = ALL + "health-visiting/review";
      page.navigate(PLATFORM.url() + "/lancashire/reviews");

      // when
      page.locator("a[href='" + review + "']").click();
      page.getByText("Agree: Not applicable").first().click();

      // then
      assertThat(pages).containsExactly("/lancashire/reviews", review);
      assertThat(page.locator("main [role=status]").textContent()).contains("recorded");
    }
  }
}
