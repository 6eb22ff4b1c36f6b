package uk.ragtime.command.relay;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import uk.ragtime.kernel.event.EventType;

/** The store as the relay's role sees it: all events, the directory, and the relay's own cursor. */
final class RelayStore implements AutoCloseable {
  private static final String TAKE =
      "select new_epoch, from_offset from store.relay_take(?, ?::interval)";

  private static final String MOVE = "select store.relay_move(?, ?, ?::interval)";

  private static final String RELEASE = "select store.relay_release(?)";

  private static final String EVENTS =
      """
      select partnership, position, global_offset, stream, version, type, recorded_at,
        effective_on, actor, correlation_id, command_id, trace_parent, payload
      from store.recorded_event
      where global_offset > ?
      order by global_offset
      limit ?
      """;

  // The names of today, of the members that some events are about.
  private static final String NAMES =
      """
      select distinct p.code as partnership, d.member, d.display_name
      from store.event e
      join store.partnership p on p.number = e.partnership
      join store.stream s on s.partnership = e.partnership and s.number = e.stream
      join store.directory d
        on d.partnership = e.partnership and d.member = e.payload ->> 'member'
      where e.global_offset > ? and e.global_offset <= ? and s.name = 'members'
      """;

  private static final String LAG =
      """
      select h.last_offset - r.published_offset as events,
        coalesce(extract(epoch from clock_timestamp() - e.recorded_at), 0) as seconds
      from store.relay r
      cross join store.global_head h
      left join store.event e on e.global_offset = r.published_offset + 1
      """;

  /** One to relay, one to look at the lag. */
  private static final int CONNECTIONS = 2;

  private final HikariDataSource dataSource;
  private final String lease;

  RelayStore(String url, RelaySettings settings, Duration lease, MeterRegistry meters) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("relay");
    config.setJdbcUrl(url);
    config.setUsername(settings.username());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
    // Forgetting how far the cursor was costs some duplicates, which carry their position.
    config.setConnectionInitSql("set synchronous_commit = off");
    config.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
    this.dataSource = new HikariDataSource(config);
    this.lease = lease.toMillis() + " milliseconds";
  }

  /** The right to relay, until it runs out or another instance has it. */
  record Lease(long epoch, long publishedOffset) {}

  /** How far Kafka is behind the store. */
  record Lag(long events, double seconds) {}

  Optional<Lease> take(String holder) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(TAKE)) {
      statement.setString(1, holder);
      statement.setString(2, lease);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new Lease(row.getLong("new_epoch"), row.getLong("from_offset")))
            : Optional.empty();
      }
    }
  }

  /** Moves the cursor, and renews the lease; false if another instance has it now. */
  boolean move(long epoch, long publishedOffset) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(MOVE)) {
      statement.setLong(1, epoch);
      statement.setLong(2, publishedOffset);
      statement.setString(3, lease);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  void release(long epoch) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(RELEASE)) {
      statement.setLong(1, epoch);
      statement.execute();
    }
  }

  List<StoredEvent> events(long afterOffset, int limit) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(EVENTS)) {
      statement.setLong(1, afterOffset);
      statement.setInt(2, limit);
      List<StoredEvent> events = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          events.add(event(rows));
        }
      }
      return events;
    }
  }

  private static StoredEvent event(ResultSet row) throws SQLException {
    return new StoredEvent(
        row.getString("partnership"),
        row.getLong("position"),
        row.getLong("global_offset"),
        row.getString("stream"),
        row.getLong("version"),
        EventType.ofLabel(row.getString("type")),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getObject("effective_on", LocalDate.class),
        row.getString("actor"),
        row.getString("correlation_id"),
        row.getObject("command_id", UUID.class),
        row.getString("trace_parent"),
        row.getString("payload"));
  }

  /** What the directory holds now for the members that events of a range are about. */
  List<DirectoryEntry> names(long afterOffset, long upToOffset) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(NAMES)) {
      statement.setLong(1, afterOffset);
      statement.setLong(2, upToOffset);
      List<DirectoryEntry> entries = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          entries.add(
              new DirectoryEntry(
                  rows.getString("partnership"),
                  rows.getString("member"),
                  rows.getString("display_name")));
        }
      }
      return entries;
    }
  }

  Lag lag() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(LAG);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Lag(row.getLong("events"), row.getDouble("seconds"));
    }
  }

  /** A connection that no pool knows, for as long as somebody listens on it. */
  Connection listen() throws SQLException {
    Connection connection =
        DriverManager.getConnection(
            dataSource.getJdbcUrl(), dataSource.getUsername(), dataSource.getPassword());
    try (var statement = connection.createStatement()) {
      statement.execute("listen ragtime_events");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public void close() {
    dataSource.close();
  }
}
