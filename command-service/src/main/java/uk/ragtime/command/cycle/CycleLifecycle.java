package uk.ragtime.command.cycle;

import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;

/** The lifecycle of review cycles: the effect of each act in each phase. */
public final class CycleLifecycle {
  /** An act on a cycle that exists. Of several changes in one request, the last here counts. */
  public enum Act {
    KEEP,
    CHANGE_NAME_OR_DATES,
    CHANGE_RULES,
    CHANGE_CHECKLIST_OR_KIND,
    CLOSE,
    CANCEL
  }

  private CycleLifecycle() {}

  /**
   * Whether an act changes a cycle.
   *
   * @return false if there is nothing to do
   * @throws Refused if the phase does not allow it
   */
  public static boolean changes(Act act, CyclePhase phase) {
    return switch (phase) {
      case PLANNED -> whilePlanned(act);
      case OPEN, PAST_CUT_OFF -> onceOpen(act);
      case CLOSED -> afterClosing(act);
      case CANCELLED -> afterCancelling(act);
    };
  }

  private static boolean whilePlanned(Act act) {
    return switch (act) {
      case KEEP -> false;
      case CHANGE_NAME_OR_DATES, CHANGE_RULES, CLOSE, CANCEL -> true;
      case CHANGE_CHECKLIST_OR_KIND -> throw new Refused(RefusalCode.CYCLE_FIXED);
    };
  }

  private static boolean onceOpen(Act act) {
    return switch (act) {
      case KEEP -> false;
      case CHANGE_NAME_OR_DATES, CLOSE -> true;
      case CHANGE_RULES, CHANGE_CHECKLIST_OR_KIND -> throw new Refused(RefusalCode.CYCLE_FIXED);
      case CANCEL -> throw new Refused(RefusalCode.CYCLE_NOT_PLANNED);
    };
  }

  private static boolean afterClosing(Act act) {
    return switch (act) {
      case KEEP, CLOSE -> false;
      case CHANGE_NAME_OR_DATES -> throw new Refused(RefusalCode.CYCLE_CLOSED);
      case CHANGE_RULES, CHANGE_CHECKLIST_OR_KIND -> throw new Refused(RefusalCode.CYCLE_FIXED);
      case CANCEL -> throw new Refused(RefusalCode.CYCLE_NOT_PLANNED);
    };
  }

  private static boolean afterCancelling(Act act) {
    return switch (act) {
      case CANCEL -> false;
      case KEEP, CHANGE_NAME_OR_DATES, CHANGE_RULES, CHANGE_CHECKLIST_OR_KIND, CLOSE ->
          throw new Refused(RefusalCode.CYCLE_CANCELLED);
    };
  }
}
