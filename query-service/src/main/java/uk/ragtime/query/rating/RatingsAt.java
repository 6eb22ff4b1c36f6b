package uk.ragtime.query.rating;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CycleCode;

/**
 * Which entries speak for a cell: those in force on a day, or the outcome of a cycle, which is what
 * the cell was rated in that cycle, and where it was not, what stood by then.
 *
 * @param day the last day whose entries count
 * @param knownAt the last instant of recording that counts
 * @param cycle whose outcome it is; null for what is in force
 * @param since the first day from which the cycle's own entries can be true; null for any
 * @param settledAt the last instant of recording that counts for entries of other cycles
 */
public record RatingsAt(
    LocalDate day,
    Instant knownAt,
    @Nullable CycleCode cycle,
    @Nullable LocalDate since,
    Instant settledAt) {
  /** What is in force on a day, as known at an instant. */
  public static RatingsAt inForce(LocalDate day, Instant knownAt) {
    return new RatingsAt(day, knownAt, null, null, knownAt);
  }

  /** What a cycle came to. */
  public static RatingsAt outcome(
      CycleCode cycle,
      @Nullable LocalDate since,
      LocalDate day,
      Instant knownAt,
      Instant settledAt) {
    return new RatingsAt(day, knownAt, cycle, since, settledAt);
  }

  /**
   * No rating is recorded before it is true, one day for clocks that differ excepted (the table
   * sees to it). So one need not look beyond what may have been known: without this, whoever asks
   * what was known long ago would pass over all that was recorded since.
   */
  LocalDate lastDay() {
    LocalDate last = Calendar.dayOf(knownAt).plusDays(1);
    return day.isAfter(last) ? last : day;
  }
}
