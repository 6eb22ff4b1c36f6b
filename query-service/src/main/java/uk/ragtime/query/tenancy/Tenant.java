package uk.ragtime.query.tenancy;

import org.springframework.jdbc.core.simple.JdbcClient;
import uk.ragtime.kernel.PartnershipCode;

/**
 * One partnership within one transaction. Only {@link TenantTransactions} makes it, so whoever
 * holds it asks behind row-level security; queries carry the predicate as well.
 */
public final class Tenant {
  private final PartnershipCode partnership;
  private final JdbcClient jdbc;

  Tenant(PartnershipCode partnership, JdbcClient jdbc) {
    this.partnership = partnership;
    this.jdbc = jdbc;
  }

  public PartnershipCode partnership() {
    return partnership;
  }

  /** A query about this partnership; the parameter {@code :partnership} is already set. */
  public JdbcClient.StatementSpec ask(String sql) {
    return jdbc.sql(sql).param("partnership", partnership.value());
  }
}
