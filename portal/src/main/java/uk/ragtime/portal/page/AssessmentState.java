package uk.ragtime.portal.page;

import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.Progress;

/** State words of an assessment, the same on every page. */
public enum AssessmentState {
  NOT_OPENED,
  BEING_RATED,
  REOPENED,
  SUBMITTED,
  CHALLENGED,
  ANSWERED,
  AGREED,
  SIGNED_OFF,
  EXCUSED;

  public static AssessmentState of(Assessment assessment) {
    boolean allAnswered =
        assessment.cells().stream()
            .filter(Assessment.Cell::isChallenged)
            .allMatch(Assessment.Cell::isAnswered);
    return of(
        assessment.state(),
        assessment.reopened(),
        assessment.challengesOpen(),
        allAnswered,
        assessment.ready() && assessment.cells().stream().anyMatch(cell -> cell.agreed() != null));
  }

  /** The numbers of a cycle's progress do not tell answered challenges from others. */
  public static AssessmentState of(Progress.OfAgency agency) {
    return of(
        agency.state(),
        agency.reopened(),
        agency.challengesOpen(),
        false,
        agency.challengesSettled() > 0);
  }

  private static AssessmentState of(
      String state, int reopened, int challengesOpen, boolean allAnswered, boolean agreed) {
    return switch (state) {
      case "OPEN" -> reopened > 0 ? REOPENED : BEING_RATED;
      case "SUBMITTED" -> {
        if (challengesOpen > 0) {
          yield allAnswered ? ANSWERED : CHALLENGED;
        }
        yield agreed ? AGREED : SUBMITTED;
      }
      case "SIGNED_OFF" -> SIGNED_OFF;
      case "EXCUSED" -> EXCUSED;
      default -> NOT_OPENED;
    };
  }

  public String messageKey() {
    return "state." + name();
  }
}
