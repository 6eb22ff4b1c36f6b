package uk.ragtime.command.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.ragtime.command.assessment.SampleAssessment.CUT_OFF;
import static uk.ragtime.command.assessment.SampleAssessment.KEY;
import static uk.ragtime.command.assessment.SampleAssessment.NOW;
import static uk.ragtime.command.assessment.SampleAssessment.SEND_NEEDS;
import static uk.ragtime.command.assessment.SampleAssessment.TUNING_IN;
import static uk.ragtime.command.assessment.SampleReview.because;
import static uk.ragtime.command.decision.Capacity.COORDINATOR;
import static uk.ragtime.command.decision.Capacity.LEAD;
import static uk.ragtime.command.decision.Capacity.REVIEWER;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import uk.ragtime.command.assessment.reconfirm.ReconfirmRating;
import uk.ragtime.command.cycle.Cycle;
import uk.ragtime.command.cycle.CyclePhase;
import uk.ragtime.command.decision.Capacity;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.CycleRules;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.ReviewRule;
import uk.ragtime.kernel.event.AssessmentEvent;

/** Every cell of the lifecycle, through the deciders that act on it. */
class LifecycleTest {
  private static final Capacity[] ALL = Capacity.values();
  private static final Instant LATE = CUT_OFF.plus(Duration.ofDays(1));
  private static final Set<RefusalCode> OF_THE_CYCLE =
      Set.of(
          RefusalCode.CYCLE_NOT_OPEN,
          RefusalCode.CYCLE_PAST_CUT_OFF,
          RefusalCode.CYCLE_CLOSED,
          RefusalCode.CYCLE_CANCELLED);

  static Stream<Arguments> cells() {
    return Arrays.stream(Act.values())
        .filter(act -> act != Act.COMMENT)
        .flatMap(act -> Arrays.stream(Lifecycle.State.values()).map(it -> Arguments.of(act, it)));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void theAssessmentAnswersAsTheTableSays(Act act, Lifecycle.State state) {
    SampleReview given = SampleReview.in(state);
    if (act == Act.ANSWER && state == Lifecycle.State.SUBMITTED) {
      given = SampleReview.challenged();
    }
    assertThat(Lifecycle.State.of(given.state())).isEqualTo(state);

    Outcome outcome = outcome(given, SampleReview.command(act, NOW), SampleAssessment.cycle(), NOW);

    switch (Lifecycle.cell(act, state)) {
      case Cell.Nothing _ -> {
        assertThat(outcome.refusal).isNull();
        assertThat(outcome.events).isEmpty();
      }
      case Cell.Refuses(RefusalCode code) -> assertThat(outcome.refusal).isEqualTo(code);
      case Cell.Takes(List<Class<?>> records, List<RefusalCode> refusals) -> {
        if (records.isEmpty()) {
          assertThat(refusals).contains(outcome.refusal);
        } else if (outcome.refusal == null) {
          assertThat(outcome.events).isNotEmpty();
          assertThat(records)
              .containsAll(
                  outcome.events.stream().<Class<?>>map(AssessmentEvent::getClass).toList());
        } else {
          // Nothing was rated before, so there is nothing to look at again.
          assertThat(act).isEqualTo(Act.RECONFIRM);
          assertThat(outcome.refusal).isEqualTo(RefusalCode.NOTHING_TO_RECONFIRM);
        }
      }
    }
  }

  private record Outcome(@Nullable RefusalCode refusal, List<AssessmentEvent> events) {}

  private static Outcome outcome(
      SampleReview given, AssessmentCommand command, Cycle cycle, Instant now) {
    try {
      return new Outcome(null, given.when(command, cycle, now, ALL));
    } catch (Refused refused) {
      return new Outcome(refused.code(), List.of());
    }
  }

  static Stream<Arguments> refusals() {
    CycleRules strict = new CycleRules(ReviewRule.EVERY, Set.of(), Set.of(), true);
    SampleReview halfRated =
        SampleReview.open().and(SampleReview.selfRated(TUNING_IN, Rating.GREEN));
    return Stream.of(
        Arguments.of(
            Act.RECONFIRM,
            SampleReview.open(),
            SampleAssessment.reconfirm(null),
            SampleAssessment.cycle(),
            RefusalCode.NOTHING_TO_RECONFIRM),
        Arguments.of(
            Act.RECONFIRM,
            halfRated,
            new ReconfirmRating(
                KEY,
                List.of(
                    new Reconfirmation(TUNING_IN, because(), null),
                    new Reconfirmation(SEND_NEEDS, because(), null))),
            SampleAssessment.cycle(),
            RefusalCode.NOTHING_TO_RECONFIRM),
        Arguments.of(
            Act.WITHDRAW,
            SampleReview.rated(),
            SampleReview.withdraw(1, null),
            SampleAssessment.cycle(),
            RefusalCode.RATING_UNKNOWN),
        Arguments.of(
            Act.SUBMIT,
            halfRated,
            SampleReview.command(Act.SUBMIT, NOW),
            SampleAssessment.cycle(),
            RefusalCode.ASSESSMENT_INCOMPLETE),
        Arguments.of(
            Act.CHALLENGE,
            SampleReview.submitted(),
            SampleReview.challengeSeeing(Rating.GREEN),
            SampleAssessment.cycle(),
            RefusalCode.SEES_THE_SAME),
        Arguments.of(
            Act.ANSWER,
            SampleReview.submitted(),
            SampleReview.answer(null),
            SampleAssessment.cycle(),
            RefusalCode.NO_OPEN_CHALLENGE),
        Arguments.of(
            Act.AGREE,
            SampleReview.challenged(),
            SampleReview.agree(Rating.AMBER, LEAD),
            SampleReview.cycle(strict),
            RefusalCode.AGREEMENT_ONE_SIDED),
        Arguments.of(
            Act.SIGN_OFF,
            SampleReview.challenged(),
            SampleReview.signOff(null),
            SampleAssessment.cycle(),
            RefusalCode.CHALLENGES_OPEN),
        Arguments.of(
            Act.SIGN_OFF,
            SampleReview.submitted(),
            SampleReview.signOff(null),
            SampleReview.cycle(strict),
            RefusalCode.NOT_ALL_AGREED),
        Arguments.of(
            Act.SIGN_OFF,
            SampleReview.submitted(),
            SampleReview.signOff(SampleReview.HASH),
            SampleAssessment.cycle(),
            RefusalCode.SHEET_CHANGED));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void theTableNamesEveryRefusalOfADecision(
      Act act, SampleReview given, AssessmentCommand command, Cycle cycle, RefusalCode code) {
    assertThat(outcome(given, command, cycle, NOW).refusal).isEqualTo(code);
    assertThat(refusalsOf(act, Lifecycle.State.of(given.state()))).contains(code);
  }

  @Test
  void aLeadTakesBackOnlyWhatIsNotChallenged() {
    assertThat(SampleReview.submitted().when(SampleReview.reopen(null), LEAD)).hasSize(1);
    refused(
        RefusalCode.CHALLENGES_OPEN,
        () -> SampleReview.challenged().when(SampleReview.reopen(null), LEAD));
    assertThat(SampleReview.challenged().when(SampleReview.reopen(null), REVIEWER)).hasSize(1);
    refused(
        RefusalCode.NOT_ALLOWED,
        () -> SampleReview.signedOff().when(SampleReview.reopen(null), REVIEWER, LEAD));
    assertThat(SampleReview.signedOff().when(SampleReview.reopen(null), COORDINATOR)).hasSize(1);
  }

  private static List<RefusalCode> refusalsOf(Act act, Lifecycle.State state) {
    return Lifecycle.cell(act, state) instanceof Cell.Takes takes ? takes.refusals() : List.of();
  }

  private static void refused(RefusalCode code, ThrowingCallable decision) {
    assertThatThrownBy(decision)
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  /** Written apart from the table: - is taken, * only while a term of its own runs. */
  @ParameterizedTest
  @CsvSource({
    "OPEN,      cycle-not-open, -, cycle-past-cut-off*, cycle-closed*, cycle-cancelled",
    "RATE,      cycle-not-open, -, cycle-past-cut-off*, cycle-closed*, cycle-cancelled",
    "RECONFIRM, cycle-not-open, -, cycle-past-cut-off*, cycle-closed*, cycle-cancelled",
    "WITHDRAW,  cycle-not-open, -, cycle-past-cut-off*, cycle-closed*, cycle-cancelled",
    "SUBMIT,    cycle-not-open, -, -,                   cycle-closed*, cycle-cancelled",
    "CHALLENGE, cycle-not-open, -, -,                   cycle-closed*, cycle-cancelled",
    "ANSWER,    cycle-not-open, -, -,                   cycle-closed*, cycle-cancelled",
    "AGREE,     cycle-not-open, -, -,                   cycle-closed*, cycle-cancelled",
    "SIGN_OFF,  cycle-not-open, -, -,                   cycle-closed*, cycle-cancelled",
    "REOPEN,    cycle-not-open, -, -,                   -,             cycle-cancelled",
    "EXTEND,    cycle-not-open, -, -,                   -,             cycle-cancelled",
    "EXCUSE,    -,              -, -,                   cycle-closed,  cycle-cancelled",
    "EXPECT,    -,              -, -,                   cycle-closed,  cycle-cancelled",
    "ASSIGN,    -,              -, -,                   cycle-closed,  cycle-cancelled"
  })
  void theCycleIsAskedFirst(
      Act act, String planned, String open, String pastCutOff, String closed, String cancelled) {
    List<String> expected = List.of(planned, open, pastCutOff, closed, cancelled);
    int column = 0;
    for (CyclePhase phase : CyclePhase.values()) {
      String refusal = expected.get(column++);
      Instant now = moment(phase);
      SampleReview plain = SampleReview.in(taking(act));
      SampleReview extended = SampleReview.in(taking(act)).until(now.plus(Duration.ofHours(1)));

      assertThat(ofTheCycle(act, plain, phase)).as("%s, %s", act, phase).isEqualTo(bare(refusal));
      assertThat(ofTheCycle(act, extended, phase))
          .as("%s, %s, extended", act, phase)
          .isEqualTo(refusal.endsWith("*") ? "-" : bare(refusal));
    }
  }

  private static String bare(String refusal) {
    return refusal.replace("*", "");
  }

  private static Lifecycle.State taking(Act act) {
    return switch (act) {
      case CHALLENGE, ANSWER, AGREE, SIGN_OFF, REOPEN -> Lifecycle.State.SUBMITTED;
      case EXCUSE -> Lifecycle.State.NOT_STARTED;
      case EXPECT -> Lifecycle.State.EXCUSED;
      default -> Lifecycle.State.OPEN;
    };
  }

  private static Instant moment(CyclePhase phase) {
    return switch (phase) {
      case PLANNED -> Instant.parse("2026-08-30T12:00:00Z");
      case OPEN, CANCELLED -> NOW;
      case PAST_CUT_OFF, CLOSED -> LATE;
    };
  }

  private static String ofTheCycle(Act act, SampleReview given, CyclePhase phase) {
    Instant now = moment(phase);
    Cycle cycle =
        switch (phase) {
          case CLOSED -> SampleAssessment.closedCycle();
          case CANCELLED -> SampleReview.cancelledCycle();
          case PLANNED, OPEN, PAST_CUT_OFF -> SampleAssessment.cycle();
        };
    assertThat(cycle.phase(now)).isEqualTo(phase);
    RefusalCode refusal = outcome(given, SampleReview.command(act, now), cycle, now).refusal;
    return refusal == null || !OF_THE_CYCLE.contains(refusal) ? "-" : refusal.code();
  }

  @Test
  void onceATermHasRunOutTheAssessmentTakesNothingAfterTheCutOff() {
    SampleReview lapsed = SampleReview.rated().until(LATE);
    List<RefusalCode> refusals = new ArrayList<>();
    for (Act act : List.of(Act.RATE, Act.RECONFIRM, Act.SUBMIT)) {
      Instant now = LATE.plusSeconds(1);
      refusals.add(
          outcome(lapsed, SampleReview.command(act, now), SampleAssessment.cycle(), now).refusal);
    }

    assertThat(refusals).containsOnly(RefusalCode.CYCLE_PAST_CUT_OFF);
  }
}
