package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.stub.FilledInForm.form;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubPlatform;

/** The other language is chosen on a page whose form is filled in and not sent yet. */
class UnsentFormsIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String MIDWIFERY =
      "/lancashire/cycles/2026-autumn/areas/blackpool/agencies/midwifery";
  private static final String TUNING_IN = MIDWIFERY + "/rate/tuning-in";
  private static final Pattern BUTTON =
      Pattern.compile("<button[^>]*form=\"entry\"[^>]*formaction=\"([^\"]+)\"[^>]*>Cymraeg<");

  private static final Pattern ANSWER =
      Pattern.compile("<button[^>]* name=\"_answer\"[^>]* value=\"([^\"]*)\"");

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
    PLATFORM.issuer().willSignIn("rater");
  }

  private static String button(HttpResponse<String> page) {
    Matcher button = BUTTON.matcher(page.body());
    assertThat(button.find()).as("a button that sends the form").isTrue();
    return button.group(1).replace("&amp;", "&");
  }

  @Test
  void everythingTypedStandsOnThePageInTheOtherLanguageAndNothingIsSent() {
    // given
    HttpResponse<String> opened = visitor.get(TUNING_IN);

    // when
    HttpResponse<String> welsh = visitor.post(button(opened), form(opened));

    // then
    assertThat(welsh.uri().getPath()).isEqualTo(TUNING_IN);
    assertThat(welsh.body())
        .contains(
            "lang=\"cy",
            "Two of &lt;us&gt; &amp; &quot;others&quot; were trained\n\nin June.</textarea>",
            "value=\"First\"",
            "value=\"Second\"",
            "name=\"key\" value=\"" + HttpVisitor.hidden(opened, "key") + "\"",
            "name=\"version\" value=\"9\"")
        .containsPattern("value=\"AMBER\"[^>]* checked")
        .doesNotContain("kept__banner", "govuk-error-summary");
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @Test
  void itIsShownOnceSoThatThePageOpenedLaterIsAsEver() {
    // given
    HttpResponse<String> opened = visitor.get(TUNING_IN);
    visitor.post(button(opened), form(opened));

    // then
    assertThat(visitor.get(TUNING_IN).body()).doesNotContain("in June.</textarea>", "\"First\"");
  }

  @Test
  void thePageKeepsTheRestOfItsAddress() {
    HttpResponse<String> opened = visitor.get(TUNING_IN + "?seen=7&lang=en");
    assertThat(visitor.post(button(opened), form(opened)).uri().getRawQuery())
        .isEqualTo("seen=7&lang=cy");
  }

  @Test
  void aCommentBesideAStoryIsKeptToo() {
    // given
    String story = "/lancashire/areas/blackpool/agencies/midwifery/capabilities/tuning-in";
    HttpResponse<String> opened = visitor.get(story);

    // when
    HttpResponse<String> welsh =
        visitor.post(
            button(opened),
            "_csrf="
                + HttpVisitor.csrf(opened)
                + "&_opened="
                + HttpVisitor.hidden(opened, "_opened")
                + "&text=Half+a+thought");

    // then
    assertThat(welsh.uri().getPath()).isEqualTo(story);
    assertThat(welsh.body()).contains("Half a thought</textarea>", "lang=\"cy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//other.example/",
        "https://other.example/",
        "/no/page/has/this/address",
        "relative",
        "/lancashire%0d%0aX: y",
      })
  void nobodyIsSentElsewhere(String page) {
    // given
    HttpResponse<String> opened = visitor.get(TUNING_IN);

    // when
    HttpResponse<String> answer =
        visitor.post(
            "/account/language?lang=cy&page=" + URLEncoder.encode(page, StandardCharsets.UTF_8),
            form(opened));

    // then
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.uri().getHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void afterTheSessionHasEndedThePersonSignsInAndFindsTheFormInTheOtherLanguage() {
    // given
    HttpResponse<String> opened = visitor.get(TUNING_IN);
    HttpVisitor later = new HttpVisitor(PLATFORM.url());
    later.get("/?lang=en");

    // when
    // (The client follows fewer redirects than the way through the issuer has.)
    later.post(button(opened), form(opened));
    HttpResponse<String> page = later.get(TUNING_IN);

    // then
    assertThat(page.body())
        .contains("in June.</textarea>", "value=\"First\"", "kept__banner")
        .containsPattern("value=\"AMBER\"[^>]* checked");
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @Test
  void anAnswerThatWasWrongAndThenCorrectedIsNotSentByTheOtherLanguage() {
    // given
    HttpResponse<String> opened = visitor.get(TUNING_IN);
    String mark =
        "_csrf=" + HttpVisitor.csrf(opened) + "&_opened=" + HttpVisitor.hidden(opened, "_opened");
    String key = "&version=9&spokenAt=0&key=" + HttpVisitor.hidden(opened, "key");
    HttpResponse<String> wrong = visitor.post(TUNING_IN, mark + key + "&rationale=First");
    assertThat(wrong.statusCode()).isEqualTo(400);
    Matcher answer = ANSWER.matcher(wrong.body());
    assertThat(answer.find()).as("the answer that the button sends").isTrue();

    // when
    HttpResponse<String> welsh =
        visitor.post(
            TUNING_IN + button(wrong),
            mark + key + "&rating=AMBER&rationale=Corrected&_answer=" + answer.group(1));

    // then
    assertThat(welsh.body())
        .contains("lang=\"cy", "Corrected</textarea>", "Newidiwyd yr iaith")
        .containsPattern("value=\"AMBER\"[^>]* checked");
    assertThat(PLATFORM.commands().told()).isEmpty();
  }
}
