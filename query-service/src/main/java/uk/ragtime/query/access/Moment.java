package uk.ragtime.query.access;

import java.time.Instant;
import java.time.LocalDate;
import uk.ragtime.kernel.Calendar;

/**
 * A moment to look at. Ratings are true from a day on, so the day is what counts: at an instant,
 * all that became true on its day in London is in force.
 *
 * @param instant the moment itself; of a date, its last second in London, so that it leads back
 *     here
 * @param day the last day whose ratings are in force
 */
public record Moment(Instant instant, LocalDate day) {
  public static Moment at(Instant instant) {
    return new Moment(instant, Calendar.dayOf(instant));
  }

  public static Moment endOf(LocalDate day) {
    return new Moment(Calendar.endOf(day).minusSeconds(1), day);
  }
}
