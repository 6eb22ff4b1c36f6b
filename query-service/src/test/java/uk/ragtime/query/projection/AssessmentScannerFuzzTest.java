package uk.ragtime.query.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.testing.fuzz.Fuzzing;

/** A JSON parser reads whatever the scanner reads, with the same result. */
public final class AssessmentScannerFuzzTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final List<Class<? extends AssessmentEvent>> KINDS =
      List.of(RatingChanged.class, RatingReconfirmed.class, AssessmentOpened.class);

  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, UTF_8);
    for (Class<? extends AssessmentEvent> kind : KINDS) {
      AssessmentEvent scanned = AssessmentScanner.read(kind, text);
      if (scanned != null) {
        assertThat(scanned).isEqualTo(JSON.readValue(text, kind));
      }
    }
  }

  @Test
  void holds() {
    Fuzzing.run(AssessmentScannerFuzzTest.class, AssessmentScannerFuzzTest::fuzzerTestOneInput);
  }
}
