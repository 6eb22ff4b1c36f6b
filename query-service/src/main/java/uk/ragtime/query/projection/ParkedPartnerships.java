package uk.ragtime.query.projection;

import org.springframework.stereotype.Component;
import uk.ragtime.query.tenancy.TenantTransactions;

/** Which partnerships cannot be followed, over all instances. */
@Component
final class ParkedPartnerships {
  private final TenantTransactions transactions;

  ParkedPartnerships(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  int count() {
    return transactions.keepHouse(
        jdbc -> jdbc.sql("select count(*) from parked_partnership").query(Integer.class).single());
  }
}
