package uk.ragtime.query.access;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import uk.ragtime.web.Caller;
import uk.ragtime.worker.BackOff;

/**
 * Looks again whether a caller is a member, where the first look found none and the caller names a
 * position: a membership that was recorded a moment ago may not be projected yet. The times are the
 * same for every partnership, so that neither the wait nor the number of looks tells a stranger
 * whether there is one. A caller who waits holds no connection and no place.
 */
final class MembershipRetry {
  /**
   * When to look, counted from the first look. A projection takes milliseconds, so the first are
   * soon; whoever is no member after two seconds is told so, as strangers are.
   */
  static final List<Duration> ATTEMPTS_AFTER =
      List.of(
          Duration.ofMillis(25),
          Duration.ofMillis(75),
          Duration.ofMillis(175),
          Duration.ofMillis(375),
          Duration.ofMillis(775),
          Duration.ofMillis(1_375),
          Duration.ofMillis(2_000));

  /**
   * Callers who wait in one instance: each looks seven times in two seconds, so that together they
   * ask the database less than 200 times a second. Any more are answered at once.
   */
  static final int MAX_WAITING = 50;

  /** A browser opens six connections; more of one caller would keep others from waiting. */
  static final int MAX_PER_CALLER = 6;

  private final Map<Caller, Integer> waiting = new HashMap<>();
  private int all;

  /** The outcome of the first look that finds something; empty if none does. */
  <T> Optional<T> find(Caller caller, Supplier<Optional<T>> attempt) {
    if (!enter(caller)) {
      return Optional.empty();
    }
    try {
      long begin = System.nanoTime();
      for (Duration time : ATTEMPTS_AFTER) {
        BackOff.sleepUntil(begin + time.toNanos());
        Optional<T> found = attempt.get();
        if (found.isPresent()) {
          return found;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      leave(caller);
    }
    return Optional.empty();
  }

  private synchronized boolean enter(Caller caller) {
    if (all >= MAX_WAITING || waiting.getOrDefault(caller, 0) >= MAX_PER_CALLER) {
      return false;
    }
    waiting.merge(caller, 1, Integer::sum);
    all++;
    return true;
  }

  private synchronized void leave(Caller caller) {
    waiting.computeIfPresent(caller, (_, own) -> own == 1 ? null : own - 1);
    all--;
  }
}
