package uk.ragtime.worker;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses between attempts of something that may succeed later. Not for several threads. */
public final class BackOff {
  private final Duration first;
  private final Duration longest;
  private final boolean random;
  private Duration next;

  private BackOff(Duration first, Duration longest, boolean random) {
    if (!first.isPositive() || first.compareTo(longest) > 0) {
      throw new IllegalArgumentException("pauses from " + first + " to " + longest);
    }
    this.first = first;
    this.longest = longest;
    this.random = random;
    this.next = first;
  }

  /** Pauses of one length. */
  public static BackOff constant(Duration pause) {
    return new BackOff(pause, pause, false);
  }

  /** Pauses that double up to the longest. */
  public static BackOff doubling(Duration first, Duration longest) {
    return new BackOff(first, longest, false);
  }

  /**
   * Pauses of random length, so that callers who collided do not collide again; their bound doubles
   * up to the longest.
   */
  public static BackOff random(Duration first, Duration longest) {
    return new BackOff(first, longest, true);
  }

  /** Length of the next pause; each call moves on. */
  Duration next() {
    Duration bound = next;
    Duration doubled = bound.multipliedBy(2);
    next = doubled.compareTo(longest) > 0 ? longest : doubled;
    return random
        ? Duration.ofNanos(ThreadLocalRandom.current().nextLong(bound.toNanos() + 1))
        : bound;
  }

  /** Begins again with the first pause. */
  public void reset() {
    next = first;
  }

  /** Sleeps for the next pause. */
  public void pause() throws InterruptedException {
    Thread.sleep(next());
  }

  /**
   * Sleeps for the next pause.
   *
   * @return false if the thread was interrupted; its interrupt status is set again
   */
  public boolean pauseUnlessInterrupted() {
    try {
      pause();
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Sleeps until {@link System#nanoTime} has reached a value; not at all if it has. */
  public static void sleepUntil(long nanoTime) throws InterruptedException {
    Thread.sleep(Duration.ofNanos(nanoTime - System.nanoTime()));
  }

  /**
   * Asks until there is an answer or the time is up, with a pause after each attempt.
   *
   * @return the answer, or empty if there was none in time
   */
  public <T> Optional<T> poll(Duration atMost, Callable<Optional<T>> question) throws Exception {
    long giveUpAt = System.nanoTime() + atMost.toNanos();
    while (true) {
      Optional<T> answer = question.call();
      if (answer.isPresent() || System.nanoTime() - giveUpAt >= 0) {
        return answer;
      }
      pause();
    }
  }
}
