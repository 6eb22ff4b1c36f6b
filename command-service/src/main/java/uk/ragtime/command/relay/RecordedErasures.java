package uk.ragtime.command.relay;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.EventType;

/** Erasures that the store records, and the files of the tables that they deleted from. */
final class RecordedErasures {
  private static final String DEFERRED =
      """
      select p.code
      from store.partnership p
      cross join lateral (
        select number
        from store.stream
        where partnership = p.number and name = 'erasures'
        limit 1) s
      where exists (
        select
        from store.event e
        where e.partnership = p.number and e.stream = s.number
          and e.type = 'erasure-deferred.v1')
      """;

  private static final String ERASED =
      """
      select p.code, e.position, e.global_offset, e.recorded_at, e.type, e.payload
      from store.partnership p
      cross join lateral (
        select number
        from store.stream
        where partnership = p.number and name = 'erasures'
        limit 1) s
      join store.event e on e.partnership = p.number and e.stream = s.number
      where e.type in ('person-erased.v1', 'texts-erased.v1')
      """;

  private static final String NOT_CONCLUDED =
      """
        and not exists (
          select
          from store.event c
          where c.partnership = p.number and c.stream = s.number
            and c.type = 'erasure-carried-out.v1'
            and (c.payload ->> 'erasure')::int = (e.payload ->> 'erasure')::int
            and (c.payload ->> 'lastPosition')::bigint >= e.position)
      """;

  private static final String IN_ORDER =
      """
      order by p.number, e.position
      """;

  private static final String VACUUM = "vacuum erasable.person, erasable.text";

  // Of the vacuum before: what it had to leave, because a transaction may still see it.
  private static final String LEFT =
      """
      select coalesce(sum(n_dead_tup), 0)
      from pg_stat_user_tables
      where schemaname = 'erasable' and relname in ('person', 'text')
      """;

  // Vacuum leaves the bytes in their pages until these are written again; this makes new files.
  private static final String REWRITE = "vacuum (full) erasable.person, erasable.text";

  // Commands wait behind a lock that is waited for.
  private static final String LOCK_TIMEOUT = "set lock_timeout = '2s'";

  private final RelayStore store;

  RecordedErasures(RelayStore store) {
    this.store = store;
  }

  /** Partnerships in which an erasure was ever deferred. */
  List<PartnershipCode> deferredIn() throws SQLException {
    return store.query(DEFERRED, row -> new PartnershipCode(row.getString("code")));
  }

  /** All that was erased and is not recorded as carried out, by partnership and erasure. */
  List<RecordedErasure> pending() throws SQLException {
    return erasures(ERASED + NOT_CONCLUDED + IN_ORDER);
  }

  /** All that was ever erased, by partnership and erasure. */
  List<RecordedErasure> all() throws SQLException {
    return erasures(ERASED + IN_ORDER);
  }

  private List<RecordedErasure> erasures(String sql) throws SQLException {
    Map<List<Object>, RecordedErasure> found = new LinkedHashMap<>();
    for (RecordedErasure part : store.query(sql, RecordedErasures::erasure)) {
      found.merge(List.of(part.partnership(), part.erasure()), part, RecordedErasure::merge);
    }
    return List.copyOf(found.values());
  }

  private static RecordedErasure erasure(ResultSet row) throws SQLException {
    String partnership = row.getString("code");
    byte[] payload = row.getBytes("payload");
    EventType type = EventType.ofLabel(row.getString("type"));
    return new RecordedErasure(
        new PartnershipCode(partnership),
        Tombstones.erasureOf(type, payload),
        row.getLong("position"),
        row.getLong("global_offset"),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        Tombstones.of(partnership, type, payload));
  }

  /**
   * Makes new files of the tables of people and texts, for as long as it takes: commands that
   * record either wait meanwhile.
   *
   * @return from when the files hold none of what was deleted before; empty where a transaction may
   *     still see some of it
   */
  Optional<Instant> rewriteTables() throws SQLException {
    try (Connection connection = store.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(VACUUM);
      try (ResultSet left = statement.executeQuery(LEFT)) {
        left.next();
        if (left.getLong(1) > 0) {
          return Optional.empty();
        }
      }
      statement.execute(LOCK_TIMEOUT);
      statement.execute(REWRITE);
      return Optional.of(Instant.now());
    }
  }
}
