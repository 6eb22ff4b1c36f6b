package uk.ragtime.command.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.assessment.SampleAssessment.CUT_OFF;
import static uk.ragtime.command.assessment.SampleAssessment.KEY;
import static uk.ragtime.command.assessment.SampleAssessment.OPENS_ON;
import static uk.ragtime.command.assessment.SampleAssessment.SEND_NEEDS;
import static uk.ragtime.command.assessment.SampleAssessment.TUNING_IN;
import static uk.ragtime.command.assessment.SampleAssessment.references;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.command.assessment.rate.GivenRating;
import uk.ragtime.command.assessment.rate.RatingCommand;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;

/** Random histories against a model that is too simple to be wrong. */
class RatingHistoriesTest {
  private static final int COMMANDS = 300;
  private static final List<Rating> RATINGS = List.of(Rating.values());
  private static final List<CapabilityCode> CAPABILITIES = List.of(TUNING_IN, SEND_NEEDS);

  /** All that was ever said, in the order in which it was said. */
  private static final class NaiveModel {
    private record Said(CapabilityCode capability, LocalDate day, Rating rating) {}

    private final List<Said> all = new ArrayList<>();

    /** Of the latest day up to this one, what was said last. */
    @Nullable Rating on(CapabilityCode capability, LocalDate day) {
      Said best = null;
      for (Said said : all) {
        boolean counts = said.capability().equals(capability) && !said.day().isAfter(day);
        if (counts && (best == null || !said.day().isBefore(best.day()))) {
          best = said;
        }
      }
      return best == null ? null : best.rating();
    }

    void note(AssessmentEvent event) {
      if (event instanceof RatingChanged e) {
        all.add(new Said(e.capability(), e.effectiveOn(), e.to()));
      } else if (event instanceof RatingReconfirmed e) {
        all.add(new Said(e.capability(), e.effectiveOn(), e.rating()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void everyChangeStartsFromWhatWasInForceOnItsDay(long seed) {
    Random random = new Random(seed);
    NaiveModel model = new NaiveModel();
    Assessment state = new Assessment.NotStarted();
    Instant opening = OPENS_ON.atStartOfDay(Calendar.LONDON).toInstant();
    long seconds = Duration.between(opening, CUT_OFF).toSeconds();

    for (int i = 0; i < COMMANDS; i++) {
      // given a moment in the cycle, and a day of the cycle that is not after it
      Instant now = opening.plusSeconds(seconds * i / COMMANDS);
      LocalDate today = Calendar.dayOf(now);
      LocalDate day =
          OPENS_ON.plusDays(random.nextInt((int) (today.toEpochDay() - OPENS_ON.toEpochDay()) + 1));
      CapabilityCode capability = CAPABILITIES.get(random.nextInt(CAPABILITIES.size()));
      Rating rating = RATINGS.get(random.nextInt(RATINGS.size()));
      Rating inForce = model.on(capability, day);

      // when it is rated
      List<AssessmentEvent> events =
          SampleAssessment.decide(
              state,
              new RatingCommand.ChangeRating(
                  KEY, new GivenRating(capability, rating, null, Remarks.NONE, day)),
              references().at(now));

      // then there is a change exactly if the rating differs, from what was in force
      List<RatingChanged> changes =
          events.stream()
              .filter(RatingChanged.class::isInstance)
              .map(RatingChanged.class::cast)
              .toList();
      assertThat(changes).hasSize(rating == inForce ? 0 : 1);
      assertThat(changes).allSatisfy(change -> assertThat(change.from()).isEqualTo(inForce));
      for (AssessmentEvent event : events) {
        state = state.evolve(event, i + 1);
        model.note(event);
      }
      assertThat(model.on(capability, day)).isEqualTo(rating);
    }
  }
}
