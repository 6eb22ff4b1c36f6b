package uk.ragtime.web.limit;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The budgets in use, by whose they are. A budget that is full says nothing and is not kept. */
final class Budgets<K> {
  private final Map<K, Budget> inUse = new ConcurrentHashMap<>();
  private final LongSupplier clock;

  Budgets(LongSupplier clock) {
    this.clock = clock;
  }

  /** Takes one request's worth; the nanoseconds to wait where there is none, else 0. */
  long take(K whose, Rate rate) {
    return inUse.computeIfAbsent(whose, _ -> new Budget(rate, clock.getAsLong())).take(clock);
  }

  void giveBack(K whose) {
    Budget budget = inUse.get(whose);
    if (budget != null) {
      budget.giveBack();
    }
  }

  /** Amounts taken since the last call, in nanoseconds of filling. */
  Map<K, Long> drain() {
    Map<K, Long> told = new HashMap<>();
    inUse.forEach((whose, budget) -> {
      long taken = budget.drain();
      if (taken != 0) {
        told.put(whose, taken);
      }
    });
    return told;
  }

  void reconcile(Map<K, Long> nanosToFull) {
    long now = clock.getAsLong();
    nanosToFull.forEach((whose, nanos) -> {
      Budget budget = inUse.get(whose);
      if (budget != null) {
        budget.reconcile(now, nanos);
      }
    });
  }

  void forgetFull() {
    long now = clock.getAsLong();
    inUse.values().removeIf(budget -> budget.isFull(now));
  }

  int size() {
    return inUse.size();
  }
}
