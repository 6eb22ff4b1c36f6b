package uk.ragtime.query.rebuild.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.feed.EventPage;
import uk.ragtime.query.generation.Generation;
import uk.ragtime.query.rebuild.OwnerDatabase;
import uk.ragtime.query.rebuild.Rebuild;
import uk.ragtime.query.store.EventSignature;
import uk.ragtime.query.store.EventStore;

/**
 * Decides which logs of the feed a new generation is read with. Where the serving generation's log
 * is whole and the store has its last event, it stays as it is; otherwise the rebuild writes
 * another, and the swap changes from one to the other.
 */
@SuppressWarnings("InlineFormatString") // statements stand apart from the code that runs them
@Component
public final class FeedLogs {
  /** A log that lacks more than this is written anew: the rest would be written row by row. */
  private static final long MAX_MISSING = 20_000;

  /** Logs that lack no event, with their last one if the tail has it. */
  private static final String WHOLE =
      """
      select f.partnership, f.log, h.pages, t.last, e.command_id, e.recorded_at
        from %1$s.feed_log f
        join feed.head h on h.partnership = f.partnership and h.log = f.log
       cross join lateral
         (select count(*) as pages
            from feed.page p
           where p.partnership = f.partnership
             and p.log = f.log) p
       cross join lateral
         (select max(t.position) as last, count(*) as events
            from feed.tail t
           where t.partnership = f.partnership
             and t.log = f.log
             and t.position > h.pages * 256) t
        left join feed.tail e
          on e.partnership = f.partnership
         and e.log = f.log
         and e.position = t.last
       where p.pages = h.pages
         and t.events = coalesce(t.last, h.pages * 256) - h.pages * 256
         and (?::text is null or f.partnership = ?)
      """;

  private static final String KEEP = "insert into %s.feed_log (partnership, log) values (?, ?)";

  private static final String PAGE =
      """
      select packed
        from feed.page
       where partnership = ?
         and log = ?
         and number = ?
      """;

  /** Last applied events, and whether the log has these very events in its tail. */
  private static final String APPLIED =
      """
      select a.partnership, a.position, a.command_id, a.recorded_at, f.log, t.command_id as found,
             t.recorded_at as found_at
        from %1$s.applied_position a
        left join %1$s.feed_log f on f.partnership = a.partnership
        left join feed.tail t
          on t.partnership = f.partnership
         and t.log = f.log
         and t.position = a.position
       where (?::text is null or a.partnership = ?)
      """;

  private static final List<String> TABLES = List.of("feed.page", "feed.tail", "feed.head");

  private static final String FORGET =
      """
      delete from %1$s x
       where not exists
         (select
            from %2$s.feed_log f
           where f.partnership = x.partnership
             and f.log = x.log)
      """;

  private static final String DISCARD =
      """
      delete from %1$s x
       where exists
         (select
            from %2$s.feed_log f
           where f.partnership = x.partnership
             and f.log = x.log)
         and not exists
           (select
              from %3$s.feed_log f
             where f.partnership = x.partnership
               and f.log = x.log)
      """;

  private record Log(PartnershipCode partnership, UUID log, long last, EventSignature signature) {}

  private final EventStore store;

  FeedLogs(EventStore store) {
    this.store = store;
  }

  /**
   * Has a new generation read the serving one's logs, as far as they are the store's.
   *
   * @param heads last position of each partnership in the store
   * @return last position of each log that is kept
   */
  Map<PartnershipCode, Long> keep(
      Connection owner, Rebuild rebuild, Map<PartnershipCode, Long> heads) throws SQLException {
    List<Log> whole = whole(owner, rebuild.from(), rebuild.partnership());
    Map<PartnershipCode, Long> positions = new HashMap<>();
    whole.forEach(log -> positions.put(log.partnership(), log.last()));
    Map<PartnershipCode, EventSignature> stored = store.signatures(positions).events();
    Map<PartnershipCode, Long> kept = new HashMap<>();
    try (PreparedStatement keep = owner.prepareStatement(KEEP.formatted(rebuild.to().schema()))) {
      for (Log log : whole) {
        long missing = heads.getOrDefault(log.partnership(), 0L) - log.last();
        if (log.signature().equals(stored.get(log.partnership())) && missing <= MAX_MISSING) {
          keep.setString(1, log.partnership().value());
          keep.setObject(2, log.log());
          keep.executeUpdate();
          kept.put(log.partnership(), log.last());
        }
      }
    }
    return kept;
  }

  /** Removes logs that the serving generation is not read with. */
  static void forgetOthers(Connection owner, String serving) {
    JdbcClient jdbc = OwnerDatabase.on(owner);
    for (String table : TABLES) {
      jdbc.sql(FORGET.formatted(table, serving)).update();
    }
  }

  /** Removes logs that only the generation of a rebuild that came to nothing is read with. */
  public static void discard(Connection owner, Rebuild rebuild) {
    JdbcClient jdbc = OwnerDatabase.on(owner);
    String built = rebuild.to().schema();
    boolean made =
        jdbc.sql("select to_regclass(?) is not null")
            .param(built + ".feed_log")
            .query(Boolean.class)
            .single();
    if (made) {
      for (String table : TABLES) {
        jdbc.sql(DISCARD.formatted(table, built, rebuild.from().schema())).update();
      }
    }
  }

  /**
   * Verifies that each log has the last event that a generation has applied.
   *
   * @throws IllegalStateException if the store has changed since the log was chosen
   */
  public static void verify(
      Connection connection, Generation generation, @Nullable PartnershipCode only)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(APPLIED.formatted(generation.schema()))) {
      bind(statement, only);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          PartnershipCode partnership = new PartnershipCode(row.getString("partnership"));
          EventSignature applied = signature(row, "command_id", "recorded_at");
          EventSignature found = signature(row, "found", "found_at");
          UUID log = row.getObject("log", UUID.class);
          if (found == null && log != null) {
            found = packed(connection, partnership, log, row.getLong("position"));
          }
          if (applied == null || !applied.equals(found)) {
            throw new IllegalStateException(
                "The feed of %s is not that of the event store any more: rebuild again"
                    .formatted(partnership));
          }
        }
      }
    }
  }

  private static List<Log> whole(
      Connection owner, Generation serving, @Nullable PartnershipCode only) throws SQLException {
    List<Log> logs = new ArrayList<>();
    try (PreparedStatement statement = owner.prepareStatement(WHOLE.formatted(serving.schema()))) {
      bind(statement, only);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          PartnershipCode partnership = new PartnershipCode(row.getString("partnership"));
          UUID log = row.getObject("log", UUID.class);
          EventSignature last = signature(row, "command_id", "recorded_at");
          long position = row.getLong("last");
          if (last == null) {
            position = row.getLong("pages") * EventPage.EVENTS;
            last = packed(owner, partnership, log, position);
          }
          if (last != null) {
            logs.add(new Log(partnership, log, position, last));
          }
        }
      }
    }
    return logs;
  }

  private static void bind(PreparedStatement statement, @Nullable PartnershipCode only)
      throws SQLException {
    statement.setString(1, only == null ? null : only.value());
    statement.setString(2, only == null ? null : only.value());
  }

  /** Null if the log has no page with the position. */
  private static @Nullable EventSignature packed(
      Connection connection, PartnershipCode partnership, UUID log, long position)
      throws SQLException {
    long number = EventPage.numberOf(position);
    try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
      statement.setString(1, partnership.value());
      statement.setObject(2, log);
      statement.setLong(3, number);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? EventPage.unpack(number, row.getBytes(1))
                .get(Math.toIntExact(position - EventPage.firstOf(number)))
                .signature()
            : null;
      }
    }
  }

  private static @Nullable EventSignature signature(ResultSet row, String command, String at)
      throws SQLException {
    UUID id = row.getObject(command, UUID.class);
    return id == null
        ? null
        : new EventSignature(id, row.getObject(at, OffsetDateTime.class).toInstant());
  }
}
