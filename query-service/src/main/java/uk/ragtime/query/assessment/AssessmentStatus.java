package uk.ragtime.query.assessment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.ragtime.query.cycle.Cycle;

/**
 * State that the steps of an assessment leave, with what is told beside it.
 *
 * @param until instant from which it takes nothing unless its cycle does; null if none was given
 * @param reopened number of times that it was sent back, taken back or reopened
 * @param submittedAt of the last submission that was not taken back; null for none
 * @param signedAt of the sign-off in force; null for none
 * @param submission position of that submission; 0 for none
 */
public record AssessmentStatus(
    AssessmentState state,
    @Nullable Instant until,
    int reopened,
    @Nullable Instant submittedAt,
    @Nullable Instant signedAt,
    long submission) {
  /** Of an assessment of which nothing is known. */
  public static final AssessmentStatus NONE =
      new AssessmentStatus(AssessmentState.NOT_STARTED, null, 0, null, null, 0);

  /** The status after one more step. */
  AssessmentStatus after(
      StepKind kind, long position, Instant recordedAt, @Nullable Instant stepUntil) {
    return switch (kind) {
      case OPENED -> in(AssessmentState.OPEN);
      case SUBMITTED ->
          new AssessmentStatus(
              AssessmentState.SUBMITTED, until, reopened, recordedAt, null, position);
      case SIGNED_OFF ->
          new AssessmentStatus(
              AssessmentState.SIGNED_OFF, until, reopened, submittedAt, recordedAt, submission);
      case REOPENED ->
          new AssessmentStatus(AssessmentState.OPEN, stepUntil, reopened + 1, null, null, 0);
      case EXTENDED ->
          new AssessmentStatus(state, stepUntil, reopened, submittedAt, signedAt, submission);
      case EXCUSED -> in(AssessmentState.EXCUSED);
      case EXPECTED -> in(AssessmentState.NOT_STARTED);
      case CHALLENGED, ANSWERED, AGREED, ASSIGNED -> this;
    };
  }

  private AssessmentStatus in(AssessmentState next) {
    return new AssessmentStatus(next, until, reopened, submittedAt, signedAt, submission);
  }

  /** Whether the agency may still write in it. */
  boolean isWithTheAgency() {
    return state == AssessmentState.NOT_STARTED || state == AssessmentState.OPEN;
  }

  /** Whether ratings are taken at an instant: the cycle takes them, or this assessment still. */
  public boolean takesRatings(Cycle cycle, Instant now) {
    return isWithTheAgency() && isOpenFor(cycle, now, false);
  }

  /** Whether a submission is taken at an instant, if late; after an own time only within it. */
  public boolean takesSubmission(Cycle cycle, Instant now) {
    return isWithTheAgency() && isOpenFor(cycle, now, until == null);
  }

  /** Whether reviewers and agencies may settle ratings at an instant. */
  public boolean takesReview(Cycle cycle, Instant now) {
    return state == AssessmentState.SUBMITTED && isOpenFor(cycle, now, true);
  }

  /** Whether it was given time of its own, and that has run out with nothing else left. */
  public boolean hasLapsed(Cycle cycle, Instant now) {
    return until != null
        && !now.isBefore(until)
        && isWithTheAgency()
        && !isOpenFor(cycle, now, false);
  }

  private boolean isOpenFor(Cycle cycle, Instant now, boolean pastCutOff) {
    return switch (cycle.statusAt(now)) {
      case OPEN -> true;
      case PLANNED, CANCELLED -> false;
      case PAST_CUT_OFF -> pastCutOff || isExtendedAt(now);
      case CLOSED -> isExtendedAt(now);
    };
  }

  private boolean isExtendedAt(Instant now) {
    return until != null && now.isBefore(until);
  }

  /** Instant by which the agency has to be done: the cut-off, or later if it has longer. */
  public Instant deadline(Cycle cycle) {
    return until != null && (until.isAfter(cycle.cutOff()) || cycle.closedAt() != null)
        ? until
        : cycle.cutOff();
  }
}
