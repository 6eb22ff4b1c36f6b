package uk.ragtime.query.rebuild;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fast a rebuild loads.
 *
 * @param eventsPerSecond 0 before the first, and when all are in and their indexes are made
 * @param secondsLeft until everything is loaded; null where there is no pace
 */
record Pace(long eventsPerSecond, @Nullable Long secondsLeft) {
  static Pace of(Rebuild rebuild) {
    Instant began = rebuild.startedAt();
    long left = rebuild.eventsInAll() - rebuild.eventsDone();
    if (rebuild.step() != Step.BUILDING
        || began == null
        || rebuild.eventsDone() == 0
        || left == 0) {
      return new Pace(0, null);
    }
    long millis = Math.max(1, Duration.between(began, rebuild.updatedAt()).toMillis());
    long rate = Math.max(1, rebuild.eventsDone() * 1_000 / millis);
    return new Pace(rate, (left + rate - 1) / rate);
  }
}
