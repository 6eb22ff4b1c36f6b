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
 * Retries a membership lookup that found nothing, if the caller names a position: a membership
 * recorded a moment ago may not be projected yet. The schedule is the same for every partnership,
 * so that neither the delay nor the number of attempts reveals whether a partnership exists. A
 * waiting caller holds neither a connection nor a permit.
 */
final class MembershipRetry {
  /**
   * Time of each attempt, counted from the first lookup. A projection takes milliseconds, so the
   * first attempts are soon. After two seconds the caller is refused as a stranger is.
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
   * Limit of waiting callers in one instance: with seven attempts each in two seconds, together
   * they query the database less than 200 times a second. Further callers are answered at once.
   */
  static final int MAX_WAITING = 50;

  /** A browser opens six connections. More for one caller would keep others from waiting. */
  static final int MAX_PER_CALLER = 6;

  private final Map<Caller, Integer> waiting = new HashMap<>();
  private int all;

  /** Returns the result of the first attempt that finds something; empty if none does. */
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
