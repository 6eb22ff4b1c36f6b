package uk.ragtime.query.profile;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Decides when a rating is too old to be relied on.
 *
 * @param on day of the query
 * @param afterDays age in days beyond which a rating that was neither given nor confirmed again is
 *     stale
 */
record Staleness(LocalDate on, int afterDays) {
  /**
   * @param confirmedOn day from which it was last given or reconfirmed
   */
  int ageInDays(LocalDate confirmedOn) {
    return Math.toIntExact(ChronoUnit.DAYS.between(confirmedOn, on));
  }

  boolean isStale(LocalDate confirmedOn) {
    return ageInDays(confirmedOn) > afterDays;
  }
}
