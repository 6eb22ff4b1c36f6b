package uk.ragtime.command.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.ragtime.command.assessment.SampleAssessment.CUT_OFF;
import static uk.ragtime.command.assessment.SampleAssessment.KEY;
import static uk.ragtime.command.assessment.SampleAssessment.NOW;
import static uk.ragtime.command.assessment.SampleAssessment.SEND_NEEDS;
import static uk.ragtime.command.assessment.SampleAssessment.SPRING;
import static uk.ragtime.command.assessment.SampleAssessment.TUNING_IN;
import static uk.ragtime.command.assessment.SampleAssessment.carried;
import static uk.ragtime.command.assessment.SampleAssessment.changed;
import static uk.ragtime.command.assessment.SampleAssessment.given;
import static uk.ragtime.command.assessment.SampleAssessment.opened;
import static uk.ragtime.command.assessment.SampleAssessment.overlapping;
import static uk.ragtime.command.assessment.SampleAssessment.rate;
import static uk.ragtime.command.assessment.SampleAssessment.reconfirm;
import static uk.ragtime.command.assessment.SampleAssessment.reconfirmed;
import static uk.ragtime.command.assessment.SampleAssessment.references;
import static uk.ragtime.command.assessment.SampleAssessment.spring;
import static uk.ragtime.kernel.ChangeReason.CORRECTION;
import static uk.ragtime.kernel.ChangeReason.DECLINE;
import static uk.ragtime.kernel.ChangeReason.FIRST_RATING;
import static uk.ragtime.kernel.ChangeReason.IMPROVEMENT;
import static uk.ragtime.kernel.ChangeReason.REINTERPRETATION;
import static uk.ragtime.kernel.ChangeReason.STAFFING_CHANGE;
import static uk.ragtime.kernel.Rating.AMBER;
import static uk.ragtime.kernel.Rating.GREEN;
import static uk.ragtime.kernel.Rating.NOT_APPLICABLE;
import static uk.ragtime.kernel.Rating.RED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import uk.ragtime.command.agency.Agency;
import uk.ragtime.command.area.Area;
import uk.ragtime.command.assessment.rate.GivenRating;
import uk.ragtime.command.assessment.rate.RatingCommand;
import uk.ragtime.command.decision.Actor;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.KnownReferences;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.SamplePeople;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Sector;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;

class AssessmentDeciderTest {
  private static Assessment after(AssessmentEvent... events) {
    Assessment state = new Assessment.NotStarted();
    for (int i = 0; i < events.length; i++) {
      state = state.evolve(events[i], i + 1);
    }
    return state;
  }

  private static List<AssessmentEvent> when(Assessment state, AssessmentCommand command) {
    return when(state, command, references(), NOW);
  }

  private static List<AssessmentEvent> when(
      Assessment state, AssessmentCommand command, KnownReferences references, Instant now) {
    return SampleAssessment.decide(state, command, references.at(now));
  }

  private static void refused(RefusalCode code, ThrowingCallable decision) {
    assertThatThrownBy(decision)
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void theFirstRatingOpensTheAssessment() {
    assertThat(when(after(), rate(AMBER)))
        .containsExactly(opened(), changed(null, AMBER, FIRST_RATING, "2026-10-15"));
  }

  @Test
  void aCoordinatorRecordsOnBehalfOfTheAgency() {
    var onBehalf = new Actor.Member(SamplePeople.handle("carol"), true);
    var events =
        SampleAssessment.decide(
            after(), rate(AMBER), new DecisionContext(onBehalf, NOW, 0, references()));

    assertThat(((RatingChanged) events.getLast()).onBehalf()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "RED, AMBER, IMPROVEMENT",
    "AMBER, GREEN, IMPROVEMENT",
    "GREEN, RED, DECLINE",
    "GREEN, NOT_APPLICABLE, REINTERPRETATION",
    "NOT_APPLICABLE, RED, REINTERPRETATION"
  })
  void aReasonThatIsNotGivenIsInferred(Rating from, Rating to, ChangeReason inferred) {
    var state = after(opened(), changed(null, from, FIRST_RATING, "2026-09-10"));

    assertThat(when(state, rate(to))).containsExactly(changed(from, to, inferred, "2026-10-15"));
  }

  @ParameterizedTest
  @CsvSource({
    "RED, AMBER, DECLINE",
    "GREEN, AMBER, IMPROVEMENT",
    "GREEN, NOT_APPLICABLE, DECLINE",
    "NOT_APPLICABLE, GREEN, IMPROVEMENT",
    "RED, AMBER, FIRST_RATING"
  })
  void aReasonThatDoesNotFitIsRefused(Rating from, Rating to, ChangeReason reason) {
    var state = after(opened(), changed(null, from, FIRST_RATING, "2026-09-10"));

    refused(RefusalCode.REASON_DOES_NOT_FIT, () -> when(state, rate(to, reason, null)));
  }

  @ParameterizedTest
  @EnumSource(
      value = ChangeReason.class,
      names = {"IMPROVEMENT", "DECLINE"})
  void whereThereWasNoRatingNothingImprovesOrDeclines(ChangeReason reason) {
    refused(RefusalCode.REASON_DOES_NOT_FIT, () -> when(after(), rate(GREEN, reason, null)));
  }

  @Test
  void theGivenReasonIsRecorded() {
    var state = after(opened(), changed(null, GREEN, FIRST_RATING, "2026-09-10"));

    assertThat(when(state, rate(RED, STAFFING_CHANGE, null)))
        .containsExactly(changed(GREEN, RED, STAFFING_CHANGE, "2026-10-15"));
  }

  @Test
  void theSameRatingAgainChangesNothing() {
    var state = after(opened(), changed(null, GREEN, FIRST_RATING, "2026-09-10"));

    assertThat(when(state, rate(GREEN))).isEmpty();
    assertThat(when(state, rate(GREEN, FIRST_RATING, "2026-09-10"))).isEmpty();
  }

  private static Remarks because(String text) {
    SealKey key = SealKey.of(new byte[SealKey.BYTES]);
    FreeText why = new FreeText(text);
    return new Remarks(
        Sealed.of(uk.ragtime.kernel.seal.Opening.of(SealedField.RATIONALE, key, why)),
        Sealed.of(uk.ragtime.kernel.seal.Opening.of(SealedField.REMARK, key, why)),
        null,
        0);
  }

  @Test
  void aChangeHasTheSealOfItsRationaleAndNotOfARemark() {
    Remarks why = because("Supervision is in place");
    var command =
        new RatingCommand.ChangeRating(KEY, new GivenRating(TUNING_IN, GREEN, null, why, null));

    assertThat(when(after(), command))
        .last()
        .isInstanceOfSatisfying(
            RatingChanged.class,
            e ->
                assertThat(e.rationaleSeal())
                    .isEqualTo(Objects.requireNonNull(why.rationale()).seal()));
  }

  /** A12: a rating that stays as it is has no reason for which it changed. */
  @ParameterizedTest
  @EnumSource(ChangeReason.class)
  void theSameRatingAgainTakesNoReason(ChangeReason reason) {
    var state = after(opened(), changed(null, GREEN, FIRST_RATING, "2026-09-10"));
    Remarks why = because("Supervision is in place");

    refused(RefusalCode.REASON_DOES_NOT_FIT, () -> when(state, rate(GREEN, reason, null)));
    refused(
        RefusalCode.REASON_DOES_NOT_FIT,
        () ->
            when(
                state,
                new RatingCommand.ChangeRating(
                    KEY, new GivenRating(TUNING_IN, GREEN, reason, why, null))));
  }

  @Test
  void theSameRatingWithARationaleReconfirmsIt() {
    var state = after(opened(), changed(null, GREEN, FIRST_RATING, "2026-09-10"));
    Remarks why = because("Supervision is in place");
    var command =
        new RatingCommand.ChangeRating(KEY, new GivenRating(TUNING_IN, GREEN, null, why, null));

    assertThat(when(state, command))
        .singleElement()
        .isInstanceOfSatisfying(
            RatingReconfirmed.class,
            e -> assertThat(e.remarkSeal()).isEqualTo(Objects.requireNonNull(why.remark()).seal()));
  }

  @Test
  void aLateEntryComesFromTheRatingInForceOnItsDay() {
    var state =
        after(
            opened(),
            changed(null, RED, FIRST_RATING, "2026-09-05"),
            changed(RED, GREEN, IMPROVEMENT, "2026-10-10"));

    assertThat(when(state, rate(AMBER, null, "2026-09-20")))
        .containsExactly(changed(RED, AMBER, IMPROVEMENT, "2026-09-20"));
    assertThat(when(state, rate(AMBER, null, "2026-09-02")))
        .containsExactly(changed(null, AMBER, FIRST_RATING, "2026-09-02"));
    assertThat(when(state, rate(AMBER, CORRECTION, "2026-10-10")))
        .containsExactly(changed(GREEN, AMBER, CORRECTION, "2026-10-10"));
  }

  @Test
  void ofTwoRatingsOfOneDayTheLaterOneCounts() {
    var state =
        after(
            opened(),
            changed(null, RED, FIRST_RATING, "2026-10-01"),
            changed(RED, GREEN, CORRECTION, "2026-10-01"));

    assertThat(when(state, rate(AMBER)))
        .containsExactly(changed(GREEN, AMBER, DECLINE, "2026-10-15"));
  }

  @Test
  void aRatingThatWasOnlyCarriedOverIsReconfirmedByGivingItAgain() {
    var references = references(spring(GREEN, "2026-03-01"));

    assertThat(when(after(), rate(GREEN), references, NOW))
        .containsExactly(opened(carried(GREEN, "2026-03-01")), reconfirmed(GREEN, "2026-10-15"));
    assertThat(when(after(opened()), rate(AMBER), references, NOW))
        .containsExactly(changed(GREEN, AMBER, DECLINE, "2026-10-15"));
  }

  @Test
  void onceReconfirmedItIsNoLongerCarriedOver() {
    var state = after(opened(carried(GREEN, "2026-03-01")), reconfirmed(GREEN, "2026-10-01"));

    assertThat(when(state, rate(GREEN), references(spring(GREEN, "2026-03-01")), NOW)).isEmpty();
  }

  /** A4: a reconfirmation takes the rating in force, even one recorded after the opening. */
  @Test
  void whatALateEntryOfAnotherCycleBringsIsWhatStands() {
    var state = after(opened(carried(GREEN, "2026-03-01")));
    var references =
        references(
            spring()
                .evolve(SampleAssessment.changedIn(SPRING, null, GREEN, "2026-03-01"), 1)
                .evolve(SampleAssessment.changedIn(SPRING, GREEN, AMBER, "2026-04-01"), 9));

    assertThat(when(state, reconfirm(null), references, NOW))
        .containsExactly(reconfirmed(AMBER, "2026-10-15"));
    assertThat(when(state, rate(RED), references, NOW))
        .containsExactly(changed(AMBER, RED, DECLINE, "2026-10-15"));
  }

  @Test
  void ofTwoCyclesThatSpeakOfOneDayTheOneThatWasToldLastCounts() {
    var state = after(opened(), changed(null, GREEN, FIRST_RATING, "2026-09-10"));
    var before = spring().evolve(SampleAssessment.changedIn(SPRING, null, RED, "2026-09-10"), 1);
    var behind = spring().evolve(SampleAssessment.changedIn(SPRING, null, RED, "2026-09-10"), 9);

    assertThat(when(state, rate(AMBER), overlapping(before), NOW))
        .containsExactly(changed(GREEN, AMBER, DECLINE, "2026-10-15"));
    assertThat(when(state, rate(AMBER), overlapping(behind), NOW))
        .containsExactly(changed(RED, AMBER, IMPROVEMENT, "2026-10-15"));
  }

  @Test
  void reconfirmingNeedsARatingOnThatDay() {
    var state = after(opened(), changed(null, RED, FIRST_RATING, "2026-10-01"));

    assertThat(when(state, reconfirm(null))).containsExactly(reconfirmed(RED, "2026-10-15"));
    refused(RefusalCode.NOTHING_TO_RECONFIRM, () -> when(state, reconfirm("2026-09-30")));
    refused(RefusalCode.NOTHING_TO_RECONFIRM, () -> when(after(), reconfirm(null)));
  }

  @Test
  void severalRatingsAreAllTakenOrNone() {
    var several =
        new RatingCommand.ChangeRatings(
            KEY,
            List.of(
                given(TUNING_IN, RED, null, "2026-09-10"),
                given(TUNING_IN, AMBER, null, "2026-10-10"),
                given(SEND_NEEDS, GREEN, null, null)));

    assertThat(when(after(), several)).hasSize(4).startsWith(opened());

    var oneWrong =
        new RatingCommand.ChangeRatings(
            KEY,
            List.of(
                given(TUNING_IN, RED, null, null),
                given(new CapabilityCode("flying"), GREEN, null, null)));
    refused(RefusalCode.CAPABILITY_UNKNOWN, () -> when(after(), oneWrong));
  }

  @Test
  void noCapabilityIsRatedTwiceForOneDay() {
    var twice =
        new RatingCommand.ChangeRatings(
            KEY,
            List.of(
                given(TUNING_IN, RED, null, null),
                given(SEND_NEEDS, GREEN, null, null),
                given(TUNING_IN, AMBER, null, SampleAssessment.TODAY.toString())));

    assertThatThrownBy(() -> when(after(), twice))
        .isInstanceOfSatisfying(
            Refused.class,
            e -> {
              assertThat(e.code()).isEqualTo(RefusalCode.RATED_TWICE);
              assertThat(e.faults())
                  .containsExactly(
                      new Refused.Fault(
                          "ratings[2].capability",
                          "duplicate",
                          "is tuning-in for the second time on 2026-10-15"));
            });
  }

  @Test
  void theCycleTakesRatingsFromItsFirstDayToItsCutOff() {
    Instant firstMoment = Instant.parse("2026-08-31T23:00:00Z"); // London is an hour ahead
    Instant lastMoment = CUT_OFF.minusNanos(1000);

    assertThat(when(after(), rate(RED), references(), firstMoment)).hasSize(2);
    assertThat(when(after(), rate(RED), references(), lastMoment)).hasSize(2);
    refused(
        RefusalCode.CYCLE_NOT_OPEN,
        () -> when(after(), rate(RED), references(), firstMoment.minusNanos(1000)));
    refused(RefusalCode.CYCLE_PAST_CUT_OFF, () -> when(after(), rate(RED), references(), CUT_OFF));
    refused(
        RefusalCode.CYCLE_CLOSED,
        () -> when(after(), rate(RED), references(SampleAssessment.closedCycle()), NOW));
  }

  @Test
  void effectiveDatesLieWithinTheCycleAndNotInTheFuture() {
    refused(
        RefusalCode.EFFECTIVE_DATE_IN_FUTURE, () -> when(after(), rate(RED, null, "2026-10-16")));
    refused(
        RefusalCode.EFFECTIVE_DATE_BEFORE_CYCLE,
        () -> when(after(), rate(RED, null, "2026-08-31")));
  }

  @Test
  void aHistoricCycleTakesPastDatesWhateverTheClockSays() {
    var historic = references(SampleAssessment.historicCycle());
    Instant longAfter = CUT_OFF.plus(Duration.ofDays(300));

    assertThat(when(after(), rate(RED, null, "2026-06-01"), historic, longAfter)).hasSize(2);
    refused(
        RefusalCode.EFFECTIVE_DATE_AFTER_CUT_OFF,
        () -> when(after(), rate(RED, null, "2026-12-01"), historic, longAfter));
    assertThat(when(after(), rate(RED), historic, longAfter))
        .contains(changed(null, RED, FIRST_RATING, "2026-11-30"));
  }

  @Test
  void itTakesPlaceWhereTheAgencyWorks() {
    var elsewhere =
        new Agency.Participating(
            "Midwifery", Sector.MIDWIFERY, Set.of(new AreaCode("preston")), null);

    refused(
        RefusalCode.AREA_UNKNOWN,
        () ->
            AssessmentReferences.of(
                KEY,
                SampleAssessment.cycle(),
                new Area.Undefined(),
                SampleAssessment.agency(),
                SampleAssessment.checklist(),
                OtherAssessments.NONE));
    refused(
        RefusalCode.AGENCY_UNKNOWN,
        () ->
            AssessmentReferences.of(
                KEY,
                SampleAssessment.cycle(),
                SampleAssessment.area(),
                new Agency.Unknown(),
                SampleAssessment.checklist(),
                OtherAssessments.NONE));
    refused(
        RefusalCode.AGENCY_NOT_IN_AREA,
        () ->
            AssessmentReferences.of(
                KEY,
                SampleAssessment.cycle(),
                SampleAssessment.area(),
                elsewhere,
                SampleAssessment.checklist(),
                OtherAssessments.NONE));
  }

  @Test
  void notApplicableIsARatingLikeAnyOther() {
    assertThat(when(after(), rate(NOT_APPLICABLE)))
        .containsExactly(opened(), changed(null, NOT_APPLICABLE, FIRST_RATING, "2026-10-15"));
    var state = after(opened(), changed(null, NOT_APPLICABLE, FIRST_RATING, "2026-10-01"));
    assertThat(when(state, rate(GREEN, REINTERPRETATION, null))).hasSize(1);
  }
}
