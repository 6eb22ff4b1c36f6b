package uk.ragtime.query.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.Rating;

class VerdictTest {
  @Test
  void nothingIsClaimedUntilSomebodyHasLookedAgain() {
    assertThat(Verdict.of(Rating.RED, Rating.GREEN, false)).isEqualTo(Verdict.NOT_LOOKED_AT);
    assertThat(Verdict.of(Rating.RED, null, false)).isEqualTo(Verdict.NOT_LOOKED_AT);
  }

  @Test
  void comparesWithTheRatingWhenTheActionWasPlanned() {
    assertThat(Verdict.of(Rating.RED, Rating.AMBER, true)).isEqualTo(Verdict.MOVED_UP);
    assertThat(Verdict.of(Rating.RED, Rating.RED, true)).isEqualTo(Verdict.NOT_MOVED);
    assertThat(Verdict.of(Rating.GREEN, Rating.AMBER, true)).isEqualTo(Verdict.MOVED_DOWN);
  }

  @Test
  void whatIsNotOnTheScaleMovesNowhere() {
    assertThat(Verdict.of(Rating.RED, Rating.NOT_APPLICABLE, true)).isEqualTo(Verdict.OTHER);
    assertThat(Verdict.of(Rating.NOT_APPLICABLE, Rating.NOT_APPLICABLE, true))
        .isEqualTo(Verdict.OTHER);
    assertThat(Verdict.of(null, Rating.GREEN, true)).isEqualTo(Verdict.OTHER);
  }
}
