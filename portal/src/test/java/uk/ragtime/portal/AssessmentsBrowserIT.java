package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.stub.SharedBrowser.DESKTOP;
import static uk.ragtime.portal.stub.SharedBrowser.NARROWEST;
import static uk.ragtime.portal.stub.SharedBrowser.judge;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.SharedBrowser;
import uk.ragtime.portal.stub.StubPlatform;

/** The pages of a review in a real browser: judged by axe, walked without scripts. */
class AssessmentsBrowserIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String ALL = "/lancashire/cycles/2026-autumn/areas/blackpool/agencies/";
  private static final String MIDWIFERY = ALL + "midwifery";

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  @ParameterizedTest
  @ValueSource(ints = {DESKTOP, NARROWEST})
  void noPageOfAnAgencyBreaksWcag22AaAndNoneIsWiderThanTheScreen(int width) {
    PLATFORM.issuer().willSignIn("rater");
    try (BrowserContext visitor = SharedBrowser.visitor(width)) {
      Page page = visitor.newPage();
      judge(page, "/oauth2/authorization/ragtime", "work");
      judge(page, ALL + "early-help", "assessment-start");
      judge(page, MIDWIFERY, "assessment");
      judge(page, MIDWIFERY + "/confirm", "confirm");
      page.locator("#submit").click();
      judge(page, "confirm-wrong");
      judge(page, MIDWIFERY + "/rate/tuning-in", "rate");
      page.fill("#evidenceUrl0", "log");
      page.locator("#submit").click();
      judge(page, "rate-wrong");
      PLATFORM.commands().refuse(503, "unavailable");
      page.check("#rating");
      page.fill("#evidenceUrl0", "");
      page.locator("#submit").click();
      judge(page, "rate-unknown");
      judge(page, MIDWIFERY + "/check", "check-gaps");
      judge(page, ALL + "perinatal/check", "check-submit");
      judge(page, ALL + "health-visiting", "assessment-challenged");
      judge(page, ALL + "health-visiting/sent", "sent");
      judge(page, ALL + "health-visiting/answer/child-development", "answer");
      page.locator("#submit").click();
      judge(page, "answer-wrong");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {DESKTOP, NARROWEST})
  void noPageOfAReviewerBreaksWcag22AaAndNoneIsWiderThanTheScreen(int width) {
    PLATFORM.issuer().willSignIn("reviewer");
    try (BrowserContext visitor = SharedBrowser.visitor(width)) {
      Page page = visitor.newPage();
      judge(page, "/lancashire/reviews", "reviews");
      judge(page, ALL + "health-visiting/review", "review");
      judge(page, ALL + "early-years/review/tuning-in", "challenge");
      page.locator("#submit").click();
      judge(page, "challenge-wrong");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {DESKTOP, NARROWEST})
  void noPageOfACoordinatorBreaksWcag22AaAndNoneIsWiderThanTheScreen(int width) {
    try (BrowserContext visitor = SharedBrowser.visitor(width)) {
      Page page = visitor.newPage();
      judge(page, "/lancashire/cycles/2026-autumn", "cycle");
      judge(page, "/lancashire/cycles/2026-autumn/close", "cycle-close");
      judge(page, "/lancashire/cycles/2026-autumn/extend", "cycle-extend");
      page.locator("#submit").click();
      judge(page, "cycle-extend-wrong");
      judge(page, ALL + "early-years/check", "check-sign");
      judge(page, ALL + "family-hubs/reopen", "reopen");
      page.locator("#submit").click();
      judge(page, "reopen-wrong");
      judge(page, MIDWIFERY + "/extend", "extend");
      page.locator("#submit").click();
      judge(page, "extend-wrong");
    }
  }

  @Test
  void anAgencyRatesWithoutScripts() {
    PLATFORM.issuer().willSignIn("rater");
    try (BrowserContext visitor = SharedBrowser.visitorWithoutScripts(DESKTOP)) {
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
    try (BrowserContext visitor = SharedBrowser.visitor(DESKTOP)) {
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
