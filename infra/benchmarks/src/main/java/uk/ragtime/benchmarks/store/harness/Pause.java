package uk.ragtime.benchmarks.store.harness;

import java.util.concurrent.locks.LockSupport;

/** Waits for the moment at which something is due. */
public final class Pause {
  private Pause() {}

  /**
   * @param nanos as {@link System#nanoTime()} tells them
   */
  public static void until(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
