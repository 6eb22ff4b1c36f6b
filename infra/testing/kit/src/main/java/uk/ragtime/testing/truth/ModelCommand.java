package uk.ragtime.testing.truth;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

sealed interface ModelCommand extends Step {
  record Publish(String checklist, int version, List<ChecklistItem> items, List<String> dropped)
      implements ModelCommand {}

  /** Sets a cycle up, or gives it other dates. */
  record Schedule(
      String cycle,
      String checklist,
      int version,
      LocalDate opensOn,
      TimeReference cutOff,
      boolean historic)
      implements ModelCommand {}

  record Close(String cycle) implements ModelCommand {}

  /** One rating, or several at once. */
  record Rate(String cycle, AgencyInArea place, List<Given> given) implements ModelCommand {}

  record Reconfirm(
      String cycle, AgencyInArea place, String code, @Nullable LocalDate day, boolean explained)
      implements ModelCommand {}

  /**
   * A rating as it is given.
   *
   * @param day from which it is true; today where it is not said
   * @param explained whether there is a rationale
   */
  record Given(
      String code,
      Rating rating,
      @Nullable Reason reason,
      @Nullable LocalDate day,
      boolean explained) {}
}
