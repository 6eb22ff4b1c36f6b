package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubPlatform;

/** The parts of every page: bar, footer, print stamp; and the pages of text. */
class FrameIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String AREA = "/lancashire/areas/blackpool";
  private static final Pattern OPEN_PART =
      Pattern.compile(
          "<a class=\"govuk-service-navigation__link\"[^>]*aria-current=\"(\\w+)\"[^>]*>([^<]+)");

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  @ParameterizedTest
  @CsvSource({
    "/help, Help, Cymorth",
    "/words, Words, Geiriau",
    "/accessibility, Accessibility statement, Datganiad hygyrchedd",
    "/privacy, Privacy, Preifatrwydd",
    "/cookies, Cookies, Cwcis",
  })
  void pagesOfTextAreOpenToAllInBothLanguages(String path, String english, String welsh) {
    // when
    HttpResponse<String> page = visitor.get(path);
    HttpResponse<String> cymraeg = visitor.get(path + "?lang=cy");

    // then
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<title>" + english + " ", ">" + english + "</h1>")
        .doesNotContain("??", "Sign out");
    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(cymraeg.body()).contains(">" + welsh + "</h1>").doesNotContain("??");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", AREA, "/lancashire/members", "/help"})
  void everyPageLeadsToHelpAndTellsWhenItWasPrinted(String path) {
    assertThat(visitor.get(path).body())
        .contains(
            "href=\"/help\"",
            "href=\"/words\"",
            "href=\"/accessibility\"",
            "href=\"/privacy\"",
            "href=\"/cookies\"",
            "Printed on ",
            ">" + PLATFORM.url() + path + "<");
  }

  @Test
  void aPageOfAnotherDayTellsSoWherePrinted() {
    assertThat(visitor.get(AREA + "?asOf=2025-10-14&rollup=majority").body())
        .contains(
            ">As it was on 14 October 2025<",
            ">" + PLATFORM.url() + AREA + "?asOf=2025-10-14&amp;rollup=majority<");
  }

  @ParameterizedTest
  @CsvSource({
    "/lancashire/cycles/2026-autumn/areas/blackpool/agencies/midwifery, true, Your work",
    "/lancashire/areas/blackpool, true, Areas",
    "/lancashire/members, true, Set up",
  })
  void theBarMarksTheOpenPart(String path, String how, String part) {
    // when
    List<String> open =
        OPEN_PART.matcher(visitor.get(path).body()).results().map(FrameIT::marked).toList();

    // then
    assertThat(open).containsExactly(how + " " + part);
  }

  private static String marked(MatchResult link) {
    return link.group(1) + " " + link.group(2);
  }

  @Test
  void theAccountTellsLanguageAndRoles() {
    // when
    HttpResponse<String> page = visitor.get("/account");
    HttpResponse<String> welsh = visitor.get("/account?lang=cy");

    // then
    assertThat(page.body())
        .contains("Your account", "Coordinator:", "/lancashire/members/", "/record")
        .doesNotContain("??");
    assertThat(welsh.body()).contains("Eich cyfrif").doesNotContain("??");
    assertThat(visitor.get("/help").body())
        .as("the choice is remembered")
        .contains(">Cymorth</h1>");
  }

  @Test
  void theScriptIsServedUnderANameOfItsContent() {
    // given
    String page = visitor.get("/help").body();
    String script = page.replaceAll("(?s).*<script src=\"([^\"]+)\".*", "$1");

    // when
    HttpResponse<String> answer = visitor.get(script);

    // then
    assertThat(script).matches("/assets/ragtime-[0-9a-f]+\\.js");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).contains("javascript");
    assertThat(answer.body())
        .doesNotContain("innerHTML", "localStorage", "sessionStorage", "fetch(");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/join",
        "/lancashire/members/invite",
        "/lancashire/members/m-1/leave",
        "/lancashire/erase?member=m-8",
        "/lancashire/erase?text=240.rationale",
        "/lancashire/holds/new",
        "/lancashire/holds/lift",
        "/lancashire/cycles/2026-autumn/extend",
        "/lancashire/cycles/2026-autumn/close",
        "/lancashire/cycles/2026-autumn/areas/blackpool/agencies/midwifery/rate/tuning-in",
        "/lancashire/cycles/2026-autumn/areas/blackpool/agencies/midwifery/confirm",
        "/lancashire/cycles/2026-autumn/areas/blackpool/agencies/midwifery/check",
        "/lancashire/cycles/2026-autumn/areas/blackpool/agencies/midwifery/extend",
        "/lancashire/cycles/2026-autumn/areas/blackpool/agencies/family-hubs/reopen",
        AREA
      })
  void aFormThatNobodyHasSentHasNoErrors(String form) {
    // when
    HttpResponse<String> page = visitor.get(form);

    // then
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<form")
        .doesNotContain("Error:", "govuk-error-message", "govuk-form-group--error");
  }
}
