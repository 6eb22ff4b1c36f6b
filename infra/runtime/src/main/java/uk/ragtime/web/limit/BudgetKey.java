package uk.ragtime.web.limit;

/**
 * Owner of a budget.
 *
 * @param member empty for what all members of the partnership have together
 */
record BudgetKey(String partnership, String member) {
  static BudgetKey ofAll(String partnership) {
    return new BudgetKey(partnership, "");
  }
}
