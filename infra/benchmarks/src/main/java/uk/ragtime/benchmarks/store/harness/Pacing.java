package uk.ragtime.benchmarks.store.harness;

import java.util.concurrent.locks.LockSupport;

/** Waits until a request is due. */
public final class Pacing {
  private Pacing() {}

  /**
   * @param nanos as {@link System#nanoTime()} tells them
   */
  public static void until(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
