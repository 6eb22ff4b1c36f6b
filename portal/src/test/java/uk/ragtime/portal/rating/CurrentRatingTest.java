package uk.ragtime.portal.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.Distribution;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.page.RatingLabel;

class CurrentRatingTest {

  private static final List<Profile.FormerRating> UNLIKE =
      List.of(
          new Profile.FormerRating("a", Rating.RED), new Profile.FormerRating("b", Rating.GREEN));

  private static final Profile PROFILE =
      new Profile(
          "workforce",
          2,
          List.of(),
          List.of(
              new Profile.CapabilityRow(
                  "ab",
                  "Both",
                  null,
                  null,
                  Distribution.NOTHING,
                  List.of(new Profile.Given("midwifery", Rating.AMBER, "SELF", "c", true, null)),
                  List.of(new Profile.Regrouped("early-help", UNLIKE)))));

  @Test
  void isWhatTheProfileSays() {
    assertThat(CurrentRating.of(PROFILE, "midwifery", "ab", true))
        .isEqualTo(new CurrentRating(RatingLabel.AMBER, "c", List.of()));
  }

  @Test
  void isNotRatedOnlyWhereNothingIsTold() {
    assertThat(CurrentRating.of(PROFILE, "perinatal", "ab", false).now())
        .isEqualTo(RatingLabel.NOT_RATED);
    assertThat(CurrentRating.of(PROFILE, "perinatal", "ab", true)).isEqualTo(CurrentRating.UNKNOWN);
  }

  @Test
  void saysWhatWasRatedUnlikeInPlaceOfARating() {
    assertThat(CurrentRating.of(PROFILE, "early-help", "ab", true))
        .isEqualTo(new CurrentRating(null, null, UNLIKE));
  }

  @Test
  void saysNothingOfWhatTheProfileDoesNotAsk() {
    assertThat(CurrentRating.of(PROFILE, "midwifery", "other", false))
        .isEqualTo(CurrentRating.UNKNOWN);
  }
}
