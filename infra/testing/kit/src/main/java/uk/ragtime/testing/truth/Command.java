package uk.ragtime.testing.truth;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

sealed interface Command extends Act {
  record Publish(String checklist, int version, List<Item> items, List<String> dropped)
      implements Command {}

  /** Sets a cycle up, or gives it other dates. */
  record Schedule(
      String cycle,
      String checklist,
      int version,
      LocalDate opensOn,
      Moment cutOff,
      boolean historic)
      implements Command {}

  record Close(String cycle) implements Command {}

  /** One rating, or several at once. */
  record Rate(String cycle, Place place, List<Given> given) implements Command {}

  record Reconfirm(
      String cycle, Place place, String code, @Nullable LocalDate day, boolean explained)
      implements Command {}

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
