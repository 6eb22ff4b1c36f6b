package uk.ragtime.portal.access;

import java.time.Clock;

/** Count of something that may happen so often in each minute. */
final class MinuteCount {
  private static final long SECONDS = 60;

  private final int most;
  private final Clock clock;
  private long minute;
  private int count;

  MinuteCount(int most, Clock clock) {
    this.most = most;
    this.clock = clock;
  }

  /** Counts one more; false if there were enough in this minute. */
  synchronized boolean take() {
    long now = clock.instant().getEpochSecond() / SECONDS;
    if (now != minute) {
      minute = now;
      count = 0;
    }
    return ++count <= most;
  }
}
