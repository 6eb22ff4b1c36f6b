package uk.ragtime.portal.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.portal.page.EnglishWords;

class CycleStateTest {
  private static final Instant CUT_OFF = Instant.parse("2026-11-28T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "PLANNED, false, Planned",
    "OPEN, false, Open",
    "OPEN, true, Extended to 27 November 2026",
    "PAST_CUT_OFF, false, Open",
    "PAST_CUT_OFF, true, Extended to 27 November 2026",
    "CLOSED, true, Closed",
    "CANCELLED, false, Cancelled",
  })
  void aCycleIsInOneOfFourStatesOrCancelled(String status, boolean extended, String state) {
    assertThat(CycleState.of(status, extended).inWords(CUT_OFF, EnglishWords.words()))
        .isEqualTo(state);
  }
}
