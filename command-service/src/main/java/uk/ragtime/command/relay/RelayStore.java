package uk.ragtime.command.relay;

import static java.time.ZoneOffset.UTC;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.ragtime.command.relay.SignatureReader.Signature;
import uk.ragtime.database.ConnectionPools;
import uk.ragtime.database.PrimaryDriver;
import uk.ragtime.kernel.event.EventType;

/** The store as the relay's role sees it: all events, and the directory. */
final class RelayStore implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RelayStore.class);

  /** Settings of each connection in the pool. */
  // Forgetting how far the checkpoint was costs some duplicates, which carry their position. And a
  // plan
  // that was made while the tables were small must be none that reads them as a whole.
  static final String SETTINGS = "set synchronous_commit = off; set enable_seqscan = off";

  // The only place that knows how events are kept; read by event(), in this order. As many events
  // as are asked for and no more are looked at, and each one's names are looked up by their numbers
  // (lateral, limit 1): other plans would read all streams for each batch.
  static final String EVENTS =
      """
      select p.code, e.position, e.global_offset, s.name, e.version, e.type, e.recorded_at,
        e.effective_on, e.actor, coalesce(e.correlation_id, e.command_id::text), e.command_id,
        e.trace_parent, e.payload
      from (
        select *
        from store.event
        where global_offset > ?
        order by global_offset
        limit ?) e
      cross join lateral (
        select code
        from store.partnership
        where number = e.partnership
        limit 1) p
      cross join lateral (
        select name
        from store.stream
        where number = e.stream
        limit 1) s
      order by e.global_offset
      """;

  // Whether an event is the store's own, and where it stands. Any store has an event at a position,
  // but no other has one of the same command, recorded at the same microsecond.
  static final String FIND =
      """
      select e.global_offset
      from store.partnership p
      join store.event e on e.partnership = p.number
      where p.code = ? and e.position = ? and e.command_id = ? and e.recorded_at = ?
      """;

  // The names of today, of the members that some events are about.
  static final String NAMES =
      """
      select distinct p.code as partnership, d.member, d.display_name
      from store.event e
      cross join lateral (
        select name
        from store.stream
        where number = e.stream
        limit 1) s
      cross join lateral (
        select member, display_name
        from store.directory
        where partnership = e.partnership and member = e.payload ->> 'member'
        limit 1) d
      join store.partnership p on p.number = e.partnership
      where e.global_offset > ? and e.global_offset <= ? and s.name = 'members'
      """;

  // Partnerships are numbered from 1, so that no code comes before the first.
  static final String ALL_NAMES =
      """
      select p.code as partnership, d.member, d.display_name
      from store.directory d
      join store.partnership p on p.number = d.partnership
      where (d.partnership, d.member)
        > (coalesce((select number from store.partnership where code = ?), 0), ?)
      order by d.partnership, d.member
      limit ?
      """;

  /** One each for the relay, the lag meter and the retention job. */
  private static final int CONNECTIONS = 3;

  /**
   * Events are as large as requests may be: this many of them fit in memory, whatever they hold.
   */
  static final int FETCH = 100;

  /** A database that does not answer for so long is away, or the network swallows its answers. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(3);

  private final RelaySettings settings;
  private final HikariDataSource dataSource;
  private final Leases leases;
  private volatile @Nullable Connection listening;

  RelayStore(
      String url,
      RelaySettings settings,
      Duration lease,
      ConnectionPools pools,
      MeterRegistry meters) {
    this.settings = settings;
    HikariConfig config = new HikariConfig();
    config.setPoolName("relay");
    config.setJdbcUrl(url);
    config.setUsername(settings.username());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
    Properties network = network();
    PGProperty.SOCKET_TIMEOUT.set(network, Math.toIntExact(LONGEST_CALL.toSeconds()));
    config.setDataSourceProperties(network);
    config.setConnectionInitSql(SETTINGS);
    config.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
    this.dataSource = pools.open(config);
    this.leases = new Leases(dataSource, lease);
    pools.onEviction(this::endListening);
  }

  /** Settings of every connection. */
  private static Properties network() {
    Properties network = new Properties();
    PGProperty.CONNECT_TIMEOUT.set(network, Math.toIntExact(LONGEST_CONNECT.toSeconds()));
    PGProperty.TCP_KEEP_ALIVE.set(network, true);
    return network;
  }

  Leases leases() {
    return leases;
  }

  /**
   * The next events: as many as a batch takes, or, where there will hardly be any, some of them in
   * fewer steps.
   */
  Batch events(long afterOffset, boolean behind) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      // The driver fetches all rows at once, but for within a transaction.
      connection.setAutoCommit(!behind);
      Batch batch = new Batch();
      try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
        statement.setFetchSize(FETCH);
        statement.setLong(1, afterOffset);
        statement.setInt(2, behind ? Batch.MAX_EVENTS : FETCH);
        try (ResultSet rows = statement.executeQuery()) {
          while (!batch.isFull() && rows.next()) {
            batch.add(event(rows));
          }
        }
      }
      if (behind) {
        connection.commit();
      }
      return batch;
    }
  }

  private static StoredEvent event(ResultSet row) throws SQLException {
    return new StoredEvent(
        row.getString(1),
        row.getLong(2),
        row.getLong(3),
        row.getString(4),
        row.getLong(5),
        EventType.ofLabel(row.getString(6)),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        row.getObject(8, LocalDate.class),
        row.getString(9),
        row.getString(10),
        row.getObject(11, UUID.class),
        row.getString(12),
        row.getBytes(13));
  }

  /** Global offset of an event; empty if the store does not have it. */
  OptionalLong find(Signature event) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, event.partnership());
      statement.setLong(2, event.position());
      statement.setObject(3, event.command());
      statement.setObject(4, event.recordedAt().atOffset(UTC));
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  /** Present entries of the directory for the members that events of a range are about. */
  List<DirectoryEntry> names(long fromOffset, long toOffset) throws SQLException {
    return entries(NAMES, fromOffset - 1, toOffset);
  }

  /** The directory, page by page; the first comes after two empty texts. */
  List<DirectoryEntry> allNames(String afterPartnership, String afterMember, int limit)
      throws SQLException {
    return entries(ALL_NAMES, afterPartnership, afterMember, limit);
  }

  private List<DirectoryEntry> entries(String sql, Object... values) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
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

  /**
   * A connection outside the pool, to listen on. It may be silent for as long as nothing is
   * recorded, so that only the network can tell whether it is still there.
   */
  Connection listen() throws SQLException {
    Properties properties = network();
    PGProperty.USER.set(properties, settings.username());
    PGProperty.PASSWORD.set(properties, settings.password());
    Connection connection = new PrimaryDriver().connect(dataSource.getJdbcUrl(), properties);
    if (connection == null) {
      throw new SQLException("This is no address of PostgreSQL: " + dataSource.getJdbcUrl());
    }
    try (var statement = connection.createStatement()) {
      statement.execute("listen ragtime_events");
      listening = connection;
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Ends the listener's connection, which another thread may be reading from. */
  private void endListening() {
    @Nullable Connection connection = listening;
    if (connection != null) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        log.debug("The listener's connection is closed already", e);
      }
    }
  }

  @Override
  public void close() {
    dataSource.close();
  }
}
