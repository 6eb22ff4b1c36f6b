package uk.ragtime.command.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.PlainText;
import uk.ragtime.kernel.Rating;
import uk.ragtime.testing.fuzz.Fuzzing;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.request.Field;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

/** A body is understood as a whole or refused as a whole, with a problem and nothing else. */
public final class BodyFieldsFuzzTest {
  public static void fuzzerTestOneInput(byte[] input) {
    try {
      Fields fields = BodyUnderTest.jsonOrYaml("application/json", input);
      Field<String> name = fields.required("name", TextParsers.line(200));
      Field<FreeText> why = fields.optional("rationale", TextParsers::freeText);
      var effectiveOn = fields.optional("effectiveOn", FieldParsers::date);
      var cutOff = fields.optional("cutOff", FieldParsers::instant);
      fields.optional("rating", FieldParsers.word(Rating.class));
      var version = fields.optional("version", FieldParsers.number(1_000));
      Set<AgencyCode> agencies = fields.set("agencies", 5, FieldParsers.code(AgencyCode::new));
      var urls =
          fields.objects("evidence", 0, 3).stream()
              .map(evidence -> evidence.required("url", TextParsers.url(500)))
              .toList();
      fields.check();

      assertThat(name.get().length()).isBetween(1, 200);
      assertThat(PlainText.isCleanLine(name.get())).isTrue();
      assertThat(PlainText.line(name.get(), 200)).isEqualTo(name.get());
      assertVisible(name.get());
      if (why.orNull() != null) {
        assertThat(why.get().value().length()).isBetween(1, FreeText.MAX_LENGTH);
        assertVisible(why.get().value());
        assertThat(why.get().value()).doesNotContain("\r");
      }
      if (effectiveOn.orNull() != null) {
        assertThat(effectiveOn.get().getYear()).isBetween(1900, 2199);
      }
      if (cutOff.orNull() != null) {
        assertThat(cutOff.get().truncatedTo(ChronoUnit.MICROS)).isEqualTo(cutOff.get());
      }
      if (version.orNull() != null) {
        assertThat(version.get()).isBetween(1, 1_000);
      }
      assertThat(agencies.size()).isLessThanOrEqualTo(5);
      urls.forEach(url -> assertThat(URI.create(url.get()).getScheme()).isIn("http", "https"));
    } catch (ProblemException e) {
      assertThat(e.problem().status()).isEqualTo(400);
    }
  }

  /** Something that people can see, for else two names that differ look alike. */
  static void assertVisible(String text) {
    assertThat(
            text.codePoints()
                .anyMatch(c ->
                    !Character.isWhitespace(c)
                        && !Character.isSpaceChar(c)
                        && Character.getType(c) != Character.FORMAT))
        .as("visible: %s", text.getBytes(UTF_8))
        .isTrue();
  }

  @Test
  void holds() {
    Fuzzing.run(BodyFieldsFuzzTest.class, BodyFieldsFuzzTest::fuzzerTestOneInput);
  }
}
