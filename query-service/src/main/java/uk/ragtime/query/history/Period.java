package uk.ragtime.query.history;

import java.time.Instant;
import uk.ragtime.query.access.Moment;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.rating.RatingsAt;

/**
 * One point of a history.
 *
 * @param name what the period is called
 * @param at the moment that stands for it
 * @param cycle through whose version of the checklist one looks
 * @param outcome whether it is the cycle's outcome
 */
record Period(String name, Moment at, Cycle cycle, boolean outcome) {
  /** The entries that count. */
  RatingsAt ratings(Instant now, Instant knownAt) {
    return outcome ? cycle.outcome(now, knownAt) : RatingsAt.inForce(at.day(), knownAt);
  }
}
