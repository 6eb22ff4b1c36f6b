package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.stub.JudgedPages.WIDE;
import static uk.ragtime.portal.stub.JudgedPages.accessible;
import static uk.ragtime.portal.stub.JudgedPages.judge;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.JudgedPages;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.testing.browser.BrowserUnderTest;

/** The frame and the pages of text in a real browser. */
class FrameBrowserIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String AREA = "/lancashire/areas/blackpool";
  private static final String TUNING_IN =
      "/lancashire/cycles/2026-autumn/areas/blackpool/agencies/midwifery/rate/tuning-in";
  private static final String SIGN_IN = "/oauth2/authorization/ragtime";

  private static final BrowserUnderTest BROWSER = JudgedPages.browser();

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  @Test
  void pagesOfTextBreakNoRuleInEitherLanguage() {
    try (BrowserContext visitor = BROWSER.visitor(WIDE, 900)) {
      Page page = visitor.newPage();
      for (String name : new String[] {"help", "words", "accessibility", "privacy", "cookies"}) {
        accessible(page, "/" + name + "?lang=en", "frame-" + name);
        accessible(page, "/" + name + "?lang=cy", "frame-" + name + "-cy");
      }
      page.navigate(PLATFORM.url() + SIGN_IN);
      accessible(page, "/account?lang=cy", "frame-account-cy");
      accessible(page, "/account?lang=en", "frame-account");
      accessible(page, AREA, "frame-area");
      accessible(page, "/kent/areas/thanet", "frame-not-found");
    }
  }

  @Test
  void whatWasTypedIsStillThereAfterSigningInAgain() {
    PLATFORM.issuer().willSignIn("rater");
    try (BrowserContext visitor = BROWSER.visitorWithoutScripts(WIDE, 900)) {
      // given
      Page page = visitor.newPage();
      page.navigate(PLATFORM.url() + TUNING_IN);
      page.locator("input[name=rating][value=AMBER]").check();
      page.fill("#rationale", "Two of us were trained.");
      visitor.clearCookies();

      // when
      page.locator("#submit").click();

      // then
      assertThat(page.url()).isEqualTo(PLATFORM.url() + TUNING_IN);
      assertThat(page.locator("#rationale").inputValue()).isEqualTo("Two of us were trained.");
      assertThat(page.locator("input[name=rating][value=AMBER]").isChecked()).isTrue();
      assertThat(page.locator(".kept").textContent()).contains("Nothing has been sent yet");
      assertThat(PLATFORM.commands().told()).isEmpty();
      page.locator("#submit").click();
      assertThat(PLATFORM.commands().told()).hasSize(1);
    }
  }

  @Test
  void aFormThatWasKeptBreaksNoRule() {
    PLATFORM.issuer().willSignIn("rater");
    try (BrowserContext visitor = BROWSER.visitor(WIDE, 900)) {
      Page page = visitor.newPage();
      page.navigate(PLATFORM.url() + TUNING_IN);
      page.fill("#rationale", "Two of us were trained.");
      visitor.clearCookies();
      page.locator("#submit").click();
      judge(page, "frame-kept-judged");
    }
  }

  @Test
  void aBoxFiltersTheWords() {
    try (BrowserContext visitor = BROWSER.visitor(WIDE, 900)) {
      // given
      Page page = visitor.newPage();
      page.navigate(PLATFORM.url() + "/words");
      Locator entries = page.locator(".glossary__entry:visible");
      int all = entries.count();

      // when
      page.getByLabel("Filter").fill("carried");

      // then
      assertThat(entries.count()).isEqualTo(1);
      assertThat(page.locator(".filter [role=status]").textContent())
          .isEqualTo("1 of " + all + " shown");
    }
  }

  @Test
  void barsCanBeReadWithForcedColoursOnBlack() {
    try (BrowserContext visitor = BROWSER.visitor(WIDE, 900)) {
      Page page = visitor.newPage();
      page.emulateMedia(
          new Page.EmulateMediaOptions()
              .setForcedColors(ForcedColors.ACTIVE)
              .setColorScheme(ColorScheme.DARK));
      page.navigate(PLATFORM.url() + AREA);
      for (String text : new String[] {".bars__label", ".bars__tick"}) {
        assertThat(page.locator(text).first().evaluate("e => getComputedStyle(e).fill"))
            .as(text)
            .isEqualTo("rgb(255, 255, 255)");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        AREA + "?day=99&month=1&year=2026",
        "/lancashire/compare?on=2199-01-01",
        "/lancashire/cycles/2026-autumn/extend",
        "/lancashire/holds/new",
      })
  void dayMonthAndYearStayInOneRow(String address) {
    try (BrowserContext visitor = BROWSER.visitor(JudgedPages.NARROW, 900)) {
      Page page = visitor.newPage();
      for (String language : List.of("en", "cy")) {
        page.navigate(
            PLATFORM.url() + address + (address.contains("?") ? "&" : "?") + "lang=" + language);
        assertThat(page.locator(".govuk-date-input").count()).isPositive();
        assertThat(
                page.evaluate(
                    """
                    () => [...document.querySelectorAll(".govuk-date-input")].every(date =>
                      new Set([...date.querySelectorAll("input")].map(box => box.offsetTop)).size < 2)
                    """))
            .as(language)
            .isEqualTo(true);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {AREA + "/pack", AREA, "/lancashire/compare", "/lancashire/actions"})
  void paperHasNoGreyGroundAndTearsNoRow(String address) {
    try (BrowserContext visitor = BROWSER.visitor(WIDE, 900)) {
      Page page = visitor.newPage();
      page.navigate(PLATFORM.url() + address);
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.locator("html").evaluate("e => getComputedStyle(e).backgroundColor"))
          .isEqualTo("rgba(0, 0, 0, 0)");
      assertThat(page.locator("main tr, main li").count()).isPositive();
      assertThat(
              page.evaluate(
                  """
                  () => [...document.querySelectorAll("main tr, main li")].filter(row =>
                    getComputedStyle(row).breakInside !== "avoid").map(row => row.textContent)
                  """))
          .isEqualTo(List.of());
      assertThat(
              page.evaluate(
                  """
                  () => [...document.querySelectorAll("main :is(h1, h2, h3, caption)")].filter(head =>
                    getComputedStyle(head).breakAfter !== "avoid").map(head => head.textContent)
                  """))
          .isEqualTo(List.of());
    }
  }

  @Test
  void aPrintedAreaHasItsStampAndItsPagesAreNumbered() {
    try (BrowserContext visitor = BROWSER.visitor(WIDE, 900)) {
      Page page = visitor.newPage();
      page.navigate(PLATFORM.url() + AREA + "?asOf=2025-10-14&rollup=majority");
      assertThat(page.locator(".stamp").isVisible()).isFalse();
      page.pdf(
          new Page.PdfOptions()
              .setPath(Path.of("target/screenshots/frame-area.pdf"))
              .setPreferCSSPageSize(true));
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.locator(".stamp").isVisible()).isTrue();
      assertThat(page.locator(".colophon__links").isVisible()).isFalse();
    }
  }
}
