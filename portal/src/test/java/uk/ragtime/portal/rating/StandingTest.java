package uk.ragtime.portal.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.Distribution;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.page.Word;

class StandingTest {

  private static final List<Profile.Former> UNLIKE =
      List.of(new Profile.Former("a", Rating.RED), new Profile.Former("b", Rating.GREEN));

  private static final Profile PROFILE =
      new Profile(
          "workforce",
          2,
          List.of(),
          List.of(
              new Profile.Row(
                  "ab",
                  "Both",
                  null,
                  null,
                  Distribution.NOTHING,
                  List.of(
                      new Profile.Given("midwifery", Rating.AMBER, "SELF", null, null, "c", true)),
                  List.of(new Profile.Regrouped("early-help", UNLIKE)))));

  @Test
  void isWhatTheProfileSays() {
    assertThat(Standing.of(PROFILE, "midwifery", "ab", true))
        .isEqualTo(new Standing(Word.AMBER, true, List.of()));
  }

  @Test
  void isNotRatedOnlyWhereNothingIsTold() {
    assertThat(Standing.of(PROFILE, "perinatal", "ab", false).now()).isEqualTo(Word.NOT_RATED);
    assertThat(Standing.of(PROFILE, "perinatal", "ab", true)).isEqualTo(Standing.UNSAID);
  }

  @Test
  void saysWhatWasRatedUnlikeInPlaceOfARating() {
    assertThat(Standing.of(PROFILE, "early-help", "ab", true))
        .isEqualTo(new Standing(null, false, UNLIKE));
  }

  @Test
  void saysNothingOfWhatTheProfileDoesNotAsk() {
    assertThat(Standing.of(PROFILE, "midwifery", "other", false)).isEqualTo(Standing.UNSAID);
  }
}
