package uk.ragtime.query.erasure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.HoldNumber;
import uk.ragtime.kernel.event.ErasureEvent;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.query.projection.EventReader;
import uk.ragtime.query.tenancy.Tenant;

/** The events of erasures and holds, in the order of the log. */
@Component
final class ErasureLog {
  /**
   * One of them.
   *
   * @param version of the stream that erasures and holds share
   */
  record Entry(long position, long version, Instant recordedAt, String actor, ErasureEvent event) {}

  private static final String OF_ERASURES =
      """
      select n.erasure::text as part, l.position, l.stream_version, l.recorded_at, l.actor, l.type,
             l.data
        from erasure_entry n
        join event_log l on l.partnership = n.partnership and l.position = n.position
       where n.partnership = :partnership
         and n.erasure in
           (select distinct e.erasure
              from erasure_entry e
             where e.partnership = :partnership
               and e.erasure > :after
             order by e.erasure
             limit :limit)
       order by l.position
      """;

  private static final String OF_HOLDS =
      """
      select n.hold as part, l.position, l.stream_version, l.recorded_at, l.actor, l.type, l.data
        from erasure_entry n
        join event_log l on l.partnership = n.partnership and l.position = n.position
       where n.partnership = :partnership
         and n.hold is not null
       order by l.position
      """;

  private static final String OF_HOLD =
      """
      select n.hold as part, l.position, l.stream_version, l.recorded_at, l.actor, l.type, l.data
        from erasure_entry n
        join event_log l on l.partnership = n.partnership and l.position = n.position
       where n.partnership = :partnership
         and n.hold = :hold
       order by l.position
      """;

  private final EventReader events;

  ErasureLog(EventReader events) {
    this.events = events;
  }

  /** Erasures after a number, at most so many, by number. */
  List<Erasure> erasures(Tenant tenant, long after, int limit) {
    return grouped(tenant.ask(OF_ERASURES).param("after", after).param("limit", limit))
        .entrySet()
        .stream()
        .map(one -> Erasure.of(Integer.parseInt(one.getKey()), one.getValue()))
        .sorted()
        .toList();
  }

  /** All holds, by number. */
  List<Hold> holds(Tenant tenant) {
    return holds(tenant.ask(OF_HOLDS));
  }

  /** One hold; none if it was never placed. */
  List<Hold> hold(Tenant tenant, HoldNumber hold) {
    return holds(tenant.ask(OF_HOLD).param("hold", hold.value()));
  }

  private List<Hold> holds(JdbcClient.StatementSpec query) {
    return grouped(query).entrySet().stream()
        .map(one -> Hold.of(new HoldNumber(one.getKey()), one.getValue()))
        .sorted()
        .toList();
  }

  private Map<String, List<Entry>> grouped(JdbcClient.StatementSpec query) {
    Map<String, List<Entry>> grouped = new TreeMap<>();
    query.query(row -> {
      grouped.computeIfAbsent(row.getString("part"), _ -> new ArrayList<>()).add(entry(row));
    });
    return grouped;
  }

  private Entry entry(ResultSet row) throws SQLException {
    EventType type = EventType.parse(row.getString("type"));
    if (!(events.payload(type, row.getString("data")) instanceof ErasureEvent event)) {
      throw new IllegalStateException(type + " is no event of an erasure");
    }
    return new Entry(
        row.getLong("position"),
        row.getLong("stream_version"),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        event);
  }
}
