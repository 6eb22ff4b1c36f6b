package uk.ragtime.query.support;

import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import uk.ragtime.worker.BackOff;

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
    BackOff pauses = BackOff.doubling(FIRST_PAUSE, LONGEST_PAUSE);
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
      if (!pauses.pauseUnlessInterrupted()) {
        throw new IllegalStateException("interrupted while waiting");
      }
    }
  }
}
