package uk.ragtime.operator.backup;

import java.time.Duration;
import java.util.Locale;

/**
 * Extent of what a restore lost.
 *
 * @param span from the last event that was kept to the last one that was lost
 */
record Loss(long events, Duration span) {
  static final Loss NONE = new Loss(0, Duration.ZERO);

  static Loss between(StoreHead live, StoreHead restored) {
    return live.events() <= restored.events()
        ? NONE
        : new Loss(
            live.events() - restored.events(),
            Duration.between(restored.lastRecordedAt(), live.lastRecordedAt()));
  }

  Loss and(Loss other) {
    return new Loss(events + other.events, span.compareTo(other.span) < 0 ? other.span : span);
  }

  /** In events and seconds, for an operator. */
  String inWords() {
    return events == 0
        ? "nothing is lost"
        : String.format(
            Locale.UK,
            "%,d %s lost, recorded within %.1f seconds",
            events,
            events == 1 ? "event is" : "events are",
            span.toMillis() / 1_000.0);
  }
}
