package uk.ragtime.query.access;

import java.time.Instant;
import java.time.LocalDate;
import uk.ragtime.kernel.Calendar;

/**
 * Moment that a query is about. Ratings are effective from a day on, so the day decides: at an
 * instant, everything effective on its day in London is in force.
 *
 * @param instant the moment itself; for a date, its last second in London, which maps back to that
 *     date
 * @param day last day whose ratings are in force
 */
public record Moment(Instant instant, LocalDate day) {
  public static Moment at(Instant instant) {
    return new Moment(instant, Calendar.dayOf(instant));
  }

  public static Moment endOf(LocalDate day) {
    return new Moment(Calendar.endOf(day).minusSeconds(1), day);
  }
}
