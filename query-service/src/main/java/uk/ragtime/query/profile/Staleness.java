package uk.ragtime.query.profile;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * When a rating is too old to be relied on.
 *
 * @param on the day on which one looks
 * @param afterDays a rating that nobody has given or confirmed for longer is stale
 */
record Staleness(LocalDate on, int afterDays) {
  /**
   * @param confirmedOn the day from which somebody last said so
   */
  int ageInDays(LocalDate confirmedOn) {
    return Math.toIntExact(ChronoUnit.DAYS.between(confirmedOn, on));
  }

  boolean isStale(LocalDate confirmedOn) {
    return ageInDays(confirmedOn) > afterDays;
  }
}
