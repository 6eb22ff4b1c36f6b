package uk.ragtime.command.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.assessment.SampleAssessment.KEY;
import static uk.ragtime.command.assessment.SampleAssessment.NOW;
import static uk.ragtime.command.assessment.SampleAssessment.TUNING_IN;
import static uk.ragtime.command.assessment.SampleReview.refused;
import static uk.ragtime.command.assessment.SampleReview.then;
import static uk.ragtime.command.decision.Capacity.COORDINATOR;
import static uk.ragtime.command.decision.Capacity.LEAD;
import static uk.ragtime.command.decision.Capacity.REVIEWER;
import static uk.ragtime.kernel.Rating.AMBER;
import static uk.ragtime.kernel.Rating.GREEN;
import static uk.ragtime.kernel.Rating.RED;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.command.assessment.agree.AgreeRating;
import uk.ragtime.command.cycle.Cycle;
import uk.ragtime.command.decision.Capacities;
import uk.ragtime.command.decision.Capacity;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.kernel.Basis;
import uk.ragtime.kernel.CycleRules;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.ReviewRule;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.CarriedOver;
import uk.ragtime.kernel.event.AssessmentEvent.RatingAgreed;

/** Agreements: by whom, on which ground, and how they carry over. */
class AgreementTest {
  @Test
  void nobodyReviewsAnAgencyOfTheirOwn() {
    SampleReview given = SampleReview.submitted();

    refused(
        RefusalCode.OWN_AGENCY,
        () ->
            SampleAssessment.decide(
                given.state(),
                SampleReview.challengeSeeing(RED),
                given.context(SampleAssessment.cycle(), NOW, true, REVIEWER, LEAD)));
  }

  @Test
  void ofSeveralCapacitiesTheFirstCountsUnlessOneIsNamed() {
    Capacities all = new Capacities(Set.of(COORDINATOR, LEAD, REVIEWER), false);
    Capacities ofAgency = new Capacities(Set.of(LEAD, REVIEWER), true);

    assertThat(all.choose(null, Set.of(LEAD, COORDINATOR))).isEqualTo(LEAD);
    assertThat(all.choose(COORDINATOR, all.held())).isEqualTo(COORDINATOR);
    assertThat(ofAgency.choose(LEAD, all.held())).isEqualTo(LEAD);
    refused(RefusalCode.OWN_AGENCY, () -> ofAgency.choose(null, all.held()));
    refused(RefusalCode.NOT_ALLOWED, () -> ofAgency.choose(COORDINATOR, all.held()));
    refused(RefusalCode.NOT_ALLOWED, () -> Capacities.NONE.choose(null, all.held()));
  }

  @ParameterizedTest
  @CsvSource({
    "REVIEWER,    GREEN, REVIEWER_ACCEPTED",
    "REVIEWER,    AMBER, REVIEWER_ACCEPTED",
    "REVIEWER,    RED,   STATED",
    "LEAD,        RED,   AGENCY_ACCEPTED",
    "LEAD,        GREEN, STATED",
    "LEAD,        AMBER, STATED",
    "COORDINATOR, GREEN, MODERATED"
  })
  void theRecordTellsOnWhatGroundItIsAgreed(Capacity capacity, Rating rating, Basis basis) {
    // given Green, seen as Red, with Amber offered
    SampleReview given = then(SampleReview.challenged(), SampleReview.answer(AMBER));

    var events = given.when(SampleReview.agree(rating, null), capacity);

    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            RatingAgreed.class,
            e -> {
              assertThat(e.basis()).isEqualTo(basis);
              assertThat(e.from()).isEqualTo(GREEN);
              assertThat(e.self()).isEqualTo(GREEN);
              assertThat(e.to()).isEqualTo(rating);
              assertThat(e.effectiveOn()).isEqualTo("2026-09-20");
              assertThat(e.onBehalf()).isEqualTo(capacity == COORDINATOR);
            });
  }

  @Test
  void whereBothMustBeOnRecordOneSideDoesNotSpeakForBoth() {
    Cycle strict =
        SampleReview.cycle(new CycleRules(ReviewRule.BY_EXCEPTION, Set.of(), Set.of(), true));
    SampleReview given = SampleReview.challenged();

    refused(
        RefusalCode.AGREEMENT_ONE_SIDED,
        () -> given.when(SampleReview.agree(AMBER, null), strict, NOW, REVIEWER));
    assertThat(given.when(SampleReview.agree(RED, null), strict, NOW, LEAD)).hasSize(1);
  }

  @Test
  void aCoordinatorWhoSettlesSaysWhy() {
    refused(
        RefusalCode.RATIONALE_MISSING,
        () ->
            SampleReview.challenged()
                .when(new AgreeRating(KEY, TUNING_IN, AMBER, null, null), COORDINATOR));
  }

  @Test
  void anAgreementStandsAndEndsTheChallenge() {
    SampleReview given = then(SampleReview.challenged(), SampleReview.agree(AMBER, null), REVIEWER);

    assertThat(given.state().challenged()).isEmpty();
    assertThat(given.state().ratingsOf(TUNING_IN).on(SampleAssessment.TODAY))
        .extracting(DatedRatings.Entry::rating, DatedRatings.Entry::stage)
        .containsExactly(AMBER, Stage.AGREED);
    assertThat(given.state().self(TUNING_IN, SampleAssessment.TODAY))
        .extracting(DatedRatings.Entry::rating)
        .isEqualTo(GREEN);
    assertThat(given.when(SampleReview.agree(AMBER, null), LEAD)).isEmpty();
    refused(
        RefusalCode.SEES_THE_SAME, () -> given.when(SampleReview.challengeSeeing(AMBER), REVIEWER));
  }

  @Test
  void aHistoricCycleTakesAgreementsWithoutASubmission() {
    Cycle historic = SampleAssessment.historicCycle();
    AgreeRating agree = new AgreeRating(KEY, TUNING_IN, AMBER, null, null);

    var events = SampleReview.notStarted().when(agree, historic, NOW, COORDINATOR);

    assertThat(events).hasSize(2).first().isInstanceOf(AssessmentOpened.class);
    RatingAgreed agreed = (RatingAgreed) events.getLast();
    assertThat(agreed.basis()).isEqualTo(Basis.HISTORIC);
    assertThat(agreed.self()).isNull();
    assertThat(SampleReview.rated().when(agree, historic, NOW, COORDINATOR)).hasSize(1);
    refused(
        RefusalCode.ASSESSMENT_NOT_SUBMITTED,
        () -> SampleReview.rated().when(agree, historic, NOW, REVIEWER));
    refused(
        RefusalCode.ASSESSMENT_NOT_SUBMITTED, () -> SampleReview.rated().when(agree, COORDINATOR));
  }

  @Test
  void anAgreementCarriesOverAsOne() {
    Assessment spring =
        SampleAssessment.spring(GREEN, "2026-03-01")
            .evolve(
                new RatingAgreed(
                    SampleAssessment.SPRING,
                    SampleAssessment.AREA,
                    SampleAssessment.AGENCY,
                    TUNING_IN,
                    GREEN,
                    AMBER,
                    GREEN,
                    Basis.STATED,
                    null,
                    LocalDate.parse("2026-03-01"),
                    false),
                3);

    var opened =
        (AssessmentOpened)
            SampleAssessment.decide(
                    new Assessment.NotStarted(),
                    SampleReview.command(Act.OPEN, NOW),
                    SampleAssessment.references(spring).at(NOW))
                .getFirst();

    assertThat(opened.carriedOver())
        .containsExactly(
            new CarriedOver(
                TUNING_IN,
                AMBER,
                SampleAssessment.SPRING,
                LocalDate.parse("2026-03-01"),
                Stage.AGREED));
  }
}
