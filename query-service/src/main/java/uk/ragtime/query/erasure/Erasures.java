package uk.ragtime.query.erasure;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.erasable.ErasureProgress;
import uk.ragtime.query.tenancy.TenantTransactions;

/**
 * Erasures whose rows are deleted and whose files may still have them. A deleted row stays in its
 * file: PostgreSQL frees the space and leaves the bytes. The tables are therefore written anew,
 * once no transaction can see the rows any more.
 *
 * <p>Whether that is so is read off a table's oldest transaction after its rows were frozen: it is
 * younger than the transaction that deleted, exactly if nothing that it deleted is left.
 */
@Component
public final class Erasures {
  /** A partnership's erasures up to an event are carried out. */
  record CarriedOut(PartnershipCode partnership, ErasureProgress progress) {}

  private static final String TO_CLEAR =
      """
      select exists
        (select
           from erasable.erasure
          where cleared_at is null)
      """;

  /** Tells by the small table whether anything older than the deletion is still running. */
  private static final String BEYOND_SIGHT =
      """
      select exists
        (select
           from erasable.erasure e
           join pg_class c on c.oid = 'erasable.erasure'::regclass
          where e.cleared_at is null
            and age(c.relfrozenxid) < age(e.deleted_by::xid))
      """;

  private static final String MAY_HOLD =
      """
      select exists
        (select
           from erasable.erasure e
           join pg_class c on c.oid = :table::regclass
          where e.cleared_at is null
            and age(c.relfrozenxid) >= age(e.deleted_by::xid))
      """;

  private static final String CLEAR =
      """
      update erasable.erasure e
         set cleared_at = now()
       where e.cleared_at is null
         and not exists
           (select
              from pg_class c
             where c.oid in ('erasable.person'::regclass, 'erasable.text'::regclass)
               and age(c.relfrozenxid) >= age(e.deleted_by::xid))
      """;

  private static final String TO_PUBLISH =
      """
      select e.partnership, max(e.position) as position, max(e.cleared_at) as cleared_at
        from erasable.erasure e
       where e.cleared_at is not null
         and e.partnership in
           (select u.partnership
              from erasable.erasure u
             where u.published_at is null)
         and not exists
           (select
              from erasable.erasure o
             where o.partnership = e.partnership
               and o.position < e.position
               and o.cleared_at is null)
       group by e.partnership
      having bool_or(e.published_at is null)
      """;

  private static final String PUBLISHED =
      """
      update erasable.erasure
         set published_at = now()
       where partnership = :partnership
         and position <= :position
         and published_at is null
      """;

  private final TenantTransactions transactions;

  Erasures(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Clears the files of what was erased, as far as no transaction can still see it.
   *
   * @return whether nothing is left to be cleared
   */
  public boolean clear() {
    if (!ask(TO_CLEAR)) {
      return true;
    }
    transactions.freeze("erasable.erasure");
    if (!ask(BEYOND_SIGHT)) {
      return false;
    }
    for (String table : List.of("erasable.person", "erasable.text")) {
      if (mayHold(table)) {
        transactions.rewrite(table);
      }
    }
    transactions.inMaintenance(jdbc -> jdbc.sql(CLEAR).update());
    return !ask(TO_CLEAR);
  }

  /** Erasures that are carried out and have not been reported. */
  List<CarriedOut> toPublish() {
    return transactions.inMonitoring(jdbc ->
        jdbc.sql(TO_PUBLISH)
            .query((row, _) ->
                new CarriedOut(
                    new PartnershipCode(row.getString("partnership")),
                    new ErasureProgress(
                        row.getLong("position"),
                        row.getObject("cleared_at", OffsetDateTime.class).toInstant())))
            .list());
  }

  void published(CarriedOut done) {
    transactions.inMaintenance(jdbc ->
        jdbc.sql(PUBLISHED)
            .param("partnership", done.partnership().value())
            .param("position", done.progress().position())
            .update());
  }

  private boolean mayHold(String table) {
    return transactions.inMonitoring(
        jdbc -> jdbc.sql(MAY_HOLD).param("table", table).query(Boolean.class).single());
  }

  private boolean ask(String sql) {
    return transactions.inMonitoring(jdbc -> jdbc.sql(sql).query(Boolean.class).single());
  }
}
