package uk.ragtime.web.limit;

import java.util.function.LongSupplier;

/**
 * A budget that fills at a steady rate. All there is to know about it is one instant, the one at
 * which it will be full again; every request moves that instant on. (Telephone networks know this
 * as the generic cell rate algorithm.) Instants are {@link System#nanoTime()}.
 */
final class Budget {
  private final Rate rate;
  private long fullAt;
  private long untold;

  Budget(Rate rate, long now) {
    this.rate = rate;
    this.fullAt = now;
  }

  /**
   * As {@link #take(long)}, at an instant that is read while no other request changes the budget: a
   * thread that was set aside with an earlier one would find the budget used far into its future.
   */
  synchronized long take(LongSupplier clock) {
    return take(clock.getAsLong());
  }

  /** Takes one request's worth; the nanoseconds until there is one where there is none, else 0. */
  synchronized long take(long now) {
    long toFull = toFull(now) + rate.nanosEach();
    if (toFull > rate.nanosToFill()) {
      return toFull - rate.nanosToFill();
    }
    fullAt = now + toFull;
    untold++;
    return 0;
  }

  /** Gives one back that was taken and not used. */
  synchronized void giveBack() {
    fullAt -= rate.nanosEach();
    untold--;
  }

  /** Amount taken since the last call, in nanoseconds of filling. */
  synchronized long drain() {
    long told = untold * rate.nanosEach();
    untold = 0;
    return told;
  }

  /** Takes over what all instances have taken together; what was taken since comes on top. */
  synchronized void reconcile(long now, long nanosToFull) {
    fullAt = now + Math.max(0, nanosToFull) + untold * rate.nanosEach();
  }

  /** Whether forgetting it would change nothing. */
  synchronized boolean isFull(long now) {
    return untold == 0 && toFull(now) == 0;
  }

  private long toFull(long now) {
    return Math.max(0, fullAt - now);
  }
}
