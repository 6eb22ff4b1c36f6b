package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.stub.FilledInForm.form;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.portal.stub.StubQueryService;
import uk.ragtime.portal.stub.StubSetUp;

/** A form that came too late, or got no answer, is shown again, with everything typed. */
class KeptFormsIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String MIDWIFERY =
      "/lancashire/cycles/2026-autumn/areas/blackpool/agencies/midwifery";
  private static final String TUNING_IN = MIDWIFERY + "/rate/tuning-in";
  private static final String CHECKLIST = "/powys/set-up/checklist";
  private static final String NOTICE = "Everything you typed is still on this page";

  @BeforeEach
  void restore() {
    PLATFORM.restore();
    PLATFORM.issuer().willSignIn("rater");
  }

  @Test
  void afterTheSessionHasEndedThePersonSignsInAndFindsTheFormAsItWasTyped() {
    // given
    HttpResponse<String> opened = new HttpVisitor(PLATFORM.url()).get(TUNING_IN);
    HttpVisitor later = new HttpVisitor(PLATFORM.url());

    // when
    HttpResponse<String> page = sentLate(later, form(opened));

    // then
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains(
            NOTICE,
            "Two of &lt;us&gt; &amp; &quot;others&quot; were trained\n\nin June.</textarea>",
            "value=\"First\"",
            "value=\"Second\"",
            "name=\"key\" value=\"" + HttpVisitor.hidden(opened, "key") + "\"",
            "name=\"spokenAt\" value=\"77\"");
    assertThat(tag(page, "value=\"AMBER\"")).contains("checked");
    assertThat(tag(page, "value=\"GREEN\"")).doesNotContain("checked");
    assertThat(tag(page, "name=\"day\"")).contains("value=\"2\"");
    assertThat(PLATFORM.commands().told()).as("nothing is sent by itself").isEmpty();
  }

  @Test
  void onceItIsSentItIsKeptNoLonger() {
    // given
    HttpResponse<String> opened = new HttpVisitor(PLATFORM.url()).get(TUNING_IN);
    HttpVisitor later = new HttpVisitor(PLATFORM.url());
    HttpResponse<String> again = sentLate(later, form(opened));

    // when
    later.post(TUNING_IN, form(again).replaceAll("&day=2|&evidenceTitle=\\w+", ""));

    // then
    assertThat(PLATFORM.commands().told()).hasSize(1);
    assertThat(later.get(TUNING_IN).body()).doesNotContain(NOTICE, "in June.");
  }

  @Test
  void whoeverElseSignsInSeesNothingOfIt() {
    // given
    HttpResponse<String> opened = new HttpVisitor(PLATFORM.url()).get(TUNING_IN);
    HttpVisitor another = new HttpVisitor(PLATFORM.url());
    PLATFORM.issuer().willSignIn("lead");

    // when
    HttpResponse<String> page = sentLate(another, form(opened));

    // then
    assertThat(page.body()).contains("</textarea>").doesNotContain(NOTICE, "in June.");
    PLATFORM.issuer().willSignIn("rater");
    assertThat(another.get(TUNING_IN).body()).doesNotContain(NOTICE, "in June.");
  }

  @Test
  void aTokenAgainstForgeryThatNoLongerFitsLosesNothingEither() {
    // given
    HttpVisitor visitor = new HttpVisitor(PLATFORM.url());
    String stale = form(visitor.get(TUNING_IN)).replaceFirst("_csrf=[^&]+", "_csrf=stale");

    // when
    HttpResponse<String> page = visitor.post(TUNING_IN, stale);

    // then
    assertThat(page.body()).contains(NOTICE, "in June.");
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @Test
  void aTokenThatRanOutWhileTheFormWasOpenLosesNothingEither() {
    // given
    HttpVisitor visitor = new HttpVisitor(PLATFORM.url());
    HttpResponse<String> opened = visitor.get(TUNING_IN);
    PLATFORM.clock().ahead(Duration.ofHours(1));
    PLATFORM.issuer().tokensLast(2 * 3600);

    // when
    HttpResponse<String> page = sentLate(visitor, form(opened));

    // then
    assertThat(page.body()).contains(NOTICE, "in June.");
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @Test
  void aFormThatThePortalDidNotMakeIsNotKept() {
    // given
    HttpResponse<String> opened = new HttpVisitor(PLATFORM.url()).get(TUNING_IN);
    String forged = form(opened).replaceFirst("_opened=[^&]{8}", "_opened=AAAAAAAA");

    // when
    HttpVisitor later = new HttpVisitor(PLATFORM.url());
    HttpResponse<String> page = later.post(TUNING_IN, forged);

    // then
    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(later.get(TUNING_IN).body()).doesNotContain(NOTICE, "in June.");
  }

  @Test
  void aFormThatIsTooLargeIsNotKept() {
    // given
    HttpResponse<String> opened = new HttpVisitor(PLATFORM.url()).get(TUNING_IN);

    // when
    HttpResponse<String> page =
        new HttpVisitor(PLATFORM.url())
            .post(TUNING_IN, form(opened) + "&more=" + "x".repeat(64_000));

    // then
    assertThat(page.statusCode()).isEqualTo(403);
  }

  @Test
  void aFormThatNoServiceAnsweredIsFilledInWhenItsPageIsOpenedAgain() {
    // given
    HttpVisitor visitor = new HttpVisitor(PLATFORM.url());
    HttpResponse<String> opened = visitor.get(TUNING_IN);
    PLATFORM.query().replace("/v1/me", 503, StubQueryService.problem("unavailable"));

    // when
    HttpResponse<String> unanswered = visitor.post(TUNING_IN, form(opened));

    // then
    assertThat(unanswered.statusCode()).isEqualTo(503);
    assertThat(unanswered.body())
        .contains("What you sent is kept for an hour", "href=\"" + TUNING_IN + "\"")
        .doesNotContain("Nothing is lost");

    // when
    PLATFORM.restore();
    HttpResponse<String> again = visitor.get(TUNING_IN);

    // then
    assertThat(again.body())
        .contains(
            "No answer came when you sent this",
            "in June.</textarea>",
            "name=\"key\" value=\"" + HttpVisitor.hidden(opened, "key") + "\"")
        .doesNotContain("You had been signed out");
    assertThat(PLATFORM.commands().told()).as("nothing is sent by itself").isEmpty();
  }

  @Test
  void aFormThatIsNotOfThePortalIsNotSaidToBeKept() {
    // given
    HttpVisitor visitor = new HttpVisitor(PLATFORM.url());
    String forged =
        form(visitor.get(TUNING_IN)).replaceFirst("_opened=[^&]{8}", "_opened=AAAAAAAA");
    PLATFORM.query().replace("/v1/me", 503, StubQueryService.problem("unavailable"));

    // when
    HttpResponse<String> unanswered = visitor.post(TUNING_IN, forged);

    // then
    assertThat(unanswered.statusCode()).isEqualTo(503);
    assertThat(unanswered.body()).contains("could not be kept here").doesNotContain("for an hour");
  }

  @Test
  void aTypedChecklistIsKeptAndOneWithAFileIsNot() {
    // given
    PLATFORM.issuer().willSignIn("founder");
    StubSetUp.fill();
    HttpResponse<String> opened = new HttpVisitor(PLATFORM.url()).get(CHECKLIST);
    String[] fields = {
      "_csrf",
      HttpVisitor.csrf(opened),
      "_opened",
      HttpVisitor.hidden(opened, "_opened"),
      "checklist",
      "own",
      "document",
      "title: typed for an hour"
    };
    HttpVisitor typed = new HttpVisitor(PLATFORM.url());
    HttpVisitor chosen = new HttpVisitor(PLATFORM.url());

    // when
    typed.upload(CHECKLIST + "/preview", "", fields);
    HttpResponse<String> refused = chosen.upload(CHECKLIST + "/preview", "title: file", fields);

    // then
    assertThat(typed.get(CHECKLIST + "/preview").body())
        .contains(NOTICE, "title: typed for an hour</textarea>");
    assertThat(refused.statusCode()).isEqualTo(403);
  }

  /**
   * The page that a form leads to which was sent too late. The client of the test follows fewer
   * redirects than the way through the issuer has, so it asks for the page at the end.
   */
  private static HttpResponse<String> sentLate(HttpVisitor visitor, String form) {
    visitor.post(TUNING_IN, form);
    return visitor.get(TUNING_IN);
  }

  /** The input that has an attribute. */
  private static String tag(HttpResponse<String> page, String attribute) {
    return Pattern.compile("<input[^>]*" + Pattern.quote(attribute) + "[^>]*>")
        .matcher(page.body())
        .results()
        .findFirst()
        .orElseThrow()
        .group();
  }
}
