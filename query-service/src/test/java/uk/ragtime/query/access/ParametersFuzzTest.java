package uk.ragtime.query.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.testing.fuzz.Fuzzing;
import uk.ragtime.web.ProblemException;

/** Parts of an address: cursors, limits, Last-Event-ID, days and moments, codes and words. */
public final class ParametersFuzzTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:01Z");

  private interface Reading {
    void read();
  }

  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, UTF_8);
    attempt(() -> assertThat(Parameters.position("after", text)).isNotNegative());
    attempt(() -> assertThat(Parameters.position("Last-Event-ID", text)).isNotNegative());
    attempt(() -> assertThat(Page.read(text, null).limit()).isEqualTo(Page.DEFAULT_LIMIT));
    attempt(() -> assertThat(Page.read(null, text).limit()).isBetween(1, Page.MAX_LIMIT));
    attempt(() -> {
      LocalDate day = Parameters.date("from", text);
      assertThat(day).hasToString(text);
    });
    attempt(() -> assertWithin(Parameters.instant("from", text)));
    attempt(() -> assertWithin(Parameters.beginOf("from", text)));
    attempt(() -> assertWithin(Parameters.endOf("to", text)));
    attempt(() -> {
      Moment moment = Parameters.moment("asOf", text);
      if (moment != null) {
        assertWithin(moment.instant());
        assertThat(Moment.at(moment.instant())).isEqualTo(moment);
      }
    });
    attempt(() -> {
      KnownAt knownAt = KnownAt.read(text, NOW);
      assertWithin(knownAt.limit());
      assertThat(knownAt.shown()).isEqualTo(knownAt.limit());
    });
    attempt(() ->
        assertThat(Parameters.code("area", text, AreaCode::new).value())
            .isEqualTo(text)
            .matches("[a-z0-9][a-z0-9-]{0,62}"));
  }

  private static void assertWithin(@Nullable Instant instant) {
    assertThat(instant).isBetween(EARLIEST.minusSeconds(86_400), LATEST);
  }

  private static void attempt(Reading reading) {
    try {
      reading.read();
    } catch (ProblemException e) {
      assertThat(e.problem().status()).isEqualTo(400);
    }
  }

  @Test
  void holds() {
    Fuzzing.run(ParametersFuzzTest.class, ParametersFuzzTest::fuzzerTestOneInput);
  }
}
