package uk.ragtime.command.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The lease in the store, and what only its holder may move: the checkpoint and what goes with it.
 */
final class Leases {
  private static final String TAKE =
      "select new_epoch, from_offset, in_topic, people_topic, in_texts_topic, ends"
          + " from store.relay_take(?, ?::interval)";

  private static final String MOVE = "select store.relay_move(?, ?, ?, ?::interval)";

  private static final String BEGIN = "select store.relay_begin(?, ?, ?, ?, ?::interval)";

  private static final String FILLED = "select store.relay_filled(?, ?, ?)";

  private static final String REPORT = "select store.relay_report(?, ?, ?)";

  private static final String SENT =
      "select events_topic, published_offset, partition_ends from store.relay";

  private static final String RELEASE = "select store.relay_release(?)";

  private static final String DELETE_OLD_KEYS = "select store.forget_keys(?)";

  private static final String STATUS =
      """
      select h.last_offset - r.published_offset as events,
        coalesce(extract(epoch from clock_timestamp() - e.recorded_at), 0) as seconds,
        case when r.lease_until > clock_timestamp() then r.holder end as leader,
        r.topic_state, r.topic_remark
      from store.relay r
      cross join store.global_head h
      left join store.event e on e.global_offset = r.published_offset + 1
      """;

  private final DataSource dataSource;
  private final String lease;

  Leases(DataSource dataSource, Duration lease) {
    this.dataSource = dataSource;
    this.lease = lease.toMillis() + " milliseconds";
  }

  /**
   * Lag of Kafka behind the store, and the instance that relays.
   *
   * @param leader the holder of the lease; null where there is none
   */
  record Status(long events, double seconds, @Nullable String leader, TopicState topic) {}

  /**
   * The checkpoint.
   *
   * @param topic the topic that was filled; null where none was
   * @param ends where its partitions ended at least
   */
  record Sent(@Nullable UUID topic, long checkpoint, List<Long> ends) {}

  Sent sent() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(SENT);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Sent(
          row.getObject("events_topic", UUID.class),
          row.getLong("published_offset"),
          List.of((Long[]) row.getArray("partition_ends").getArray()));
    }
  }

  Optional<Lease> take(String holder) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(TAKE)) {
      statement.setString(1, holder);
      statement.setString(2, lease);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Lease(
                    row.getLong("new_epoch"),
                    row.getLong("from_offset"),
                    row.getObject("in_topic", UUID.class),
                    row.getObject("people_topic", UUID.class),
                    row.getObject("in_texts_topic", UUID.class),
                    List.of((Long[]) row.getArray("ends").getArray())))
            : Optional.empty();
      }
    }
  }

  /** Moves the checkpoint and renews the lease; false if another instance holds it now. */
  boolean move(long epoch, long checkpoint, List<Long> ends) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(MOVE)) {
      statement.setLong(1, epoch);
      statement.setLong(2, checkpoint);
      statement.setArray(3, connection.createArrayOf("int8", ends.toArray()));
      statement.setString(4, lease);
      return isTrue(statement);
    }
  }

  /**
   * Records which topic is filled from now on, and sets the checkpoint to what it holds.
   *
   * @param topic null where the one that is there cannot be trusted
   */
  boolean begin(long epoch, @Nullable UUID topic, long atOffset, List<Long> ends)
      throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(BEGIN)) {
      statement.setLong(1, epoch);
      statement.setObject(2, topic, Types.OTHER);
      statement.setLong(3, atOffset);
      statement.setArray(4, connection.createArrayOf("int8", ends.toArray()));
      statement.setString(5, lease);
      return isTrue(statement);
    }
  }

  private static boolean isTrue(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** Records that these topics have all people and all texts. */
  void filled(long epoch, ErasableTopics topics) throws SQLException {
    call(FILLED, epoch, topics.people(), topics.texts());
  }

  /** Records the topic's state, for all instances to report. */
  void report(long epoch, TopicState state) throws SQLException {
    call(REPORT, epoch, state.condition().name(), state.remark());
  }

  void release(long epoch) throws SQLException {
    call(RELEASE, epoch);
  }

  private void call(String sql, Object... values) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
  }

  /** Deletes idempotency keys that are too old, so many at most; returns how many. */
  int deleteOldKeys(int atMost) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(DELETE_OLD_KEYS)) {
      statement.setInt(1, atMost);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  Status status() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(STATUS);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Status(
          row.getLong("events"),
          row.getDouble("seconds"),
          row.getString("leader"),
          new TopicState(
              TopicState.Condition.valueOf(row.getString("topic_state")),
              row.getString("topic_remark")));
    }
  }
}
