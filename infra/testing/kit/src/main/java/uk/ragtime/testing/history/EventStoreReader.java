package uk.ragtime.testing.history;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads the event store as its owner: the only class here that knows its tables. */
public final class EventStoreReader {
  private static final String EVENTS =
      """
      select e.partnership, e.position, e.global_offset, e.stream, e.version, e.type, e.recorded_at,
        e.command_id, e.payload, coalesce(t.texts, '') as texts
      from store.recorded_event e
      join store.partnership p on p.code = e.partnership
      left join (
        select partnership, position, string_agg(text, ' ' order by field) as texts
        from erasable.text
        group by partnership, position) t
        on t.partnership = p.number and t.position = e.position
      order by e.global_offset, e.partnership, e.position
      """;

  private static final String KEYS =
      """
      select p.code as partnership, k.actor, k.key, k.command_id, k.position, k.version
      from store.idempotency k
      join store.partnership p on p.number = k.partnership
      """;

  private static final String SIZE =
      """
      select h.last_offset as events, h.last_offset - r.published_offset as unpublished
      from store.global_head h
      cross join store.relay r
      """;

  // Only the holder of this row's lock appends.
  private static final String LOCK_HEAD = "select last_offset from store.global_head for update";

  /** Rows that are fetched at a time. */
  private static final int PAGE = 5_000;

  private final String url;
  private final String owner;
  private final String password;

  public EventStoreReader(String url, String owner, String password) {
    this.url = url;
    this.owner = owner;
    this.password = password;
  }

  /** Number of events, and of those that Kafka has not acknowledged. */
  public record Size(long events, long unpublished) {}

  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** All events in the order of their global offsets. */
  public List<StoredEventRow> events() throws SQLException {
    return all(
        EVENTS,
        row ->
            new StoredEventRow(
                row.getString("partnership"),
                row.getLong("position"),
                row.getLong("global_offset"),
                row.getString("stream"),
                row.getLong("version"),
                row.getString("type"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("command_id", UUID.class),
                row.getString("payload"),
                row.getString("texts")));
  }

  public List<StoredIdempotencyKey> keys() throws SQLException {
    return all(
        KEYS,
        row ->
            new StoredIdempotencyKey(
                row.getString("partnership"),
                row.getString("actor"),
                row.getString("key"),
                row.getObject("command_id", UUID.class),
                row.getLong("position"),
                row.getLong("version")));
  }

  public Size size() throws SQLException {
    return all(SIZE, row -> new Size(row.getLong("events"), row.getLong("unpublished"))).getFirst();
  }

  /** Keeps every append waiting inside the database until the connection is closed. */
  public Connection holdAppends() throws SQLException {
    Connection connection = connect();
    try (PreparedStatement lock = connection.prepareStatement(LOCK_HEAD)) {
      connection.setAutoCommit(false);
      lock.execute();
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** As the owner of the store. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, owner, password);
  }

  private <T> List<T> all(String sql, Row<T> reading) throws SQLException {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false); // rows come page by page only within a transaction
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setFetchSize(PAGE);
        List<T> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            found.add(reading.read(rows));
          }
        }
        return found;
      }
    }
  }
}
