package uk.ragtime.query.tenancy;

import org.springframework.jdbc.core.simple.JdbcClient;
import uk.ragtime.kernel.PartnershipCode;

/**
 * One partnership within one transaction. Only {@link TenantTransactions} creates it, so its
 * queries run behind row-level security; they carry the predicate as well.
 */
public final class Tenant {
  private final PartnershipCode partnership;
  private final long position;
  private final JdbcClient jdbc;

  Tenant(PartnershipCode partnership, long position, JdbcClient jdbc) {
    this.partnership = partnership;
    this.position = position;
    this.jdbc = jdbc;
  }

  public PartnershipCode partnership() {
    return partnership;
  }

  /** Position up to which events are applied; 0 if none is. */
  public long position() {
    return position;
  }

  /** Prepares a query about this partnership; the parameter {@code :partnership} is already set. */
  public JdbcClient.StatementSpec ask(String sql) {
    return jdbc.sql(sql).param("partnership", partnership.value());
  }
}
