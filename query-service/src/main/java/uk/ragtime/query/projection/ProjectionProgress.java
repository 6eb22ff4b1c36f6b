package uk.ragtime.query.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shares the projector's progress with other threads: its lag, whether it can fetch events, and how
 * many partnerships are in quarantine.
 */
@Component
final class ProjectionProgress {
  private final Clock clock;
  private volatile int partitions;

  /** Of this instance's partitions; null while Kafka does not say. */
  private volatile @Nullable Long behindKafka;

  /** Of all partnerships; null while the store is not asked, or does not say. */
  private volatile @Nullable Lag behindStore;

  private volatile boolean storeAsked;
  private volatile FetchState fetching = FetchState.NOT_TRIED;
  private volatile boolean hasFetched;
  private volatile int parked;
  private volatile int misfits;
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

  void misfits(int count) {
    misfits = count;
  }

  int misfits() {
    return misfits;
  }

  /**
   * @param events number of records still to come; null while Kafka does not say
   */
  void behindKafka(@Nullable Long events) {
    behindKafka = events;
    if (events != null && events == 0) {
      caughtUpOnce = true;
    }
  }

  /**
   * @param lag as compared with the store, which knows more than Kafka has; null if it cannot be
   *     asked
   */
  void behindStore(@Nullable Lag lag) {
    storeAsked = true;
    behindStore = lag;
  }

  /** Whether events can be fetched from Kafka. */
  void fetching(FetchState state) {
    fetching = state;
    if (state == FetchState.FETCHING) {
      hasFetched = true;
    }
  }

  FetchState fetchState() {
    return fetching;
  }

  /** Whether events could be fetched at any time since the start. */
  boolean hasFetched() {
    return hasFetched;
  }

  int partitions() {
    return partitions;
  }

  /** Lag of the read models; empty while it is unknown. */
  Optional<Lag> lag() {
    if (storeAsked) {
      return Optional.ofNullable(behindStore);
    }
    Long events = behindKafka;
    Instant last = lastRecordedAt;
    return events == null
        ? Optional.empty()
        : Optional.of(
            events == 0
                ? Lag.NONE
                : new Lag(events, last == null ? Double.NaN : secondsSince(last)));
  }

  private double secondsSince(Instant then) {
    return Duration.between(then, clock.instant()).toMillis() / 1000.0;
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
