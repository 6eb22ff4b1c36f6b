package uk.ragtime.web.limit;

import java.time.Duration;

/**
 * Rate at which a budget fills.
 *
 * @param perSecond requests that may go on for ever
 * @param burst requests at once, of a budget that is full
 */
record Rate(int perSecond, int burst) {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  Rate {
    if (perSecond < 1 || burst < 1) {
      throw new IllegalArgumentException("A rate and its burst are at least 1");
    }
  }

  /** Nanoseconds that one request takes to come back. */
  long nanosEach() {
    return Math.max(1, SECOND / perSecond);
  }

  /** Nanoseconds that a budget which is empty takes to fill. */
  long nanosToFill() {
    return burst * nanosEach();
  }
}
