package uk.ragtime.query.opening;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.query.tenancy.Tenant;

/** Reads the texts of a partnership, in the order of the log, with what opens their seals. */
final class TextLog {
  /** A text that fits the seal in its event. */
  record Opened(long position, SealedField field, SealKey key, String text) {}

  /**
   * @param next position up to which texts were read, if there may be more
   */
  record Part(List<Opened> openings, @Nullable Long next) {}

  /** A text can have some kilobytes. */
  private static final int EVENTS_AT_ONCE = 1_000;

  /** Bounds the cost of one answer, in which nothing need be found. */
  private static final int MAX_EVENTS = 20_000;

  /** Texts whose events have not been applied yet are of the highest positions, and left out. */
  private static final String TEXTS =
      """
      select t.position, t.field, t.key, t.text,
             case
               when r.position is null then
                 l.data::json ->>
                   case t.field when 'comment' then 'textSeal' else t.field || 'Seal' end
               when t.field = 'evidence' then r.evidence_seal
               else r.rationale_seal
             end as seal
        from erasable.text t
        left join event_log l on l.partnership = t.partnership and l.position = t.position
        left join rating_entry r on r.partnership = t.partnership and r.position = t.position
       where t.partnership = :partnership
         and coalesce(l.position, r.position) is not null
         and t.position in
           (select distinct s.position
              from erasable.text s
             where s.partnership = :partnership
               and s.position > :after
             order by s.position
             limit :limit)
       order by t.position, t.field
      """;

  private record Row(
      long position, SealedField field, String key, String text, @Nullable String seal) {
    boolean fits() {
      return SealedText.of(field, seal, key + text) instanceof SealedText.Shown;
    }
  }

  private TextLog() {}

  /**
   * Returns texts after a position; those of one event stay together, even beyond the limit.
   *
   * @param sought what they must contain; null for all
   */
  static Part part(Tenant tenant, long after, int limit, @Nullable SoughtText sought) {
    List<Opened> openings = new ArrayList<>();
    long last = after;
    for (int read = 0; read < MAX_EVENTS; read += EVENTS_AT_ONCE) {
      List<Row> rows = rows(tenant, last);
      for (Row row : rows) {
        if (row.position() > last && openings.size() >= limit) {
          return new Part(openings, last);
        }
        last = row.position();
        if ((sought == null || sought.isIn(row.text())) && row.fits()) {
          openings.add(new Opened(row.position(), row.field(), new SealKey(row.key()), row.text()));
        }
      }
      if (rows.isEmpty()) {
        return new Part(openings, null);
      }
    }
    return new Part(openings, last);
  }

  private static List<Row> rows(Tenant tenant, long after) {
    return tenant
        .ask(TEXTS)
        .param("after", after)
        .param("limit", EVENTS_AT_ONCE)
        .query((row, _) ->
            new Row(
                row.getLong("position"),
                SealedField.of(row.getString("field")),
                row.getString("key"),
                row.getString("text"),
                row.getString("seal")))
        .list();
  }
}
