package uk.ragtime.web.limit;

import java.util.Map;

/** Where the instances of a service add up what each has let through. */
interface BudgetStore {
  /**
   * Adds what was taken, and says how it stands with all instances together.
   *
   * @param taken nanoseconds of filling
   * @return nanoseconds until each is full again
   * @throws BudgetStoreException if nothing could be added
   */
  Map<BudgetKey, Long> exchange(Map<BudgetKey, Long> taken);

  /** Forgets budgets that have long been full. */
  void forgetFull();
}
