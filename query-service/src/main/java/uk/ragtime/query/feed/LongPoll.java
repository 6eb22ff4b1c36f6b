package uk.ragtime.query.feed;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.projection.AppliedPositions;

/** Lets readers at the end of a log wait for what comes next, instead of asking again and again. */
@Component
final class LongPoll {
  /** Short of the half minute after which many proxies give a connection up. */
  static final int MAX_SECONDS = 20;

  /** What other instances project is seen by looking; so often per reader is cheap. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  /** Each looks whenever anything is projected; more readers than this are answered at once. */
  private static final int MAX_READERS = 50;

  /** So that one partnership's readers leave room for another's. */
  private static final int MAX_PER_PARTNERSHIP = 10;

  private final AppliedPositions positions;
  private final Map<PartnershipCode, Integer> readers = new HashMap<>();

  LongPoll(AppliedPositions positions) {
    this.positions = positions;
  }

  /** Asks until there is something, or the time is up; the last answer, which may be empty. */
  <T> List<T> untilNotEmpty(
      PartnershipCode partnership, Supplier<List<T>> query, Duration timeout) {
    List<T> found = query.get();
    if (!found.isEmpty() || timeout.isZero() || !enter(partnership)) {
      return found;
    }
    try {
      long deadline = System.nanoTime() + timeout.toNanos();
      // Nothing is missed between a look and the wait after it: moves are counted before the look.
      long moves = positions.awaitMove(-1, Duration.ZERO);
      found = query.get();
      while (found.isEmpty()) {
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

  private synchronized boolean enter(PartnershipCode partnership) {
    int all = readers.values().stream().mapToInt(Integer::intValue).sum();
    if (all >= MAX_READERS || readers.getOrDefault(partnership, 0) >= MAX_PER_PARTNERSHIP) {
      return false;
    }
    readers.merge(partnership, 1, Integer::sum);
    return true;
  }

  private synchronized void leave(PartnershipCode partnership) {
    readers.computeIfPresent(partnership, (_, own) -> own == 1 ? null : own - 1);
  }
}
