package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.stub.JudgedPages.WIDE;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.portal.page.Words;
import uk.ragtime.portal.stub.JudgedPages;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.portal.stub.StubSetUp;
import uk.ragtime.testing.browser.BrowserUnderTest;

/** A coordinator sets up a partnership from nothing; its pages are judged by axe on the way. */
class SetUpBrowserIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String P = "/" + StubSetUp.PARTNERSHIP;

  private static final BrowserUnderTest BROWSER = JudgedPages.browser();

  @BeforeEach
  void restore() {
    PLATFORM.restore();
    PLATFORM.issuer().willSignIn("founder");
  }

  @Test
  void anEmptyPartnershipReachesItsFirstCycleWithoutScripts() {
    try (BrowserContext visitor = BROWSER.visitorWithoutScripts(WIDE, 900)) {
      Page page = visitor.newPage();
      walk(page, "");
      assertThat(page.locator("h1").textContent()).isEqualTo("2026 autumn is open");
      assertThat(page.title()).isEqualTo("2026 autumn is open – Ragtime");
      page.locator(".acts a").first().click();
      assertThat(page.locator("main").textContent())
          .contains("0 of 1 assessments are submitted", "Excused");
    }
  }

  @ParameterizedTest
  @CsvSource({"1280, ''", "320, cy"})
  void noPageOfTheWayBreaksWcag22Aa(int width, String language) {
    try (BrowserContext visitor = BROWSER.visitor(width, 900)) {
      Page page = visitor.newPage();
      if (!language.isEmpty()) {
        page.navigate(PLATFORM.url() + P + "/set-up?lang=" + language);
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("cy");
      }
      walk(page, width + language);
      afterwards(page, width + language);
    }
  }

  /** From the first page to an open cycle. */
  private static void walk(Page page, String judged) {
    page.navigate(PLATFORM.url() + "/oauth2/authorization/ragtime");
    page.navigate(PLATFORM.url() + "/");
    judge(page, judged, "home-new");
    page.locator(".notice .govuk-button").click();
    judge(page, judged, "set-up-empty");
    page.locator(".steps__next a").click();
    areas(page, judged);
    agencies(page, judged);
    page.locator("main a[href='" + P + "/set-up']").last().click();
    judge(page, judged, "set-up-under-way");
    page.locator(".steps__next a").click();
    invite(page);
    page.navigate(PLATFORM.url() + P + "/set-up");
    page.locator(".steps__next a").click();
    checklist(page, judged);
    page.locator("a.govuk-button[href$='/set-up/cycle']").click();
    cycle(page, judged);
  }

  private static void areas(Page page, String judged) {
    page.locator("#submit").click();
    judge(page, judged, "area-wrong");
    page.fill("#name", "Brecon & Radnor");
    // Enter sends the form, although the button of the other language comes before its own.
    page.press("#name", "Enter");
    page.waitForURL(url -> url.contains(P + "/areas?added=brecon-radnor"));
    page.locator("main a.govuk-button[href$='/set-up/area']").click();
    page.fill("#name", "Brecon");
    page.fill("#code", "brecon-radnor");
    page.locator("#submit").click();
    judge(page, judged, "area-taken");
    assertThat(page.inputValue("#code")).isEqualTo("brecon-radnor-2");
    page.fill("#code", "brecon");
    page.locator("#submit").click();
    judge(page, judged, "areas");
    page.locator("a.govuk-button[href$='/set-up/agency']").click();
  }

  private static void agencies(Page page, String judged) {
    page.fill("#name", "Health visiting");
    page.locator("#submit").click();
    judge(page, judged, "agency-wrong");
    page.selectOption("#sector", "HEALTH_VISITING");
    page.check("#areas");
    page.check("#area-brecon-radnor");
    page.locator("#submit").click();
    judge(page, judged, "agencies");
  }

  private static void invite(Page page) {
    page.locator("a[href$='/members/invite']").first().click();
    page.fill("#name", "Rhian Rater");
    page.check("input[value=RATER]");
    page.check("input[value=health-visiting]");
    page.locator("main form button[type=submit]").click();
  }

  private static void checklist(Page page, String judged) {
    judge(page, judged, "checklists-none");
    page.locator(".templates a").first().click();
    judge(page, judged, "checklist-write");
    String text = page.inputValue("#document");
    page.fill("#document", text.replace("    green: All know.\n", ""));
    page.locator("#submit").click();
    judge(page, judged, "checklist-faults");
    assertThat(page.locator(".faults tbody th").textContent()).isEqualTo("20");
    page.fill("#document", text.replace("Few know.", "Few: 'know: it"));
    page.locator("#submit").click();
    assertThat(page.locator(".faults tbody th").textContent()).isEqualTo("24");
    page.setInputFiles(
        "#file",
        new FilePayload(
            "own.yaml",
            "application/yaml",
            text.replace("Workforce cap", "Our cap").getBytes(StandardCharsets.UTF_8)));
    page.locator("#submit").click();
    judge(page, judged, "checklist-preview");
    assertThat(
            PLATFORM.commands().told().stream()
                .filter(told -> told.command().contains("/checklists/")))
        .allMatch(told -> told.condition().equals("*"));
    page.locator("#submit").click();
    judge(page, judged, "checklist-published");
    assertThat(PLATFORM.commands().told().getLast().body())
        .isEqualTo(text.replace("Workforce cap", "Our cap"));
  }

  private static void cycle(Page page, String judged) {
    LocalDate today = LocalDate.now(Words.LONDON);
    page.fill("#name", "2026 autumn");
    page.locator("#submit").click();
    judge(page, judged, "plan-wrong");
    date(page, "opens", today);
    date(page, "closes", today.plusDays(60));
    page.locator("#submit").click();
    judge(page, judged, "plan-expected");
    page.uncheck("#e-brecon-in-health-visiting");
    page.locator("#submit").click();
    judge(page, judged, "plan-check");
    page.locator("#submit").click();
    judge(page, judged, "plan-check-wrong");
    page.fill("#reason", "It starts there next year.");
    page.locator("button[formaction$='/details']").click();
    assertThat(page.inputValue("#name")).isEqualTo("2026 autumn");
    page.locator("#submit").click();
    assertThat(page.isChecked("#e-brecon-in-health-visiting")).isFalse();
    page.locator("#submit").click();
    assertThat(page.inputValue("#reason")).isEqualTo("It starts there next year.");
    page.locator("#submit").click();
    judge(page, judged, "planned");
  }

  private static void date(Page page, String prefix, LocalDate date) {
    page.fill("#" + prefix + "Day", String.valueOf(date.getDayOfMonth()));
    page.fill("#" + prefix + "Month", String.valueOf(date.getMonthValue()));
    page.fill("#" + prefix + "Year", String.valueOf(date.getYear()));
  }

  /** Pages of a partnership that is set up. */
  private static void afterwards(Page page, String judged) {
    visit(page, judged, "/set-up", "set-up-index");
    visit(page, judged, "/cycles", "cycles");
    visit(page, judged, "/checklists", "checklists");
    visit(page, judged, "/set-up/area/brecon", "area-change");
    visit(page, judged, "/set-up/checklist?checklist=workforce-infant-mental-health", "next");
  }

  private static void visit(Page page, String judged, String path, String name) {
    page.navigate(PLATFORM.url() + P + path);
    judge(page, judged, name);
  }

  private static void judge(Page page, String judged, String name) {
    if (judged.isEmpty()) {
      return;
    }
    assertThat(page.content()).as(name).doesNotContain("??");
    JudgedPages.judge(page, "setup-" + name + "-" + judged, page.viewportSize().width);
  }
}
