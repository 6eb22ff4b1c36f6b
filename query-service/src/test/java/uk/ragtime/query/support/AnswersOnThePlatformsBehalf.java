package uk.ragtime.query.support;

import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.tenancy.TenantTransactions;

/** What no class that answers people may do: proof that the rule against it can fail. */
public final class AnswersOnThePlatformsBehalf {
  private final TenantTransactions transactions;

  public AnswersOnThePlatformsBehalf(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  public long ask(PartnershipCode partnership) {
    return transactions.read(
        partnership, tenant -> tenant.ask("select 1").query(Long.class).single());
  }
}
