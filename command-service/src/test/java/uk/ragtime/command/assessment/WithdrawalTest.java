package uk.ragtime.command.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.assessment.SampleAssessment.TUNING_IN;
import static uk.ragtime.command.assessment.SampleReview.refused;
import static uk.ragtime.command.assessment.SampleReview.selfRated;
import static uk.ragtime.command.assessment.SampleReview.then;
import static uk.ragtime.command.decision.Capacity.COORDINATOR;
import static uk.ragtime.command.decision.Capacity.REVIEWER;
import static uk.ragtime.kernel.Rating.AMBER;
import static uk.ragtime.kernel.Rating.GREEN;
import static uk.ragtime.kernel.Rating.RED;

import java.util.List;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingWithdrawn;

/** Ratings entered by mistake. */
class WithdrawalTest {
  @Test
  void aRatingEnteredByMistakeIsWithdrawn() {
    SampleReview given = SampleReview.rated();

    then(given, SampleReview.withdraw(SampleReview.TUNING_IN_RATED, null));

    assertThat(given.state().ratingsOf(TUNING_IN).on(SampleAssessment.TODAY)).isNull();
    refused(
        RefusalCode.RATING_UNKNOWN,
        () -> given.when(SampleReview.withdraw(SampleReview.TUNING_IN_RATED, null)));
  }

  @Test
  void whatStoodBeforeStandsAgain() {
    SampleReview given = SampleReview.rated().and(selfRated(TUNING_IN, RED));

    then(given, SampleReview.withdraw(4, null));

    assertThat(given.state().ratingsOf(TUNING_IN).on(SampleAssessment.TODAY))
        .extracting(DatedRatings.Entry::rating)
        .isEqualTo(GREEN);
  }

  @Test
  void aRatingForTheWrongDayIsGivenForTheRightOne() {
    List<AssessmentEvent> events =
        SampleReview.rated()
            .when(SampleReview.withdraw(SampleReview.TUNING_IN_RATED, "2026-10-01"));

    assertThat(events).hasSize(2);
    assertThat(events.getFirst())
        .isInstanceOfSatisfying(
            RatingWithdrawn.class,
            e -> {
              assertThat(e.withdrawn()).isEqualTo(SampleReview.TUNING_IN_RATED);
              assertThat(e.rating()).isEqualTo(GREEN);
              assertThat(e.effectiveOn()).isEqualTo("2026-09-20");
            });
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            RatingChanged.class,
            e -> {
              assertThat(e.from()).isNull();
              assertThat(e.to()).isEqualTo(GREEN);
              assertThat(e.reason()).isEqualTo(ChangeReason.CORRECTION);
              assertThat(e.effectiveOn()).isEqualTo("2026-10-01");
            });
    // where it stands on that day already there is nothing to change
    assertThat(
            SampleReview.rated()
                .and(selfRated(TUNING_IN, GREEN, "2026-09-25"))
                .when(SampleReview.withdraw(SampleReview.TUNING_IN_RATED, "2026-10-01")))
        .last()
        .isInstanceOf(RatingReconfirmed.class);
  }

  @Test
  void anAgreementIsNotWithdrawn() {
    SampleReview given = then(SampleReview.challenged(), SampleReview.agree(AMBER, null), REVIEWER);
    then(given, SampleReview.reopen(null), COORDINATOR);

    refused(RefusalCode.RATING_UNKNOWN, () -> given.when(SampleReview.withdraw(6, null)));
  }
}
