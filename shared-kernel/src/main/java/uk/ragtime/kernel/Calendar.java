package uk.ragtime.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Beginnings and ends of the platform's days. Dates are London's, instants are UTC. */
public final class Calendar {
  /** The zone of all dates. */
  public static final ZoneId LONDON = ZoneId.of("Europe/London");

  private Calendar() {}

  /** The day an instant falls on in London. */
  public static LocalDate dayOf(Instant instant) {
    return instant.atZone(LONDON).toLocalDate();
  }

  /** The first instant after a day in London: whatever happened on the day happened before it. */
  public static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(LONDON).toInstant();
  }
}
