package uk.ragtime.portal.assessment;

import uk.ragtime.portal.api.Assessment;

/** State of one capability in an assessment, in words. */
public enum CellState {
  NOT_RATED,
  CARRIED_OVER,
  RATED,
  LOOKED_AT,
  CHALLENGED,
  ANSWERED,
  AGREED;

  public static CellState of(Assessment.Cell cell) {
    if (cell.isChallenged()) {
      return cell.isAnswered() ? ANSWERED : CHALLENGED;
    }
    if (cell.agreed() != null) {
      return AGREED;
    }
    Assessment.Word self = cell.self();
    if (self != null) {
      return self.reconfirmed() ? LOOKED_AT : RATED;
    }
    return cell.carriedOver() == null ? NOT_RATED : CARRIED_OVER;
  }

  /** Whether somebody looked at it in this cycle. */
  public boolean isLookedAt() {
    return switch (this) {
      case NOT_RATED, CARRIED_OVER -> false;
      case RATED, LOOKED_AT, CHALLENGED, ANSWERED, AGREED -> true;
    };
  }

  public String messageKey() {
    return "cell." + name();
  }
}
