package uk.ragtime.query.support;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Retries an assertion until it holds, for effects on other threads. */
public final class Eventually {
  /** Generous: several test runs may share two cores. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Most effects are there soon; what takes seconds is asked for less often. */
  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);

  private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

  private Eventually() {}

  public static void holds(ThrowingCallable assertion) {
    Instant deadline = Instant.now().plus(PATIENCE);
    long pause = FIRST_PAUSE.toNanos();
    while (true) {
      try {
        assertion.call();
        return;
      } catch (AssertionError e) {
        if (Instant.now().isAfter(deadline)) {
          throw e;
        }
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE.toNanos());
    }
  }
}
