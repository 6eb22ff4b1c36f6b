package uk.ragtime.query.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.query.store.EventSignature;
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

  private static final String MISFITS = "select count(*) from erasable.misfit";

  private static final String ALL =
      """
      select partnership, position, event_type, kind, reason, parked_at
        from parked_partnership
       order by parked_at, partnership
       limit :most
      """;

  private static final String APPLIED =
      """
      select a.partnership, a.position, a.command_id, a.recorded_at,
             k.kind = 'DIVERGED' as diverged, k.event_id is null as found_here
        from applied_position a
        left join parked_partnership k on k.partnership = a.partnership
      """;

  /** Only if nothing was applied or rebuilt meanwhile. */
  private static final String PARK_DIVERGED =
      """
      insert into parked_partnership as k
        (partnership, position, kind, reason, topic, partition, kafka_offset, parked_at)
      select a.partnership, a.position, 'DIVERGED', ?, ?, ?, coalesce(o.next_offset, 0), now()
        from applied_position a
        left join kafka_offset o on o.topic = ? and o.partition = ?
       where a.partnership = ?
         and a.position = ?
         and a.command_id = ?
      on conflict (partnership) do update
        set position = excluded.position,
            event_id = null,
            event_type = null,
            kind = excluded.kind,
            reason = excluded.reason,
            parked_at = excluded.parked_at
        where k.kind <> 'DIVERGED'
      """;

  private static final String DIVERGED =
      """
      select exists
        (select
           from parked_partnership
          where partnership = :partnership
            and kind = 'DIVERGED')
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
  private final String eventsTopic;

  QuarantinedPartnerships(
      TenantTransactions transactions, Offsets offsets, EventStore store, KafkaSettings kafka) {
    this.transactions = transactions;
    this.offsets = offsets;
    this.store = store;
    this.eventsTopic = kafka.eventsTopic();
  }

  int count() {
    return transactions.inMonitoring(jdbc -> jdbc.sql(COUNT).query(Integer.class).single());
  }

  /** Number of openings that do not fit their seals and are shown to nobody. */
  int countMisfits() {
    return transactions.inMonitoring(jdbc -> jdbc.sql(MISFITS).query(Integer.class).single());
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
   * @return whether it was in quarantine, and for a reason that another attempt may remove
   */
  public boolean retry(PartnershipCode partnership) {
    return offsets.retry(partnership);
  }

  /**
   * Last applied event of a partnership.
   *
   * @param diverged whether its log is known to differ from the store's
   * @param released whether another comparison may find that it does not differ after all; false if
   *     Kafka itself delivered another event
   */
  record Applied(
      PartnershipCode partnership,
      long position,
      EventSignature signature,
      boolean diverged,
      boolean released) {}

  /** Last applied event of every partnership. */
  List<Applied> applied() {
    return transactions.inMonitoring(jdbc ->
        jdbc.sql(APPLIED)
            .query((row, _) ->
                new Applied(
                    new PartnershipCode(row.getString("partnership")),
                    row.getLong("position"),
                    new EventSignature(
                        row.getObject("command_id", UUID.class),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()),
                    row.getBoolean("diverged"),
                    row.getBoolean("found_here")))
            .list());
  }

  /** Has nothing answered from this partnership's read models; false if they moved meanwhile. */
  boolean parkDiverged(Applied applied, String reason) {
    String code = applied.partnership().value();
    int partition = Utils.toPositive(Utils.murmur2(code.getBytes(UTF_8))) % EventTopics.PARTITIONS;
    return transactions.project(
        List.of(applied.partnership()),
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(PARK_DIVERGED)) {
            statement.setString(1, reason);
            statement.setString(2, eventsTopic);
            statement.setInt(3, partition);
            statement.setString(4, eventsTopic);
            statement.setInt(5, partition);
            statement.setString(6, code);
            statement.setLong(7, applied.position());
            statement.setObject(8, applied.signature().commandId());
            return statement.executeUpdate() > 0;
          }
        });
  }

  /** Follows a partnership again whose log turned out to be the store's. */
  void reconcile(PartnershipCode partnership) {
    offsets.reconcile(partnership);
  }

  /** Whether a partnership's read models hold events that the store does not have. */
  public boolean isDiverged(PartnershipCode partnership) {
    return transactions.inMonitoring(jdbc ->
        jdbc.sql(DIVERGED).param("partnership", partnership.value()).query(Boolean.class).single());
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
