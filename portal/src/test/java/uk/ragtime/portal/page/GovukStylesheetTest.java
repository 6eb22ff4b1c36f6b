package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class GovukStylesheetTest {

  @Test
  void nothingOfWhatBelongsToGovUkAloneIsServed() throws IOException {
    // given
    String css =
        resource(
            "META-INF/resources/webjars/govuk-frontend/"
                + version()
                + "/dist/govuk/govuk-frontend.min.css");
    assertThat(css).contains("GDS Transport", "@font-face", "govuk-crest");

    // when
    String neutral = GovukStylesheet.neutral(css);

    // then
    assertThat(neutral)
        .doesNotContain("GDS Transport", "@font-face", "govuk-crest", "url(/assets/")
        .contains(".govuk-error-summary", "font-family:var(--font)");
  }

  private static String version() throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(resource("application.properties")));
    return properties.getProperty("ragtime.portal.govuk-frontend-version");
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream =
        GovukStylesheetTest.class.getClassLoader().getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
