package uk.ragtime.query.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.projection.AppliedPositions;

/**
 * Holds the requests of readers at the end of a log until there is something new, so that they need
 * not poll.
 */
@Component
final class LongPoll {
  /** Less than the half minute after which many proxies close a connection. */
  static final int MAX_SECONDS = 20;

  /** Projections of other instances are found by polling; this interval is cheap per reader. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  /**
   * Each reader queries whenever anything is projected. Readers beyond this limit are answered at
   * once.
   */
  private static final int MAX_READERS = 50;

  /** Keeps room for the readers of other partnerships. */
  private static final int MAX_PER_PARTNERSHIP = 10;

  private final AppliedPositions positions;
  private final Map<PartnershipCode, Integer> readers = new HashMap<>();

  /** Number of times that all readers were let go. */
  private final AtomicInteger releases = new AtomicInteger();

  LongPoll(AppliedPositions positions, MeterRegistry registry) {
    this.positions = positions;
    Gauge.builder("ragtime.feed.waiting", this, LongPoll::waiting)
        .description("Readers at the end of a log that wait for more")
        .register(registry);
  }

  /**
   * Answers those who wait as soon as the service is to stop, for it waits for them; those who come
   * while it is drained may wait until it ends.
   */
  @EventListener
  void readinessChanged(AvailabilityChangeEvent<ReadinessState> change) {
    if (change.getState() == ReadinessState.REFUSING_TRAFFIC) {
      releases.incrementAndGet();
      positions.wakeReaders();
    }
  }

  /**
   * Repeats the query until it finds something or the time is up; returns its last result, which
   * may have found nothing.
   */
  <T> T untilFound(
      PartnershipCode partnership, Supplier<T> query, Predicate<T> hasFound, Duration timeout) {
    T found = query.get();
    if (hasFound.test(found) || timeout.isZero() || !enter(partnership)) {
      return found;
    }
    int since = releases.get();
    try {
      long deadline = System.nanoTime() + timeout.toNanos();
      // Moves are counted before the query runs, so none between a query and the next wait is
      // missed.
      long moves = positions.awaitMove(-1, Duration.ZERO);
      found = query.get();
      while (!hasFound.test(found) && releases.get() == since && positions.mayWait()) {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        if (!left.isPositive()) {
          break;
        }
        moves = positions.awaitMove(moves, left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
        found = query.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      leave(partnership);
    }
    return found;
  }

  private synchronized int waiting() {
    return readers.values().stream().mapToInt(Integer::intValue).sum();
  }

  private synchronized boolean enter(PartnershipCode partnership) {
    if (waiting() >= MAX_READERS || readers.getOrDefault(partnership, 0) >= MAX_PER_PARTNERSHIP) {
      return false;
    }
    readers.merge(partnership, 1, Integer::sum);
    return true;
  }

  private synchronized void leave(PartnershipCode partnership) {
    readers.computeIfPresent(partnership, (_, own) -> own == 1 ? null : own - 1);
  }
}
