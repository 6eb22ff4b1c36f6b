package uk.ragtime.query.access;

import java.util.List;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.Violation;

/** Problems of the read side. Their codes are published and do not change. */
public final class Refusals {
  public static final Problem PARTNERSHIP_UNKNOWN =
      new Problem("partnership-unknown", 404, "There is no such partnership for the caller");
  public static final Problem AREA_UNKNOWN =
      new Problem("area-unknown", 404, "The partnership has no such area");
  public static final Problem CYCLE_UNKNOWN =
      new Problem("cycle-unknown", 404, "The partnership has no such review cycle");
  public static final Problem MEMBER_UNKNOWN =
      new Problem("member-unknown", 404, "The partnership has no such member");
  public static final Problem CHECKLIST_UNKNOWN =
      new Problem("checklist-unknown", 404, "The partnership has no such checklist");
  public static final Problem ERASURE_UNKNOWN =
      new Problem("erasure-unknown", 404, "The partnership has no such erasure");
  public static final Problem HOLD_UNKNOWN =
      new Problem("hold-unknown", 404, "The partnership has no such hold");
  public static final Problem AGENCY_UNKNOWN =
      new Problem("agency-unknown", 404, "The partnership has no such agency");
  public static final Problem ACTION_UNKNOWN =
      new Problem("action-unknown", 404, "The partnership has no such action");
  public static final Problem SHEET_UNKNOWN =
      new Problem("sheet-unknown", 404, "The assessment has no sheet yet");
  public static final Problem SIGN_OFF_UNKNOWN =
      new Problem("sign-off-unknown", 404, "There is no sign-off of this number");
  public static final Problem NOT_YOUR_AGENCY =
      new Problem("not-your-agency", 403, "The caller writes for other agencies");
  public static final Problem POSITION_NOT_REACHED =
      new Problem(
          "position-not-reached", 409, "The read models have not reached this position yet");

  public static final Problem CURSOR_BEYOND_LOG =
      new Problem("cursor-beyond-log", 409, "The log has not reached this position");

  public static final Problem LOG_DIVERGED =
      new Problem(
          "log-diverged", 503, "The read models hold events that the event store does not have");

  public static final Problem TOO_MANY_EXPORTS =
      new Problem("too-many-exports", 429, "Too many exports are under way");

  private Refusals() {}

  /** Identical for a partnership that does not exist and one that the caller is not a member of. */
  public static ProblemException partnershipUnknown() {
    return PARTNERSHIP_UNKNOWN.because("There is no such partnership, or the caller is no member");
  }

  /** Refuses a cursor from which there would be nothing to read, now or perhaps ever. */
  public static ProblemException cursorBeyondLog(long after, long position) {
    return new ProblemException(
            CURSOR_BEYOND_LOG,
            "The log stands at position %d, before %d".formatted(position, after),
            List.of(
                new Violation("after", "beyond-log", "must be " + position + " or less, for now")))
        .withHeader("Retry-After", "1");
  }

  /** Refuses to answer from events that a restore of the event store has undone. */
  public static ProblemException logDiverged() {
    return LOG_DIVERGED
        .because(
            "The event store was restored to an earlier time, and this partnership's read models"
                + " have not been rebuilt yet")
        .withHeader("Retry-After", "60");
  }

  /** Refuses a parameter with an invalid value. */
  public static ProblemException parameter(String name, String message) {
    return new ProblemException(
        Problem.INVALID_PARAMETER,
        name + " " + message,
        List.of(new Violation(name, "invalid", message)));
  }
}
