package uk.ragtime.worker;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes one waiting thread. A signal given while no thread waits is kept for the next wait; several
 * of them count as one.
 */
public final class WakeSignal {
  private final Semaphore given = new Semaphore(0);

  public void give() {
    if (given.availablePermits() == 0) {
      given.release();
    }
  }

  /**
   * Waits for the signal.
   *
   * @return whether it was given; false once the time is up
   */
  public boolean await(Duration longest) throws InterruptedException {
    boolean heard = given.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
    if (heard) {
      given.drainPermits();
    }
    return heard;
  }
}
