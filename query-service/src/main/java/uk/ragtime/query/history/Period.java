package uk.ragtime.query.history;

import java.time.Instant;
import uk.ragtime.query.access.Moment;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.rating.RatingsAt;

/**
 * A point of a history.
 *
 * @param name of the period
 * @param at moment that represents it
 * @param cycle whose checklist version the point looks through
 * @param outcome whether it is the outcome of the cycle
 */
record Period(String name, Moment at, Cycle cycle, boolean outcome) {
  /** Entries that count. */
  RatingsAt ratings(Instant now, Instant knownAt) {
    return outcome ? cycle.outcome(now, knownAt) : RatingsAt.inForce(at.day(), knownAt);
  }
}
