package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.stub.JudgedPages.WIDE;
import static uk.ragtime.portal.stub.JudgedPages.accessible;
import static uk.ragtime.portal.stub.JudgedPages.judge;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.stub.JudgedPages;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.testing.browser.BrowserUnderTest;

/** The pages of a review in a real browser: judged by axe, walked without scripts. */
class AssessmentsBrowserIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String ALL = "/lancashire/cycles/2026-autumn/areas/blackpool/agencies/";
  private static final String MIDWIFERY = ALL + "midwifery";
  private static final BrowserUnderTest BROWSER = JudgedPages.browser();

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  @Test
  void noPageOfAnAgencyBreaksWcag22AaAndNoneIsWiderThanTheScreen() {
    PLATFORM.issuer().willSignIn("rater");
    try (BrowserContext visitor = BROWSER.visitor(WIDE, 900)) {
      Page page = visitor.newPage();
      accessible(page, "/oauth2/authorization/ragtime", "work");
      accessible(page, ALL + "early-help", "assessment-start");
      accessible(page, MIDWIFERY, "assessment");
      accessible(page, MIDWIFERY + "/confirm", "confirm");
      page.locator("#submit").click();
      judge(page, "confirm-wrong");
      accessible(page, MIDWIFERY + "/rate/tuning-in", "rate");
      page.fill("#evidenceUrl0", "log");
      page.locator("#submit").click();
      judge(page, "rate-wrong");
      PLATFORM.commands().refuse(503, "unavailable");
      page.check("#rating");
      page.fill("#evidenceUrl0", "");
      page.locator("#submit").click();
      judge(page, "rate-unknown");
      accessible(page, MIDWIFERY + "/check", "check-gaps");
      accessible(page, ALL + "perinatal/check", "check-submit");
      accessible(page, ALL + "health-visiting", "assessment-challenged");
      accessible(page, ALL + "health-visiting/sent", "sent");
      accessible(page, ALL + "health-visiting/answer/child-development", "answer");
      page.locator("#submit").click();
      judge(page, "answer-wrong");
    }
  }

  @Test
  void noPageOfAReviewerBreaksWcag22AaAndNoneIsWiderThanTheScreen() {
    PLATFORM.issuer().willSignIn("reviewer");
    try (BrowserContext visitor = BROWSER.visitor(WIDE, 900)) {
      Page page = visitor.newPage();
      accessible(page, "/lancashire/reviews", "reviews");
      accessible(page, ALL + "health-visiting/review", "review");
      accessible(page, ALL + "early-years/review/tuning-in", "challenge");
      page.locator("#submit").click();
      judge(page, "challenge-wrong");
    }
  }

  @Test
  void noPageOfACoordinatorBreaksWcag22AaAndNoneIsWiderThanTheScreen() {
    try (BrowserContext visitor = BROWSER.visitor(WIDE, 900)) {
      Page page = visitor.newPage();
      accessible(page, "/lancashire/cycles/2026-autumn", "cycle");
      accessible(page, "/lancashire/cycles/2026-autumn/close", "cycle-close");
      accessible(page, "/lancashire/cycles/2026-autumn/extend", "cycle-extend");
      page.locator("#submit").click();
      judge(page, "cycle-extend-wrong");
      accessible(page, ALL + "early-years/check", "check-sign");
      accessible(page, ALL + "family-hubs/extend", "assessment-signed-instead");
      accessible(page, ALL + "family-hubs/reopen", "reopen");
      page.locator("#submit").click();
      judge(page, "reopen-wrong");
      accessible(page, MIDWIFERY + "/extend", "extend");
      page.locator("#submit").click();
      judge(page, "extend-wrong");
    }
  }

  @Test
  void anAgencyRatesWithoutScripts() {
    PLATFORM.issuer().willSignIn("rater");
    try (BrowserContext visitor = BROWSER.visitorWithoutScripts(WIDE, 900)) {
      // given
      Page page = visitor.newPage();
      page.navigate(PLATFORM.url() + MIDWIFERY);

      // when
      page.locator("a.govuk-task-list__link").nth(5).click();
      page.check("input[value=GREEN]");
      page.fill("#rationale", "All were trained.");
      page.locator("#submit").click();

      // then
      assertThat(page.url()).contains("/rate/observing-relationships");
      assertThat(PLATFORM.commands().told().getLast().body())
          .isEqualTo("{\"rating\":\"GREEN\",\"rationale\":\"All were trained.\"}");
    }
  }

  @Test
  void theErrorSummaryLeadsToTheChoice() {
    PLATFORM.issuer().willSignIn("rater");
    try (BrowserContext visitor = BROWSER.visitor(WIDE, 900)) {
      Page page = visitor.newPage();
      page.navigate(PLATFORM.url() + MIDWIFERY + "/rate/tuning-in");
      page.locator("#submit").click();
      assertThat(page.evaluate("() => document.activeElement.className"))
          .isEqualTo("govuk-error-summary");
      page.locator(".govuk-error-summary a").first().click();
      assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("rating");
    }
  }
}
