package uk.ragtime.query.support;

import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.tenancy.TenantTransactions;

/** Answers without the caller's identity: proof that the rule against it can fail. */
public final class ReadsWithoutIdentity {
  private final TenantTransactions transactions;

  public ReadsWithoutIdentity(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  public long ask(PartnershipCode partnership) {
    return transactions.read(
        partnership, tenant -> tenant.ask("select 1").query(Long.class).single());
  }
}
