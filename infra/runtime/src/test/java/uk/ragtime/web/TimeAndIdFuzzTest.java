package uk.ragtime.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import uk.ragtime.testing.fuzz.Fuzzing;

/** Dates and instants of the years that somebody means, and ids that are fit to be logged. */
public final class TimeAndIdFuzzTest {
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, UTF_8);
    try {
      LocalDate date = IsoTime.date(text);
      assertThat(date.getYear()).isBetween(1900, 2199);
      assertThat(date.toString()).isEqualTo(text);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).startsWith("must be");
    }
    try {
      Instant instant = IsoTime.instant(text);
      assertThat(instant.atOffset(ZoneOffset.UTC).getYear()).isBetween(1900, 2199);
      assertThat(IsoTime.instant(instant.toString())).isEqualTo(instant);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).startsWith("must be");
    }
    CorrelationId id = CorrelationId.acceptedOrNew(text);
    assertThat(id.value()).matches("[A-Za-z0-9._-]{1,64}");
    assertThat(id.offered()).isEqualTo(id.value().equals(text));
  }

  @Test
  void holds() {
    Fuzzing.run(TimeAndIdFuzzTest.class, TimeAndIdFuzzTest::fuzzerTestOneInput);
  }
}
