package uk.ragtime.query.feed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import uk.ragtime.query.projection.AppliedPositions;

/** Lets readers at the end of a log wait for what comes next, instead of asking again and again. */
@Component
final class Waiting {
  /** Short of the half minute after which many proxies give a connection up. */
  static final int MAX_SECONDS = 20;

  /** What other instances project is seen by looking; so often per reader is cheap. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  /** Each looks whenever anything is projected; more readers than this are answered at once. */
  private static final int MAX_READERS = 50;

  private final AppliedPositions positions;
  private final Semaphore readers = new Semaphore(MAX_READERS);

  Waiting(AppliedPositions positions) {
    this.positions = positions;
  }

  /** Asks until there is something, or the time is up; the last answer, which may be empty. */
  <T> List<T> forSomething(Supplier<List<T>> question, Duration patience) {
    List<T> found = question.get();
    if (!found.isEmpty() || patience.isZero() || !readers.tryAcquire()) {
      return found;
    }
    try {
      long deadline = System.nanoTime() + patience.toNanos();
      // Nothing is missed between a look and the wait after it: moves are counted before the look.
      long moves = positions.awaitMove(-1, Duration.ZERO);
      found = question.get();
      while (found.isEmpty()) {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        if (!left.isPositive()) {
          break;
        }
        moves = positions.awaitMove(moves, left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
        found = question.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      readers.release();
    }
    return found;
  }
}
