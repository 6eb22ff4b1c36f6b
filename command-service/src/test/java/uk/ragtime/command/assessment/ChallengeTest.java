package uk.ragtime.command.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.assessment.SampleAssessment.NOW;
import static uk.ragtime.command.assessment.SampleAssessment.SEND_NEEDS;
import static uk.ragtime.command.assessment.SampleAssessment.TUNING_IN;
import static uk.ragtime.command.assessment.SampleReview.selfRated;
import static uk.ragtime.command.assessment.SampleReview.then;
import static uk.ragtime.command.decision.Capacity.REVIEWER;
import static uk.ragtime.kernel.Rating.AMBER;
import static uk.ragtime.kernel.Rating.GREEN;
import static uk.ragtime.kernel.Rating.RED;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.assessment.challenge.ChallengeRating;
import uk.ragtime.command.cycle.Cycle;
import uk.ragtime.kernel.Basis;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.ChallengeAnswered;
import uk.ragtime.kernel.event.AssessmentEvent.RatingAgreed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChallenged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;

/** Challenges, answers and what ends them. */
class ChallengeTest {
  @Test
  void aChallengeTakesTheDayOfTheRatingThatItIsAbout() {
    var events = SampleReview.submitted().when(SampleReview.challengeSeeing(RED), REVIEWER);

    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            RatingChallenged.class,
            e -> {
              assertThat(e.self()).isEqualTo(GREEN);
              assertThat(e.sees()).isEqualTo(RED);
              assertThat(e.effectiveOn()).isEqualTo("2026-09-20");
            });
  }

  @Test
  void whatWasSaidAlreadyIsNotSaidAgain() {
    SampleReview given = SampleReview.challenged();

    assertThat(given.when(SampleReview.challengeSeeing(RED), REVIEWER)).isEmpty();
    assertThat(given.when(SampleReview.challengeSeeing(AMBER), REVIEWER)).hasSize(1);
  }

  @Test
  void otherWordsAreAChallengeOfTheirOwn() {
    SampleReview given =
        then(
            SampleReview.submitted(),
            SampleReview.challengeSeeing(RED, "Seen on a visit.", "Notes"),
            REVIEWER);

    assertThat(given.when(seeing("Seen on a visit.", "Notes"), REVIEWER)).isEmpty();
    assertThat(given.when(seeing("Seen on two visits.", "Notes"), REVIEWER)).hasSize(1);
    assertThat(given.when(seeing("Seen on a visit.", "Other notes"), REVIEWER)).hasSize(1);
    assertThat(given.when(seeing("Seen on a visit.", null), REVIEWER)).hasSize(1);
  }

  private static ChallengeRating seeing(String rationale, @Nullable String evidence) {
    return SampleReview.challengeSeeing(RED, rationale, evidence);
  }

  @Test
  void whatWasAnsweredMayBeSaidAgainInTheSameWords() {
    SampleReview given = then(SampleReview.challenged(), SampleReview.answer(null));

    then(given, SampleReview.challengeSeeing(RED), REVIEWER);

    assertThat(given.when(SampleReview.challengeSeeing(RED), REVIEWER)).isEmpty();
    assertThat(Objects.requireNonNull(given.state().of(TUNING_IN).challenge()).offers()).isNull();
  }

  @Test
  void anAnswerOffersTheOwnRatingAsItIsNow() {
    SampleReview given = SampleReview.challenged();
    assertThat(given.when(SampleReview.answer(null)))
        .singleElement()
        .isInstanceOfSatisfying(
            ChallengeAnswered.class, e -> assertThat(e.offers()).isEqualTo(GREEN));

    AssessmentKey key = SampleAssessment.KEY;
    given.and(
        new RatingReconfirmed(
            key.cycle(),
            key.area(),
            key.agency(),
            SampleAssessment.TUNING_IN,
            AMBER,
            Stage.SELF,
            null,
            null,
            0,
            LocalDate.parse("2026-09-25"),
            false));

    assertThat(given.when(SampleReview.answer(null)))
        .singleElement()
        .isInstanceOfSatisfying(
            ChallengeAnswered.class, e -> assertThat(e.offers()).isEqualTo(AMBER));
  }

  @Test
  void anAnswerOffersTheOwnRatingUnlessSaid() {
    SampleReview given = SampleReview.challenged();

    assertThat(given.when(SampleReview.answer(null)))
        .first()
        .extracting(e -> ((ChallengeAnswered) e).offers())
        .isEqualTo(GREEN);
    assertThat(given.when(SampleReview.answer(AMBER)))
        .first()
        .extracting(e -> ((ChallengeAnswered) e).offers())
        .isEqualTo(AMBER);
  }

  @Test
  void anotherRatingOvertakesTheChallenge() {
    SampleReview given = then(SampleReview.challenged(), SampleReview.reopen(null), REVIEWER);
    assertThat(given.state().challenged()).containsExactly(TUNING_IN);

    given.and(selfRated(TUNING_IN, RED, "2026-10-14"));

    assertThat(given.state().challenged()).isEmpty();
  }

  @Test
  void whatWasAgreedBeforeRagtimeCanBeChallengedToo() {
    Cycle historic = SampleAssessment.historicCycle();
    SampleReview given =
        SampleReview.open()
            .and(selfRated(SEND_NEEDS, GREEN))
            .and(agreed(AMBER))
            .and(
                new AssessmentEvent.AssessmentSubmitted(
                    SampleAssessment.AUTUMN,
                    SampleAssessment.AREA,
                    SampleAssessment.AGENCY,
                    false));

    assertThat(given.when(SampleReview.challengeSeeing(RED), historic, NOW, REVIEWER))
        .first()
        .extracting(e -> ((RatingChallenged) e).self())
        .isEqualTo(AMBER);
  }

  private static RatingAgreed agreed(Rating rating) {
    return new RatingAgreed(
        SampleAssessment.AUTUMN,
        SampleAssessment.AREA,
        SampleAssessment.AGENCY,
        TUNING_IN,
        null,
        rating,
        null,
        Basis.HISTORIC,
        null,
        LocalDate.parse("2026-09-20"),
        true);
  }
}
