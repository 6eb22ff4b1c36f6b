package uk.ragtime.query.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shares the projector's progress with other threads: its lag, and how many partnerships are in
 * quarantine.
 */
@Component
final class ProjectionProgress {
  private final Clock clock;
  private volatile int partitions;
  private volatile long lagEvents;
  private volatile int parked;
  private volatile boolean caughtUpOnce;
  private volatile @Nullable Instant lastRecordedAt;
  private volatile @Nullable Instant startedAt;

  ProjectionProgress(Clock clock) {
    this.clock = clock;
  }

  void started() {
    startedAt = clock.instant();
  }

  void assigned(int count) {
    partitions = count;
  }

  void projected(Instant recordedAt) {
    lastRecordedAt = recordedAt;
  }

  void parked(int count) {
    parked = count;
  }

  /**
   * @param events number of records still to come; negative while Kafka has not reported it
   */
  void behindBy(long events) {
    lagEvents = Math.max(0, events);
    if (events == 0) {
      caughtUpOnce = true;
    }
  }

  int partitions() {
    return partitions;
  }

  long lagEvents() {
    return lagEvents;
  }

  double lagSeconds() {
    Instant last = lastRecordedAt;
    return lagEvents == 0 || last == null
        ? 0
        : Duration.between(last, clock.instant()).toMillis() / 1000.0;
  }

  int parked() {
    return parked;
  }

  /**
   * Whether the projector has caught up once, or has tried for so long that answers that are behind
   * are better than none.
   */
  boolean hasTried(Duration longEnough) {
    Instant started = startedAt;
    return caughtUpOnce || (started != null && clock.instant().isAfter(started.plus(longEnough)));
  }
}
