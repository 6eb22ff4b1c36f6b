package uk.ragtime.query.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import uk.ragtime.query.tenancy.Tenant;

/**
 * Reads events of the partnership's log: full pages, and the tail after them. A log may be ahead of
 * the generation, whose position is the last that is read.
 */
public final class EventPages {
  private static final String PAGES =
      """
      select p.number, p.packed
        from feed_log f
        join feed.page p on p.partnership = f.partnership and p.log = f.log
       where f.partnership = :partnership
         and p.partnership = :partnership
         and p.number between :first and :last
      """;

  private static final String PAGES_WITH =
      """
      select p.number, p.packed
        from feed_log f
        join feed.page p on p.partnership = f.partnership and p.log = f.log
       where f.partnership = :partnership
         and p.partnership = :partnership
         and p.number = any(:numbers::bigint[])
      """;

  /** Columns of {@code feed.tail t} that {@link #event} reads. */
  static final String COLUMNS =
      """
      t.position, t.type, t.stream, t.stream_version, t.recorded_at, t.effective_on, t.actor,
             t.correlation_id, t.command_id, t.trace_parent, t.data\
      """;

  private static final String TAIL =
      """
      select %s
        from feed_log f
        join feed.tail t on t.partnership = f.partnership and t.log = f.log
       where f.partnership = :partnership
         and t.partnership = :partnership
         and t.position between :first and :last
      """
          .formatted(COLUMNS);

  private static final String TAIL_WITH =
      """
      select %s
        from feed_log f
        join feed.tail t on t.partnership = f.partnership and t.log = f.log
       where f.partnership = :partnership
         and t.partnership = :partnership
         and t.position = any(:positions::bigint[])
      """
          .formatted(COLUMNS);

  private EventPages() {}

  /** Events after a position, at most so many, in order. */
  public static List<LoggedEvent> after(Tenant tenant, long after, int limit) {
    long last = Math.min(after + limit, tenant.position());
    if (after >= last) {
      return List.of();
    }
    NavigableMap<Long, LoggedEvent> found = new TreeMap<>();
    tenant
        .ask(PAGES)
        .param("first", EventPage.numberOf(after + 1))
        .param("last", EventPage.numberOf(last))
        .query(row -> {
          unpack(row).forEach(event -> found.put(event.position(), event));
        });
    long packed = found.isEmpty() ? after : Math.max(found.lastKey(), after);
    if (packed < last) {
      tenant
          .ask(TAIL)
          .param("first", packed + 1)
          .param("last", last)
          .query(row -> {
            LoggedEvent event = event(row);
            found.put(event.position(), event);
          });
    }
    List<LoggedEvent> events = List.copyOf(found.subMap(after + 1, true, last, true).values());
    requireAll(events, last - after);
    return events;
  }

  /** Events at these positions, in order; those beyond the generation's position are left out. */
  public static List<LoggedEvent> at(Tenant tenant, Collection<Long> positions) {
    NavigableMap<Long, LoggedEvent> found = new TreeMap<>();
    TreeMap<Long, Boolean> wanted = new TreeMap<>();
    positions.stream()
        .filter(position -> position > 0 && position <= tenant.position())
        .forEach(position -> wanted.put(position, true));
    if (wanted.isEmpty()) {
      return List.of();
    }
    Long[] numbers =
        wanted.keySet().stream().map(EventPage::numberOf).distinct().toArray(Long[]::new);
    tenant
        .ask(PAGES_WITH)
        .param("numbers", numbers)
        .query(row -> {
          for (LoggedEvent event : unpack(row)) {
            if (wanted.containsKey(event.position())) {
              found.put(event.position(), event);
            }
          }
        });
    Long[] rest =
        wanted.keySet().stream()
            .filter(position -> !found.containsKey(position))
            .toArray(Long[]::new);
    if (rest.length > 0) {
      tenant
          .ask(TAIL_WITH)
          .param("positions", rest)
          .query(row -> {
            LoggedEvent event = event(row);
            found.put(event.position(), event);
          });
    }
    requireAll(found.values(), wanted.size());
    return new ArrayList<>(found.values());
  }

  /** A page that lacks an event would say that there was none. */
  private static void requireAll(Collection<LoggedEvent> events, long wanted) {
    if (events.size() != wanted) {
      throw new IllegalStateException(
          "The log has %d of %d events up to the position of the read models"
              .formatted(events.size(), wanted));
    }
  }

  private static List<LoggedEvent> unpack(ResultSet row) throws SQLException {
    return EventPage.unpack(row.getLong("number"), row.getBytes("packed"));
  }

  /** An event of the tail. */
  static LoggedEvent event(ResultSet row) throws SQLException {
    return new LoggedEvent(
        row.getLong("position"),
        row.getString("type"),
        row.getString("stream"),
        row.getLong("stream_version"),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getObject("effective_on", LocalDate.class),
        row.getString("actor"),
        row.getString("correlation_id"),
        row.getObject("command_id", UUID.class),
        row.getString("trace_parent"),
        row.getString("data"));
  }
}
