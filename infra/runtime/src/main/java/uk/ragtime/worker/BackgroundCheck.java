package uk.ragtime.worker;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a check in the background of a busy loop, which never waits for it: each result is handed
 * over once, and the next check begins an interval later. Not for several threads.
 */
public final class BackgroundCheck<T> {
  private final String name;
  private final Duration interval;
  private final Callable<T> check;
  private long nextAt;
  private @Nullable FutureTask<T> pending;

  /**
   * @param name of the threads
   * @param interval before the first check, and between a result and the next one
   */
  public BackgroundCheck(String name, Duration interval, Callable<T> check) {
    this.name = name;
    this.interval = interval;
    this.check = check;
    this.nextAt = System.nanoTime() + interval.toNanos();
  }

  /**
   * Begins a check if it is time to.
   *
   * @return whether one has begun
   */
  public boolean beginIfDue() {
    if (pending != null || System.nanoTime() - nextAt < 0) {
      return false;
    }
    FutureTask<T> begun = new FutureTask<>(check);
    pending = begun;
    Thread.ofVirtual().name(name).start(begun);
    return true;
  }

  /**
   * The result of a check that has ended since the last call.
   *
   * @throws Exception if the check failed, its own exception
   */
  public Optional<T> result() throws Exception {
    FutureTask<T> ended = pending;
    if (ended == null || !ended.isDone()) {
      return Optional.empty();
    }
    pending = null;
    nextAt = System.nanoTime() + interval.toNanos();
    try {
      return Optional.of(ended.get());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
