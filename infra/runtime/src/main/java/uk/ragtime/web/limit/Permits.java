package uk.ragtime.web.limit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the requests of each key that are worked on at once; others wait, first come first served.
 */
final class Permits<K> {
  private static final class Gate {
    private final Semaphore permits;
    private int users;

    Gate(int permits) {
      this.permits = new Semaphore(permits, true);
    }
  }

  private final Map<K, Gate> gates = new HashMap<>();
  private final int each;

  Permits(int each) {
    this.each = each;
  }

  /** A permit that is returned by closing it; null if none became free in time. */
  @Nullable Permit take(K key, Duration patience) {
    Gate gate = enter(key);
    boolean taken = false;
    try {
      taken = gate.permits.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (!taken) {
        leave(key, gate);
      }
    }
    if (!taken) {
      return null;
    }
    return () -> {
      gate.permits.release();
      leave(key, gate);
    };
  }

  private synchronized Gate enter(K key) {
    Gate gate = gates.computeIfAbsent(key, _ -> new Gate(each));
    gate.users++;
    return gate;
  }

  private synchronized void leave(K key, Gate gate) {
    gate.users--;
    if (gate.users == 0) {
      gates.remove(key);
    }
  }

  synchronized int gates() {
    return gates.size();
  }
}
