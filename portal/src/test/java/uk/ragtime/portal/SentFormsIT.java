package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.portal.stub.StubSetUp;

/** Forms whose pages are shown in the other language, and files that are too large. */
class SentFormsIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String CHECKLIST = "/powys/set-up/checklist";
  private static final String AREA = "/powys/set-up/area";
  private static final String CYCLE = "/powys/set-up/cycle";
  private static final String KEY = "0190c7e2-1111-4222-8333-123456789abc";
  private static final Pattern AGAIN =
      Pattern.compile(
          "<form[^>]*masthead__again[^>]*action=\"([^\"]+)\".*?</form>", Pattern.DOTALL);
  private static final Pattern ENTRY =
      Pattern.compile("<form[^>]*id=\"entry\".*?</form>", Pattern.DOTALL);
  private static final Pattern BUTTON = Pattern.compile("<button[^>]*name=\"_answer\"[^>]*>");
  private static final Pattern INPUT =
      Pattern.compile("<input(?=[^>]*type=\"(?:hidden|text|url)\")[^>]*>");
  private static final Pattern TEXT =
      Pattern.compile("<textarea[^>]* name=\"([^\"]+)\"[^>]*>([^<]*)</textarea>");

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
    StubSetUp.fill();
    PLATFORM.issuer().willSignIn("founder");
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** Presses the button of the other language. */
  private HttpResponse<String> inWelsh(HttpResponse<String> page, String path) {
    Matcher entry = ENTRY.matcher(page.body());
    Matcher form = entry.find() ? entry : AGAIN.matcher(page.body());
    assertThat(form == entry || form.find()).as("a button of the other language").isTrue();
    StringBuilder sent = new StringBuilder("sent=again");
    if (form == entry) {
      Matcher button = BUTTON.matcher(page.body());
      assertThat(button.find()).as("a button that sends the form").isTrue();
      assertThat(button.group()).contains("formaction=\"?lang=cy\"", "form=\"entry\"");
      add(sent, "_answer", attribute(button.group(), "value"));
    } else {
      assertThat(form.group(1)).isEqualTo("?lang=cy");
    }
    Matcher input = INPUT.matcher(form.group());
    while (input.find()) {
      add(sent, attribute(input.group(), "name"), attribute(input.group(), "value"));
    }
    Matcher text = TEXT.matcher(form.group());
    while (text.find()) {
      add(sent, text.group(1), text.group(2));
    }
    return visitor.post(path + "?lang=cy", sent.toString());
  }

  private static void add(StringBuilder form, String name, String value) {
    form.append('&').append(encoded(name)).append('=');
    form.append(encoded(value.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")));
  }

  private static String attribute(String tag, String name) {
    Matcher attribute = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(tag);
    return attribute.find() ? attribute.group(1) : "";
  }

  @Test
  void aPreviewIsShownInTheOtherLanguageWithTheSameText() {
    // given
    HttpResponse<String> write = visitor.get(CHECKLIST + "?checklist=workforce");
    String form = "&checklist=workforce&version=2&key=" + KEY;
    String document = "&document=" + encoded(StubSetUp.TEMPLATE);
    HttpResponse<String> preview =
        visitor.post(CHECKLIST + "/preview", "_csrf=" + HttpVisitor.csrf(write) + form + document);
    assertThat(preview.body()).contains("Preview of version 2");

    // when
    HttpResponse<String> welsh = inWelsh(preview, CHECKLIST + "/preview");

    // then
    assertThat(welsh.statusCode()).isEqualTo(200);
    assertThat(welsh.body()).contains("lang=\"cy", "Tunes in", "value=\"" + KEY + "\"");
  }

  @Test
  void thePreviewOfAFileIsShownInTheOtherLanguageWithTheFile() {
    // given
    HttpResponse<String> write = visitor.get(CHECKLIST);
    HttpResponse<String> preview =
        visitor.upload(
            CHECKLIST + "/preview",
            StubSetUp.TEMPLATE,
            "_csrf",
            HttpVisitor.csrf(write),
            "key",
            KEY,
            "checklist",
            "other",
            "version",
            "1",
            "document",
            "");
    assertThat(preview.body()).contains("Tunes in");

    // then
    assertThat(inWelsh(preview, CHECKLIST + "/preview").body()).contains("lang=\"cy", "Tunes in");
  }

  @Test
  void aPageOfSeveralKeepsWhatWasTypedInTheOtherLanguage() {
    // given
    HttpResponse<String> plan = visitor.get(CYCLE);
    HttpResponse<String> wrong =
        visitor.post(
            CYCLE + "/expected",
            "_csrf="
                + HttpVisitor.csrf(plan)
                + "&key="
                + KEY
                + "&name="
                + encoded("Spring \"one\"")
                + "&opensDay=31");
    assertThat(wrong.statusCode()).isEqualTo(400);

    // when
    HttpResponse<String> welsh = inWelsh(wrong, CYCLE + "/expected");

    // then
    assertThat(welsh.body()).contains("lang=\"cy", "Spring &quot;one&quot;", "value=\"31\"");
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @Test
  void aFormThatWasWrongIsShownInTheOtherLanguageWithItsErrorsAndWhatWasTyped() {
    // given
    HttpResponse<String> wrong =
        visitor.post(
            AREA,
            "_csrf=" + HttpVisitor.csrf(visitor.get(AREA)) + "&name=&code=north-end&key=" + KEY);
    assertThat(wrong.statusCode()).isEqualTo(400);

    // when
    HttpResponse<String> welsh = inWelsh(wrong, AREA);

    // then
    assertThat(welsh.statusCode()).isEqualTo(400);
    assertThat(welsh.body())
        .contains("lang=\"cy", "Mae problem", "value=\"north-end\"", "value=\"" + KEY + "\"");
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @Test
  void aFormThatWasRefusedIsShownInTheOtherLanguageWithTheRefusalAndIsNotSentAgain() {
    // given
    PLATFORM.commands().refuseOnce(409, "gss-code-taken");
    HttpResponse<String> refused = sent("North End");
    assertThat(refused.statusCode()).isEqualTo(400);
    int told = PLATFORM.commands().told().size();

    // when
    HttpResponse<String> welsh = inWelsh(refused, AREA);

    // then
    assertThat(welsh.statusCode()).isEqualTo(400);
    assertThat(welsh.body())
        .contains("lang=\"cy", "value=\"North End\"", "Mae’r cod GSS hwn gan ardal arall");
    assertThat(PLATFORM.commands().told()).hasSize(told);
  }

  @Test
  void aFormWhoseAnswerWasLostIsShownInTheOtherLanguageAndIsNotSentAgain() {
    // given
    PLATFORM.commands().refuseOnce(503, "unavailable");
    HttpResponse<String> lost = sent("North End");
    assertThat(lost.statusCode()).isEqualTo(503);
    int told = PLATFORM.commands().told().size();

    // when
    HttpResponse<String> welsh = inWelsh(lost, AREA);

    // then
    assertThat(welsh.statusCode()).isEqualTo(503);
    assertThat(welsh.body()).contains("lang=\"cy", "value=\"North End\"");
    assertThat(PLATFORM.commands().told()).hasSize(told);
  }

  private HttpResponse<String> sent(String name) {
    return visitor.post(
        AREA,
        "_csrf="
            + HttpVisitor.csrf(visitor.get(AREA))
            + "&code=north-end&gssCode=E06000009&name="
            + encoded(name)
            + "&key="
            + KEY);
  }

  private HttpResponse<String> uploaded(int bytes) {
    return visitor.upload(
        CHECKLIST + "/preview",
        "x".repeat(bytes),
        "_csrf",
        HttpVisitor.csrf(visitor.get(CHECKLIST)),
        "key",
        KEY,
        "checklist",
        "other",
        "version",
        "1",
        "document",
        "title: typed");
  }

  @Test
  void aFileThatIsTooLargeIsRefusedBesideItsFieldAndNothingTypedIsLost() {
    for (int bytes : new int[] {300 * 1024, 3 * 1024 * 1024}) {
      HttpResponse<String> page = uploaded(bytes);
      assertThat(page.statusCode()).isEqualTo(413);
      assertThat(page.body())
          .contains(
              "must be 256 KB or smaller", "href=\"#file\"", "title: typed", "value=\"other\"")
          .doesNotContain("xxxx");
    }
  }

  @Test
  void aFileThatIsNotEvenReadIsRefusedForItsSize() {
    HttpResponse<String> page = uploaded(11 * 1024 * 1024);
    assertThat(page.statusCode()).isEqualTo(413);
    assertThat(page.body())
        .contains("The file is too large")
        .doesNotContain("This page was open too long");
  }
}
