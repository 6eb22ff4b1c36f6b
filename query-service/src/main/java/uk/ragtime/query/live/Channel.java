package uk.ragtime.query.live;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AreaCode;

/** Positions of one partnership's profiles, and the followers that wait for more. */
final class Channel {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private @Nullable Map<String, Change> changes;
  private boolean closed;

  /** Adopts positions that were just read, and wakes followers if there is news. */
  void tell(Map<String, Change> now) {
    lock.lock();
    try {
      if (!now.equals(changes)) {
        changes = now;
        moved.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more will be told. */
  void close() {
    lock.lock();
    try {
      closed = true;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the area's profile is beyond a position or the time is up; returns its position.
   */
  Change await(AreaCode area, long beyond, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lock();
    try {
      Change change = of(area);
      while (change.position() <= beyond && left > 0 && !closed) {
        left = moved.awaitNanos(left);
        change = of(area);
      }
      return change;
    } finally {
      lock.unlock();
    }
  }

  private Change of(AreaCode area) {
    Map<String, Change> known = changes;
    return known == null
        ? Change.UNKNOWN
        : known
            .getOrDefault(area.value(), Change.NONE)
            .later(known.getOrDefault(LiveProjection.ALL_AREAS, Change.NONE));
  }
}
