package uk.ragtime.command.assessment;

import static uk.ragtime.command.assessment.Cell.nothing;
import static uk.ragtime.command.assessment.Cell.records;
import static uk.ragtime.command.assessment.Cell.refuses;
import static uk.ragtime.command.decision.RefusalCode.AGREEMENT_ONE_SIDED;
import static uk.ragtime.command.decision.RefusalCode.ASSESSMENT_EXCUSED;
import static uk.ragtime.command.decision.RefusalCode.ASSESSMENT_INCOMPLETE;
import static uk.ragtime.command.decision.RefusalCode.ASSESSMENT_NOT_SUBMITTED;
import static uk.ragtime.command.decision.RefusalCode.ASSESSMENT_SIGNED_OFF;
import static uk.ragtime.command.decision.RefusalCode.ASSESSMENT_STARTED;
import static uk.ragtime.command.decision.RefusalCode.ASSESSMENT_SUBMITTED;
import static uk.ragtime.command.decision.RefusalCode.CHALLENGES_OPEN;
import static uk.ragtime.command.decision.RefusalCode.NOTHING_TO_RECONFIRM;
import static uk.ragtime.command.decision.RefusalCode.NOTHING_TO_REOPEN;
import static uk.ragtime.command.decision.RefusalCode.NOT_ALL_AGREED;
import static uk.ragtime.command.decision.RefusalCode.NO_OPEN_CHALLENGE;
import static uk.ragtime.command.decision.RefusalCode.RATING_UNKNOWN;
import static uk.ragtime.command.decision.RefusalCode.SEES_THE_SAME;
import static uk.ragtime.command.decision.RefusalCode.SHEET_CHANGED;

import java.time.Instant;
import java.util.List;
import uk.ragtime.command.cycle.Cycle;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExcused;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExpected;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExtended;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentReopened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSignedOff;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSubmitted;
import uk.ragtime.kernel.event.AssessmentEvent.CapabilitiesAssigned;
import uk.ragtime.kernel.event.AssessmentEvent.ChallengeAnswered;
import uk.ragtime.kernel.event.AssessmentEvent.RatingAgreed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChallenged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingWithdrawn;
import uk.ragtime.kernel.event.CommentEvent.CommentMade;

/**
 * The lifecycle of an assessment, as a table of acts by states. Deciders act where it takes an act;
 * docs/LIFECYCLE.md is written from it.
 */
public final class Lifecycle {
  private Lifecycle() {}

  /**
   * States, in the order of the table's columns.
   *
   * @see Assessment
   */
  public enum State {
    NOT_STARTED,
    OPEN,
    SUBMITTED,
    SIGNED_OFF,
    EXCUSED;

    static State of(Assessment assessment) {
      return switch (assessment) {
        case Assessment.NotStarted _ -> NOT_STARTED;
        case Assessment.Open _ -> OPEN;
        case Assessment.Submitted _ -> SUBMITTED;
        case Assessment.SignedOff _ -> SIGNED_OFF;
        case Assessment.Excused _ -> EXCUSED;
      };
    }
  }

  private static List<Cell> cells(Act act) {
    Cell submitted = refuses(ASSESSMENT_SUBMITTED);
    Cell signed = refuses(ASSESSMENT_SIGNED_OFF);
    Cell excused = refuses(ASSESSMENT_EXCUSED);
    Cell notSubmitted = refuses(ASSESSMENT_NOT_SUBMITTED);
    Cell started = refuses(ASSESSMENT_STARTED);
    Cell noReopening = refuses(NOTHING_TO_REOPEN);
    return switch (act) {
      case OPEN -> List.of(records(AssessmentOpened.class), nothing(), submitted, signed, excused);
      case RATE ->
          List.of(
              records(AssessmentOpened.class, RatingChanged.class, RatingReconfirmed.class),
              records(RatingChanged.class, RatingReconfirmed.class),
              submitted,
              signed,
              excused);
      case RECONFIRM ->
          List.of(
              records(AssessmentOpened.class, RatingReconfirmed.class).or(NOTHING_TO_RECONFIRM),
              records(RatingReconfirmed.class).or(NOTHING_TO_RECONFIRM),
              submitted,
              signed,
              excused);
      case WITHDRAW ->
          List.of(
              refuses(RATING_UNKNOWN),
              records(RatingWithdrawn.class, RatingChanged.class, RatingReconfirmed.class)
                  .or(RATING_UNKNOWN),
              submitted,
              signed,
              excused);
      case SUBMIT ->
          List.of(
              records().or(ASSESSMENT_INCOMPLETE),
              records(AssessmentSubmitted.class).or(ASSESSMENT_INCOMPLETE),
              nothing(),
              signed,
              excused);
      case CHALLENGE ->
          List.of(
              notSubmitted,
              notSubmitted,
              records(RatingChallenged.class).or(SEES_THE_SAME),
              signed,
              excused);
      case ANSWER ->
          List.of(
              notSubmitted,
              notSubmitted,
              records(ChallengeAnswered.class).or(NO_OPEN_CHALLENGE),
              signed,
              excused);
      case AGREE ->
          List.of(
              notSubmitted,
              notSubmitted,
              records(RatingAgreed.class).or(AGREEMENT_ONE_SIDED),
              signed,
              excused);
      case SIGN_OFF ->
          List.of(
              notSubmitted,
              notSubmitted,
              records(AssessmentSignedOff.class).or(CHALLENGES_OPEN, NOT_ALL_AGREED, SHEET_CHANGED),
              nothing(),
              excused);
      case REOPEN ->
          List.of(
              noReopening,
              noReopening,
              records(AssessmentReopened.class).or(CHALLENGES_OPEN),
              records(AssessmentReopened.class),
              noReopening);
      case EXTEND -> {
        Cell extended = records(AssessmentExtended.class);
        yield List.of(extended, extended, extended, signed, excused);
      }
      case EXCUSE ->
          List.of(records(AssessmentExcused.class), started, started, started, nothing());
      case EXPECT ->
          List.of(nothing(), nothing(), nothing(), nothing(), records(AssessmentExpected.class));
      case ASSIGN -> {
        Cell assigns = records(CapabilitiesAssigned.class);
        yield List.of(assigns, assigns, submitted, signed, excused);
      }
      case COMMENT -> {
        Cell comments = records(CommentMade.class);
        yield List.of(comments, comments, comments, comments, comments);
      }
    };
  }

  /** The cell of an act in a state. */
  public static Cell cell(Act act, State state) {
    List<Cell> cells = cells(act);
    return switch (state) {
      case NOT_STARTED -> cells.get(0);
      case OPEN -> cells.get(1);
      case SUBMITTED -> cells.get(2);
      case SIGNED_OFF -> cells.get(3);
      case EXCUSED -> cells.get(4);
    };
  }

  /**
   * Asks the cycle, then the assessment.
   *
   * @return whether there is anything to decide; otherwise it is so already
   * @throws Refused if either does not take the act
   */
  public static boolean takes(Act act, Cycle cycle, Assessment assessment, Instant now) {
    Gate.requireTaking(act, cycle, assessment, now);
    return switch (cell(act, State.of(assessment))) {
      case Cell.Takes _ -> true;
      case Cell.Nothing _ -> false;
      case Cell.Refuses refuses -> throw new Refused(refuses.code());
    };
  }
}
