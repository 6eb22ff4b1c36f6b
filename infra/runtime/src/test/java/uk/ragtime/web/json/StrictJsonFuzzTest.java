package uk.ragtime.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.testing.fuzz.Fuzzing;

/** Whatever a body is, it is read exactly or refused. */
public final class StrictJsonFuzzTest {
  private static final JsonMapper JSON = StrictJson.mapper();

  enum Word {
    RED,
    GREEN
  }

  record Body(
      @Nullable String text,
      @Nullable LocalDate day,
      @Nullable Instant at,
      long number,
      boolean flag,
      @Nullable Word word,
      @Nullable List<@Nullable String> list) {}

  public static void fuzzerTestOneInput(byte[] input) {
    @Nullable Body read;
    try {
      read = JSON.readValue(input, Body.class);
    } catch (JacksonException _) {
      return;
    }
    if (read == null) {
      return; // the document was null
    }
    if (read.text() != null) {
      assertThat(read.text()).doesNotContain("\0");
      assertThat(read.text().length()).isLessThanOrEqualTo(StrictJson.MAX_TEXT);
      assertThat(read.text().codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)).isTrue();
    }
    if (read.day() != null) {
      assertThat(read.day().getYear()).isBetween(1900, 2199);
    }
    assertThat(JSON.readValue(JSON.writeValueAsBytes(read), Body.class)).isEqualTo(read);
  }

  @Test
  void holds() {
    Fuzzing.run(StrictJsonFuzzTest.class, StrictJsonFuzzTest::fuzzerTestOneInput);
  }
}
