package uk.ragtime.query.action;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;

/**
 * An action, with what became of its cells.
 *
 * @param asOf day that the cells are shown for
 */
record ActionOutcome(
    @JsonUnwrapped ActionView action, LocalDate asOf, List<ActionCell> cells, long position) {
  /**
   * A cell that an action is about.
   *
   * @param named code that the action names
   * @param capability code of the item that stands for it now; null if it was dropped
   * @param whenPlanned standing rating on the day on which the action was planned; null for none
   * @param whenDone likewise, on the day on which it was done; null while it is not
   * @param rating likewise, on the day in question
   * @param effectiveOn day of that rating
   * @param verdict null while the action is not done
   */
  record ActionCell(
      CapabilityCode named,
      @Nullable CapabilityCode capability,
      @Nullable Rating whenPlanned,
      @Nullable Rating whenDone,
      @Nullable Rating rating,
      @Nullable LocalDate effectiveOn,
      @Nullable Verdict verdict) {}
}
