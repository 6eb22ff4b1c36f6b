package uk.ragtime.query.support;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.EventTopics.Headers;
import uk.ragtime.kernel.event.EventTypes;
import uk.ragtime.testing.KeptConnections;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestServers;
import uk.ragtime.testing.times.ProcessorTime;

/**
 * The event store's database as its own migrations make it, and events put there by hand: what
 * {@link TestLog} publishes, {@link #record} keeps, in the same words.
 */
public final class TestStore {
  private static final String PARTNERSHIP =
      "insert into store.partnership (code) values (?) on conflict do nothing";

  private static final String STREAM =
      """
      insert into store.stream_name (partnership, number, name)
      select p.number, (select count(*) + 1 from store.stream_name), ?
        from store.partnership p
       where p.code = ?
      on conflict do nothing
      """;

  private static final String EVENT =
      """
      insert into store.event
        (global_offset, recorded_at, command_id, partnership, position, stream, version, type,
         effective_on, actor, payload, correlation_id)
      select (select count(*) + 1 from store.event), ?, ?, s.partnership, ?, s.number, ?,
             ?::store.event_type, ?, ?, ?::json, ?
        from store.stream s
        join store.partnership p on p.number = s.partnership
       where p.code = ?
         and s.name = ?
      """;

  private static final String SPOIL =
      """
      update store.event e
         set payload = '{"area": 7}'
        from store.partnership p
       where p.number = e.partnership
         and e.position = ?
         and p.code = ?
      """;

  private static final String RESTORE =
      """
      delete from store.event e
       using store.partnership p
       where p.number = e.partnership
         and p.code = ?
         and e.position > ?
      """;

  private final TestDatabase database;

  /** Streams that have their number already. */
  private final Set<String> numbered = ConcurrentHashMap.newKeySet();

  private TestStore(TestDatabase database) {
    this.database = database;
  }

  public static TestStore create() {
    return new TestStore(TestServers.copy(Migrated.DATABASE, List.of()));
  }

  /** Migrated once per JVM, and copied. */
  private static final class Migrated {
    static final TestDatabase DATABASE = ProcessorTime.shared(TestStore::migrated);
  }

  private static TestDatabase migrated() {
    TestDatabase database =
        TestServers.database(
            "ragtime_command",
            "ragtime_command_owner",
            "ragtime_command",
            "ragtime_relay",
            "ragtime_rebuild");
    Path migrations =
        Path.of(System.getProperty("ragtime.root"))
            .resolve("command-service/src/main/resources/db/migration");
    Flyway.configure()
        .dataSource(database.url(), database.owner(), database.password())
        .locations("filesystem:" + migrations)
        .defaultSchema("store")
        .load()
        .migrate();
    return database;
  }

  /** The same store, reached through another port of this machine. */
  public TestStore through(int port) {
    return new TestStore(database.through(port));
  }

  public TestDatabase database() {
    return database;
  }

  /** Keeps an event as {@link TestLog#publish} publishes it. */
  public void record(
      PartnershipCode partnership,
      long position,
      DomainEvent event,
      Instant recordedAt,
      String actor) {
    var headers = TestLog.headers(partnership, position, event, recordedAt, actor);
    asOwner(connection -> {
      if (numbered.add(partnership + "/" + event.stream().value())) {
        run(connection, PARTNERSHIP, partnership.value());
        run(connection, STREAM, event.stream().value(), partnership.value());
      }
      run(
          connection,
          EVENT,
          recordedAt.atOffset(ZoneOffset.UTC),
          UUID.fromString(headers.get(Headers.COMMAND_ID)),
          position,
          position, // no two of a stream are alike, and that is all that matters here
          EventTypes.of(event).label(),
          event.effectiveOn(),
          headers.get(Headers.ACTOR),
          JsonMapper.shared().writeValueAsString(event),
          headers.get(Headers.CORRELATION_ID),
          partnership.value(),
          event.stream().value());
      return true;
    });
  }

  /** Makes an event's payload one that no release can read. */
  public void spoil(PartnershipCode partnership, long position) {
    asOwner(connection -> {
      run(connection, SPOIL, position, partnership.value());
      return true;
    });
  }

  /** Loses the events of a partnership after a position, as a restore to an earlier time does. */
  public void restoreTo(PartnershipCode partnership, long position) {
    asOwner(connection -> {
      run(connection, RESTORE, partnership.value(), position);
      return true;
    });
  }

  private void asOwner(KeptConnections.Work<Boolean> work) {
    try {
      KeptConnections.with(database.url(), database.owner(), database.password(), work);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
