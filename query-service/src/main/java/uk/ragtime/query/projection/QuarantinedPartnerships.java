package uk.ragtime.query.projection;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.store.EventStore;
import uk.ragtime.query.tenancy.TenantTransactions;

/**
 * Partnerships in quarantine, over all instances. The contract, the metrics and the tables call
 * them parked.
 */
@Component
public final class QuarantinedPartnerships {
  /** Limits an answer; more partnerships than this have one reason in common. */
  static final int MAX_LISTED = 1_000;

  /**
   * @param position of the event that could not be applied
   * @param reason sentence that reveals nothing of the event's content
   */
  public record Parked(
      PartnershipCode partnership,
      long position,
      @Nullable String eventType,
      QuarantineReason kind,
      String reason,
      Instant since) {}

  private static final String COUNT = "select count(*) from parked_partnership";

  private static final String ALL =
      """
      select partnership, position, event_type, kind, reason, parked_at
        from parked_partnership
       order by parked_at, partnership
       limit :most
      """;

  private static final String HOLES =
      """
      select partnership
        from parked_partnership
       where kind = 'HOLE'
         and parked_at < now() - make_interval(secs => :seconds)
      """;

  private final TenantTransactions transactions;
  private final Offsets offsets;
  private final EventStore store;

  QuarantinedPartnerships(TenantTransactions transactions, Offsets offsets, EventStore store) {
    this.transactions = transactions;
    this.offsets = offsets;
    this.store = store;
  }

  int count() {
    return transactions.inMonitoring(jdbc -> jdbc.sql(COUNT).query(Integer.class).single());
  }

  /** Those in quarantine longest first, at most {@value #MAX_LISTED}. */
  public List<Parked> all() {
    return transactions.inMonitoring(jdbc ->
        jdbc.sql(ALL)
            .param("most", MAX_LISTED)
            .query((row, _) ->
                new Parked(
                    new PartnershipCode(row.getString("partnership")),
                    row.getLong("position"),
                    row.getString("event_type"),
                    QuarantineReason.valueOf(row.getString("kind")),
                    row.getString("reason"),
                    row.getObject("parked_at", OffsetDateTime.class).toInstant()))
            .list());
  }

  /**
   * Has a partnership retried.
   *
   * @return whether it was in quarantine
   */
  public boolean retry(PartnershipCode partnership) {
    return offsets.retry(partnership);
  }

  /** Retries partnerships that wait for the store, which may have been unavailable. */
  void retryHoles(Duration parkedFor) {
    if (!store.isKnown()) {
      return;
    }
    List<String> holes =
        transactions.inMonitoring(jdbc ->
            jdbc.sql(HOLES).param("seconds", parkedFor.toSeconds()).query(String.class).list());
    holes.forEach(partnership -> offsets.retry(new PartnershipCode(partnership)));
  }
}
