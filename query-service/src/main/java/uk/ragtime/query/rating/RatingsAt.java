package uk.ragtime.query.rating;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CycleCode;

/**
 * Selects the entry that counts for a cell: the one in force on a day or, for the outcome of a
 * cycle, the rating given in that cycle; if the cell was not rated in it, the one in force by then.
 *
 * @param day last day whose entries count
 * @param knownAt latest instant of recording that counts
 * @param cycle whose outcome it is; null for ratings in force
 * @param since first day from which the cycle's own entries may be effective; null for any
 * @param settledAt latest instant of recording that counts for entries of other cycles
 * @param stage whose entries count
 */
public record RatingsAt(
    LocalDate day,
    Instant knownAt,
    @Nullable CycleCode cycle,
    @Nullable LocalDate since,
    Instant settledAt,
    StageFilter stage) {
  /** Standing ratings in force on a day, as known at an instant. */
  public static RatingsAt inForce(LocalDate day, Instant knownAt) {
    return new RatingsAt(day, knownAt, null, null, knownAt, StageFilter.STANDING);
  }

  /** Outcome of a cycle, by the standing ratings. */
  public static RatingsAt outcome(
      CycleCode cycle,
      @Nullable LocalDate since,
      LocalDate day,
      Instant knownAt,
      Instant settledAt) {
    return new RatingsAt(day, knownAt, cycle, since, settledAt, StageFilter.STANDING);
  }

  /** The same by another stage. */
  public RatingsAt by(StageFilter other) {
    return new RatingsAt(day, knownAt, cycle, since, settledAt, other);
  }

  /**
   * No rating is effective more than a day after it was recorded (a check constraint allows for
   * clocks that differ), so later days cannot hold anything that was known. Without this bound, a
   * query about what was known long ago would scan everything recorded since.
   */
  LocalDate lastDay() {
    LocalDate last = Calendar.dayOf(knownAt).plusDays(1);
    return day.isAfter(last) ? last : day;
  }
}
