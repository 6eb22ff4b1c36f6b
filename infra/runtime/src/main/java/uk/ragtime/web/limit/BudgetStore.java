package uk.ragtime.web.limit;

import java.util.Map;

/** Shared sums of the requests that each instance of a service has admitted. */
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
