package uk.ragtime.query.rebuild.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.query.store.StoredEvent;

/**
 * Reads ranges of the event store as fast as PostgreSQL sends them: by binary COPY, which sends a
 * message for each row. Names of streams and codes of partnerships are added here, because a join
 * and the sort after it would take PostgreSQL longer than all else. Not thread-safe.
 */
final class StoreStream {
  /** Receives events in order. */
  @FunctionalInterface
  interface Consumer {
    void accept(StoredEvent event) throws SQLException;
  }

  /**
   * Offsets have no gaps and recorded events never change, so no snapshot has to be held. The
   * binary form of a type is its label, and that of a payload the text as recorded.
   */
  private static final String READ_RANGE =
      """
      copy (
        select stream, partnership, position, type, version, recorded_at, actor, correlation_id,
               command_id, trace_parent, payload
          from store.event
         where %s
         order by %s
      ) to stdout (format binary)
      """;

  private static final String PARTNERSHIPS = "select number, code from store.partnership";

  private static final String STREAMS =
      """
      select number, name
        from store.stream
       where number = any (?)
      """;

  /** The signature, and two numbers of four bytes. */
  private static final int HEADER = 19;

  private static final int COLUMNS = 11;
  private static final int END = -1;
  private static final int NULL = -1;

  /** Names kept for the next ranges, some megabytes; beyond that, they are read anew. */
  private static final int MAX_STREAMS = 50_000;

  private final Connection connection;
  private final Map<Integer, PartnershipCode> partnerships = new HashMap<>();
  private final Map<Integer, String> streams = new HashMap<>();
  private final Map<String, EventType> types = new HashMap<>();

  /**
   * @param connection to the event store
   */
  StoreStream(Connection connection) {
    this.connection = connection;
  }

  /** Reads all events with offsets above the first and up to the second, ordered by offset. */
  void readAll(long after, long upTo, Consumer consumer) throws SQLException {
    String where = "global_offset > " + after + " and global_offset <= " + upTo;
    read(READ_RANGE.formatted(where, "global_offset"), consumer);
  }

  /** Reads one partnership's events with positions above the first and up to the second. */
  void readOne(PartnershipCode partnership, long after, long upTo, Consumer consumer)
      throws SQLException {
    // A code is a slug, so it can be quoted; COPY takes no parameters.
    String where =
        """
        partnership = (select number from store.partnership where code = '%s')
           and position > %d
           and position <= %d
        """
            .formatted(partnership.value(), after, upTo);
    read(READ_RANGE.formatted(where, "position"), consumer);
  }

  private void read(String sql, Consumer consumer) throws SQLException {
    List<ByteBuffer> rows = rows(sql);
    learnNames(rows);
    for (ByteBuffer row : rows) {
      consumer.accept(event(row));
    }
  }

  /** Rows of a range, each at its first column. */
  private List<ByteBuffer> rows(String sql) throws SQLException {
    List<ByteBuffer> rows = new ArrayList<>();
    CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
    try {
      int from = HEADER;
      for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
        ByteBuffer row = ByteBuffer.wrap(message).position(from);
        from = 0;
        if (row.hasRemaining() && row.getShort() != END) {
          rows.add(row);
        }
      }
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
    return rows;
  }

  /** Reads the names that are not known yet of the streams of these rows. */
  private void learnNames(List<ByteBuffer> rows) throws SQLException {
    if (streams.size() > MAX_STREAMS) {
      streams.clear();
    }
    Set<Integer> unknown = new HashSet<>();
    boolean newcomers = false;
    for (ByteBuffer row : rows) {
      ByteBuffer peek = row.duplicate();
      int stream = integer(peek);
      if (!streams.containsKey(stream)) {
        unknown.add(stream);
      }
      newcomers = newcomers || !partnerships.containsKey(integer(peek));
    }
    if (newcomers) {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(PARTNERSHIPS)) {
        while (row.next()) {
          partnerships.put(row.getInt("number"), new PartnershipCode(row.getString("code")));
        }
      }
    }
    if (!unknown.isEmpty()) {
      try (PreparedStatement statement = connection.prepareStatement(STREAMS)) {
        statement.setArray(1, connection.createArrayOf("integer", unknown.toArray()));
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            streams.put(row.getInt("number"), row.getString("name"));
          }
        }
      }
    }
  }

  private StoredEvent event(ByteBuffer row) {
    String stream = named(streams, integer(row));
    PartnershipCode partnership = named(partnerships, integer(row));
    long position = integer(row);
    EventType type = types.computeIfAbsent(text(row), EventType::ofLabel);
    long version = integer(row);
    Instant recordedAt = instant(row);
    String actor = text(row);
    String correlation = textOrNull(row);
    UUID command = uuid(row);
    return new StoredEvent(
        partnership,
        position,
        type,
        stream,
        version,
        recordedAt,
        actor,
        correlation == null ? command.toString() : correlation,
        command,
        textOrNull(row),
        text(row));
  }

  private static <T> T named(Map<Integer, T> names, int number) {
    T name = names.get(number);
    if (name == null) {
      throw new IllegalStateException("the store has an event of an unknown number " + number);
    }
    return name;
  }

  private static String text(ByteBuffer row) {
    String text = textOrNull(row);
    if (text == null) {
      throw new IllegalStateException("one of the store's " + COLUMNS + " columns is null");
    }
    return text;
  }

  private static @Nullable String textOrNull(ByteBuffer row) {
    int length = row.getInt();
    if (length == NULL) {
      return null;
    }
    String text = new String(row.array(), row.arrayOffset() + row.position(), length, UTF_8);
    row.position(row.position() + length);
    return text;
  }

  private static int integer(ByteBuffer row) {
    row.getInt(); // the length, always four
    return row.getInt();
  }

  private static UUID uuid(ByteBuffer row) {
    row.getInt();
    return new UUID(row.getLong(), row.getLong());
  }

  private static Instant instant(ByteBuffer row) {
    row.getInt();
    long microseconds = row.getLong();
    return Instant.ofEpochSecond(
        BinaryRow.EPOCH_SECOND + Math.floorDiv(microseconds, 1_000_000),
        Math.floorMod(microseconds, 1_000_000) * 1_000L);
  }
}
