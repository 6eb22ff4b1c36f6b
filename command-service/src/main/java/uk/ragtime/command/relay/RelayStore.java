package uk.ragtime.command.relay;

import static java.time.ZoneOffset.UTC;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Array;
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
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.erasable.ErasablePerson;
import uk.ragtime.kernel.erasable.ErasableText;
import uk.ragtime.kernel.erasable.PersonKey;
import uk.ragtime.kernel.erasable.TextKey;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;

/** The store as the relay's role sees it: all events, people and texts. */
final class RelayStore implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RelayStore.class);

  /** Settings of each connection in the pool. */
  // Forgetting how far the checkpoint was costs some duplicates, which carry their position. And a
  // plan that was made while the tables were small must be none that reads them as a whole.
  static final String SETTINGS = "set synchronous_commit = off; set enable_seqscan = off";

  // The only place that knows how events are kept; read by event(), in this order. As many events
  // as are asked for and no more are looked at, and each one's names are looked up by their numbers
  // (lateral, limit 1): other plans would read all streams for each batch.
  static final String EVENTS =
      """
      select p.code, e.position, e.global_offset, s.name, e.version, e.type, e.recorded_at,
        e.effective_on, e.actor, coalesce(e.correlation_id, e.command_id::text), e.command_id,
        e.trace_parent, e.payload, t.fields, t.keys, t.texts
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
      cross join lateral (
        select array_agg(field) as fields, array_agg(key) as keys, array_agg(text) as texts
        from erasable.text
        where partnership = e.partnership and position = e.position) t
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

  // The people of today whom some events are about.
  static final String PEOPLE =
      """
      select distinct p.code as partnership, d.position, d.handle, d.code, d.name, d.person_key,
        d.lookup, d.identity_key
      from store.event e
      cross join lateral (
        select name
        from store.stream
        where number = e.stream
        limit 1) s
      cross join lateral (
        select *
        from erasable.person
        where partnership = e.partnership and handle = e.payload ->> 'member'
        limit 1) d
      join store.partnership p on p.number = e.partnership
      where e.global_offset > ? and e.global_offset <= ? and s.name = 'members'
      """;

  // Partnerships are numbered from 1, so that no code comes before the first.
  static final String ALL_PEOPLE =
      """
      select p.code as partnership, d.position, d.handle, d.code, d.name, d.person_key,
        d.lookup, d.identity_key
      from erasable.person d
      join store.partnership p on p.number = d.partnership
      where (d.partnership, d.handle)
        > (coalesce((select number from store.partnership where code = ?), 0), ?)
      order by d.partnership, d.handle
      limit ?
      """;

  static final String ALL_TEXTS =
      """
      select p.code as partnership, t.position, t.field, t.key, t.text
      from erasable.text t
      join store.partnership p on p.number = t.partnership
      where (t.partnership, t.position, t.field)
        > (coalesce((select number from store.partnership where code = ?), 0), ?, ?)
      order by t.partnership, t.position, t.field
      limit ?
      """;

  /** One each for the relay, the lag meter and the two jobs. */
  private static final int CONNECTIONS = 4;

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
        row.getBytes(13),
        texts(row));
  }

  private static List<StoredText> texts(ResultSet row) throws SQLException {
    Array fields = row.getArray(14);
    if (fields == null) {
      return List.of();
    }
    String[] names = (String[]) fields.getArray();
    String[] keys = (String[]) row.getArray(15).getArray();
    String[] texts = (String[]) row.getArray(16).getArray();
    List<StoredText> found = new ArrayList<>(names.length);
    for (int i = 0; i < names.length; i++) {
      found.add(text(row.getString(1), row.getLong(2), names[i], keys[i], texts[i]));
    }
    return found;
  }

  private static StoredText text(
      String partnership, long position, String field, String key, String text) {
    return new StoredText(
        new TextKey(
            new PartnershipCode(partnership), new TextPlace(position, SealedField.of(field))),
        new ErasableText(new SealKey(key), text));
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

  /** The present rows of the people whom events of a range are about. */
  List<StoredPerson> people(long fromOffset, long toOffset) throws SQLException {
    return query(PEOPLE, RelayStore::person, fromOffset - 1, toOffset);
  }

  /**
   * All people, page by page.
   *
   * @param after the last of the page before; null for the first page
   */
  List<StoredPerson> allPeople(@Nullable PersonKey after, int limit) throws SQLException {
    return query(
        ALL_PEOPLE,
        RelayStore::person,
        after == null ? "" : after.partnership().value(),
        after == null ? "" : after.handle().value(),
        limit);
  }

  /**
   * All texts, page by page.
   *
   * @param after the last of the page before; null for the first page
   */
  List<StoredText> allTexts(@Nullable TextKey after, int limit) throws SQLException {
    return query(
        ALL_TEXTS,
        row ->
            text(
                row.getString("partnership"),
                row.getLong("position"),
                row.getString("field"),
                row.getString("key"),
                row.getString("text")),
        after == null ? "" : after.partnership().value(),
        after == null ? 0L : after.place().position(),
        after == null ? "" : after.place().field().wireName(),
        limit);
  }

  private static StoredPerson person(ResultSet row) throws SQLException {
    String lookup = row.getString("lookup");
    String identityKey = row.getString("identity_key");
    return new StoredPerson(
        new PersonKey(
            new PartnershipCode(row.getString("partnership")),
            new MemberHandle(row.getString("handle"))),
        new ErasablePerson(
            row.getLong("position"),
            new MemberCode(row.getString("code")),
            new PersonName(row.getString("name")),
            new SealKey(row.getString("person_key")),
            lookup == null ? null : new Lookup(lookup),
            identityKey == null ? null : new SealKey(identityKey)));
  }

  /** Reads a row into a value. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** All rows of a query, whose parameters are set in order. */
  <T> List<T> query(String sql, RowReader<T> reader, Object... values) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      List<T> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(reader.read(rows));
        }
      }
      return found;
    }
  }

  /**
   * A connection outside the pool, to listen on. It may be silent for as long as nothing is
   * recorded, so that only the network can tell whether it is still there.
   */
  Connection listen() throws SQLException {
    Connection connection = connect();
    try (var statement = connection.createStatement()) {
      statement.execute("listen ragtime_events");
      listening = connection;
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Role that the relay logs in as. */
  String login() {
    return settings.username();
  }

  /** A connection outside the pool, on which a call may take as long as it likes. */
  Connection connect() throws SQLException {
    Properties properties = network();
    PGProperty.USER.set(properties, settings.username());
    PGProperty.PASSWORD.set(properties, settings.password());
    Connection connection = new PrimaryDriver().connect(dataSource.getJdbcUrl(), properties);
    if (connection == null) {
      throw new SQLException("This is no address of PostgreSQL: " + dataSource.getJdbcUrl());
    }
    return connection;
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
