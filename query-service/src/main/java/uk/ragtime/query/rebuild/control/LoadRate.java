package uk.ragtime.query.rebuild.control;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.ragtime.query.rebuild.Rebuild;
import uk.ragtime.query.rebuild.RebuildState;

/**
 * Speed at which a rebuild loads events.
 *
 * @param eventsPerSecond 0 before the first event, and while indexes are built
 * @param secondsLeft until all events are loaded; null without a rate
 */
record LoadRate(long eventsPerSecond, @Nullable Long secondsLeft) {
  static LoadRate of(Rebuild rebuild) {
    Instant began = rebuild.startedAt();
    long left = rebuild.eventsInAll() - rebuild.eventsDone();
    if (rebuild.state() != RebuildState.BUILDING
        || began == null
        || rebuild.eventsDone() == 0
        || left == 0) {
      return new LoadRate(0, null);
    }
    long millis = Math.max(1, Duration.between(began, rebuild.updatedAt()).toMillis());
    long rate = Math.max(1, rebuild.eventsDone() * 1_000 / millis);
    return new LoadRate(rate, (left + rate - 1) / rate);
  }
}
