package uk.ragtime.command.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.ragtime.command.assessment.SampleAssessment.CUT_OFF;
import static uk.ragtime.command.assessment.SampleAssessment.KEY;
import static uk.ragtime.command.assessment.SampleAssessment.NOW;
import static uk.ragtime.command.assessment.SampleAssessment.SEND_NEEDS;
import static uk.ragtime.command.assessment.SampleAssessment.TUNING_IN;
import static uk.ragtime.command.assessment.SampleAssessment.carried;
import static uk.ragtime.command.assessment.SampleReview.selfRated;
import static uk.ragtime.command.decision.Capacity.COORDINATOR;
import static uk.ragtime.command.decision.Capacity.LEAD;
import static uk.ragtime.command.decision.Capacity.REVIEWER;
import static uk.ragtime.kernel.Rating.AMBER;
import static uk.ragtime.kernel.Rating.GREEN;
import static uk.ragtime.kernel.Rating.RED;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.command.assessment.agree.AgreeRating;
import uk.ragtime.command.assessment.assign.AssignCapabilities;
import uk.ragtime.command.assessment.extend.ExtendAssessment;
import uk.ragtime.command.assessment.reopen.ReopenAssessment;
import uk.ragtime.command.assessment.submit.SubmitAssessment;
import uk.ragtime.command.cycle.Cycle;
import uk.ragtime.command.decision.Capacities;
import uk.ragtime.command.decision.Capacity;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.Basis;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.CycleRules;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.ReviewRule;
import uk.ragtime.kernel.SheetHash;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentReopened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSignedOff;
import uk.ragtime.kernel.event.AssessmentEvent.CapabilitiesAssigned;
import uk.ragtime.kernel.event.AssessmentEvent.CarriedOver;
import uk.ragtime.kernel.event.AssessmentEvent.ChallengeAnswered;
import uk.ragtime.kernel.event.AssessmentEvent.RatingAgreed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChallenged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingWithdrawn;
import uk.ragtime.kernel.seal.SealedField;

/** Challenges and agreements, submission, time, withdrawal and sign-off. */
class ReviewTest {
  private static void refused(RefusalCode code, ThrowingCallable decision) {
    assertThatThrownBy(decision)
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static SampleReview then(
      SampleReview given, AssessmentCommand command, Capacity... held) {
    given.when(command, held).forEach(given::and);
    return given;
  }

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
  void anotherRatingOvertakesTheChallenge() {
    SampleReview given = then(SampleReview.challenged(), SampleReview.reopen(null), REVIEWER);
    assertThat(given.state().challenged()).containsExactly(TUNING_IN);

    given.and(selfRated(TUNING_IN, RED, "2026-10-14"));

    assertThat(given.state().challenged()).isEmpty();
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

  private static List<String> missing(SampleReview given, CycleRules rules) {
    try {
      given.when(new SubmitAssessment(KEY), SampleReview.cycle(rules), NOW);
      return List.of();
    } catch (Refused refused) {
      assertThat(refused.code()).isEqualTo(RefusalCode.ASSESSMENT_INCOMPLETE);
      return refused.faults().stream().map(fault -> fault.field() + " " + fault.code()).toList();
    }
  }

  @Test
  void submittingMeansThatEverythingWasLookedAt() {
    assertThat(missing(SampleReview.notStarted(), CycleRules.DEFAULT))
        .containsExactly("tuning-in not-rated", "send-needs not-rated");
    assertThat(missing(SampleReview.open().and(selfRated(SEND_NEEDS, GREEN)), CycleRules.DEFAULT))
        .containsExactly("tuning-in not-rated");
    assertThat(missing(SampleReview.rated(), CycleRules.DEFAULT)).isEmpty();
  }

  @Test
  void aRatingThatWasOnlyCarriedOverWasNotLookedAt() {
    SampleReview given =
        SampleReview.notStarted()
            .and(SampleAssessment.opened(carried(GREEN, "2026-03-01")))
            .and(selfRated(SEND_NEEDS, GREEN));
    var references = SampleAssessment.references(SampleAssessment.spring(GREEN, "2026-03-01"));

    assertThatThrownBy(() ->
            SampleAssessment.decide(given.state(), new SubmitAssessment(KEY), references.at(NOW)))
        .isInstanceOfSatisfying(
            Refused.class,
            e ->
                assertThat(e.faults())
                    .extracting(Refused.Fault::field, Refused.Fault::code)
                    .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("tuning-in", "only-carried-over")));
  }

  @Test
  void aCycleAsksForGroundsOfSomeRatings() {
    CycleRules rules = new CycleRules(ReviewRule.BY_EXCEPTION, Set.of(GREEN), Set.of(AMBER), false);

    assertThat(missing(SampleReview.rated(), rules))
        .containsExactly("tuning-in rationale-missing", "send-needs evidence-missing");
    // a remark on the same rating is its rationale
    SampleReview remarked =
        SampleReview.rated()
            .and(
                new Reconfirmation(TUNING_IN, SampleReview.because(), null)
                    .event(KEY, GREEN, SampleAssessment.TODAY, false));
    assertThat(missing(remarked, rules)).containsExactly("send-needs evidence-missing");
  }

  @Test
  void anExtensionLetsOneAgencyRateForTheOutcome() {
    Instant now = CUT_OFF.plus(Duration.ofHours(10));
    SampleReview given = SampleReview.rated();
    given
        .when(
            new ExtendAssessment(
                KEY, SampleReview.sealed(SealedField.REASON), now.plus(Duration.ofDays(2))),
            SampleAssessment.cycle(),
            now,
            COORDINATOR)
        .forEach(given::and);

    var events =
        given.when(SampleAssessment.rate(RED), SampleAssessment.cycle(), now.plusSeconds(1));

    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            RatingChanged.class, e -> assertThat(e.effectiveOn()).isEqualTo("2026-11-30"));
    refused(
        RefusalCode.CYCLE_PAST_CUT_OFF,
        () ->
            given.when(
                SampleAssessment.rate(RED),
                SampleAssessment.cycle(),
                now.plus(Duration.ofDays(2))));
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, false", "1, true"})
  void anExtensionGivesMoreTimeThanTheCycle(long secondsAfterTheCutOff, boolean taken) {
    var extend =
        new ExtendAssessment(
            KEY,
            SampleReview.sealed(SealedField.REASON),
            CUT_OFF.plusSeconds(secondsAfterTheCutOff));
    SampleReview given = SampleReview.rated();

    if (taken) {
      assertThat(given.when(extend, COORDINATOR)).hasSize(1);
    } else {
      refused(RefusalCode.UNTIL_OUT_OF_RANGE, () -> given.when(extend, COORDINATOR));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "5184000, true", "5184001, false"})
  void anEndIsToComeAndNotFarAway(long seconds, boolean taken) {
    Instant now = CUT_OFF.plusSeconds(60);

    assertReopensUntil(now.plusSeconds(seconds), now, taken);
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, true", "1, true"})
  void reopeningTakesNoTimeAwayThatTheCycleGives(long secondsAfterTheCutOff, boolean taken) {
    assertReopensUntil(CUT_OFF.plusSeconds(secondsAfterTheCutOff), NOW, taken);
  }

  private static void assertReopensUntil(Instant end, Instant now, boolean taken) {
    SampleReview given = SampleReview.submitted();
    ReopenAssessment reopen = SampleReview.reopen(end);

    if (taken) {
      assertThat(given.when(reopen, SampleAssessment.cycle(), now, COORDINATOR))
          .first()
          .extracting(e -> ((AssessmentReopened) e).until())
          .isEqualTo(end);
    } else {
      refused(
          RefusalCode.UNTIL_OUT_OF_RANGE,
          () -> given.when(reopen, SampleAssessment.cycle(), now, COORDINATOR));
    }
  }

  @Test
  void reopeningRunsToTheCutOffOrForTwoWeeks() {
    Instant later = CUT_OFF.plusSeconds(60);

    assertThat(until(NOW)).isEqualTo(CUT_OFF);
    assertThat(until(later)).isEqualTo(later.plus(Duration.ofDays(14)));
  }

  private static Instant until(Instant now) {
    var events =
        SampleReview.signedOff()
            .when(SampleReview.reopen(null), SampleAssessment.cycle(), now, COORDINATOR);
    return ((AssessmentReopened) events.getFirst()).until();
  }

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

  @Test
  void aSheetIsSignedAsItWasShown() {
    AssessmentSignedOff signed =
        (AssessmentSignedOff)
            SampleReview.submitted().when(SampleReview.signOff(null), LEAD).getFirst();

    assertThat(signed.position()).isEqualTo(4);
    assertThat(signed.version()).isEqualTo(4);
    assertThat(signed.onBehalf()).isFalse();
    assertThat(SampleReview.submitted().when(SampleReview.signOff(signed.hash()), COORDINATOR))
        .first()
        .extracting(e -> ((AssessmentSignedOff) e).onBehalf())
        .isEqualTo(true);
    // an agreement since it was shown changes the sheet
    SampleReview agreed = then(SampleReview.submitted(), SampleReview.agree(AMBER, null), LEAD);
    refused(
        RefusalCode.SHEET_CHANGED, () -> agreed.when(SampleReview.signOff(signed.hash()), LEAD));
  }

  @Test
  void whatWasSignedIsSignedOnceAndNoOtherSheetInItsPlace() {
    SampleReview given = then(SampleReview.submitted(), SampleReview.signOff(null), LEAD);
    SheetHash other = new SheetHash("0".repeat(64));

    refused(RefusalCode.SHEET_CHANGED, () -> given.when(SampleReview.signOff(other), LEAD));
    assertThat(given.when(SampleReview.signOff(null), LEAD)).isEmpty();
    AssessmentSignedOff signed =
        (AssessmentSignedOff)
            SampleReview.submitted().when(SampleReview.signOff(null), LEAD).getFirst();
    assertThat(given.when(SampleReview.signOff(signed.hash()), LEAD)).isEmpty();
  }

  @Test
  void whereEveryCapabilityIsReviewedAllAreAgreedBeforeTheSignOff() {
    Cycle every = SampleReview.cycle(new CycleRules(ReviewRule.EVERY, Set.of(), Set.of(), false));
    SampleReview given = then(SampleReview.submitted(), SampleReview.agree(GREEN, null), REVIEWER);

    assertThatThrownBy(() -> given.when(SampleReview.signOff(null), every, NOW, LEAD))
        .isInstanceOfSatisfying(
            Refused.class,
            e -> {
              assertThat(e.code()).isEqualTo(RefusalCode.NOT_ALL_AGREED);
              assertThat(e.faults()).extracting(Refused.Fault::field).containsExactly("send-needs");
            });
    then(given, new AgreeRating(KEY, SEND_NEEDS, AMBER, null, null), REVIEWER);
    assertThat(given.when(SampleReview.signOff(null), every, NOW, LEAD)).hasSize(1);
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

  @ParameterizedTest
  @CsvSource({"-1, false", "0, true"})
  void nothingIsAskedForADayBeforeTheCycleOpens(int days, boolean taken) {
    LocalDate dueOn = SampleAssessment.OPENS_ON.plusDays(days);
    var asked = new AssignCapabilities(KEY, new MemberCode("rita"), Set.of(TUNING_IN), dueOn, null);
    SampleReview given = SampleReview.notStarted();

    if (taken) {
      assertThat(given.when(asked, LEAD)).hasSize(1);
    } else {
      refused(RefusalCode.DUE_BEFORE_CYCLE, () -> given.when(asked, LEAD));
    }
  }

  @Test
  void onlyMembersOfTheAgencyAreAskedToRate() {
    SampleReview given = SampleReview.notStarted();

    then(given, SampleReview.assign("rita", TUNING_IN), LEAD);
    assertThat(given.when(SampleReview.assign("rita", TUNING_IN), LEAD)).isEmpty();
    assertThat(given.when(SampleReview.assign("rita"), LEAD))
        .first()
        .extracting(e -> ((CapabilitiesAssigned) e).capabilities())
        .isEqualTo(Set.of());
    refused(
        RefusalCode.MEMBER_NOT_OF_AGENCY,
        () -> given.when(SampleReview.assign("vera", TUNING_IN), LEAD));
    refused(
        RefusalCode.MEMBER_UNKNOWN,
        () -> given.when(SampleReview.assign("nobody", TUNING_IN), LEAD));
  }
}
