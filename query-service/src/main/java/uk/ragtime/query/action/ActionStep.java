package uk.ragtime.query.action;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.ActionStatus;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.Rating;

/**
 * A step of an action.
 *
 * @param version of the action's stream
 * @param plan null for progress
 * @param progress null for a plan
 */
record ActionStep(
    Kind kind,
    long position,
    long version,
    Instant recordedAt,
    String actor,
    @Nullable Plan plan,
    @Nullable Progress progress) {
  /** Kind of a step. */
  enum Kind {
    PLANNED,
    REVISED,
    PROGRESSED
  }

  /**
   * The plan as a whole, as it was known from the step on.
   *
   * @param aim null where none was named
   * @param whatSeal null where nothing more was said
   */
  record Plan(
      AgencyCode agency,
      AreaCode area,
      ChecklistCode checklist,
      List<CapabilityCode> capabilities,
      @Nullable Rating aim,
      LocalDate dueOn,
      String titleSeal,
      @Nullable String whatSeal) {}

  /**
   * @param on day from which the status holds
   * @param noteSeal null where nothing was noted
   */
  record Progress(ActionStatus status, LocalDate on, @Nullable String noteSeal) {}
}
