package uk.ragtime.query.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.kernel.Rating;
import uk.ragtime.query.rating.RatingWindow.Change;

class RatingWindowTest {
  private static final int WINDOWS = 4_000;
  private static final List<Rating> ALL = List.of(Rating.values());

  @ParameterizedTest
  @ValueSource(longs = {3, 20_261_124})
  void agreesWithCountingDayByDay(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < WINDOWS; i++) {
      // given what came into force on which day, several times a day now and then
      int days = 1 + random.nextInt(40);
      Rating before = random.nextInt(4) == 0 ? null : anyRating(random);
      List<Change> all = new ArrayList<>();
      for (int day = 1; day <= days; day++) {
        for (int n = random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0; n > 0; n--) {
          all.add(new Change(day, anyRating(random)));
        }
      }

      RatingWindow window = RatingWindow.of(before, all, days);

      // then it is as one finds by looking at each day's end
      List<@Nullable Rating> ends = new ArrayList<>();
      Rating last = before;
      for (int day = 1; day <= days; day++) {
        for (Change step : all) {
          last = step.day() == day ? step.rating() : last;
        }
        ends.add(last);
      }
      assertThat(window.after()).isEqualTo(last);
      assertThat(window.daysInRed())
          .isEqualTo((int) ends.stream().filter(end -> end == Rating.RED).count());
      assertThat(window.turns()).isEqualTo(NaiveRatings.turns(before, ends));
    }
  }

  @Test
  void oneCorrectionIsNoFlapping() {
    RatingWindow corrected =
        RatingWindow.of(
            Rating.AMBER, List.of(new Change(3, Rating.GREEN), new Change(5, Rating.AMBER)), 30);
    RatingWindow flapping =
        RatingWindow.of(
            Rating.AMBER,
            List.of(
                new Change(3, Rating.GREEN),
                new Change(5, Rating.AMBER),
                new Change(9, Rating.GREEN)),
            30);

    assertThat(corrected.turns()).isEqualTo(1);
    assertThat(corrected.flaps()).isFalse();
    assertThat(flapping.flaps()).isTrue();
  }

  private static Rating anyRating(Random random) {
    return ALL.get(random.nextInt(ALL.size()));
  }
}
