package uk.ragtime.query.rebuild.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.query.store.StoredEvent;

/**
 * Reads ranges of the event store as fast as PostgreSQL sends them: by binary COPY, which sends a
 * message for each row. Not thread-safe.
 */
final class StoreStream {
  /** Receives events in order. */
  @FunctionalInterface
  interface Consumer {
    void accept(StoredEvent event) throws SQLException;
  }

  /** Offsets have no gaps and recorded events never change, so no snapshot has to be held. */
  private static final String READ_RANGE =
      """
      copy (
        select partnership, position::bigint, type::text, stream, version::bigint, recorded_at,
               actor, correlation_id, command_id, trace_parent, payload::text
          from store.recorded_event
         where %s
         order by %s
      ) to stdout (format binary)
      """;

  /** The signature, and two numbers of four bytes. */
  private static final int HEADER = 19;

  private static final int COLUMNS = 11;
  private static final int END = -1;
  private static final int NULL = -1;

  private final Connection connection;
  private final Map<String, PartnershipCode> partnerships = new HashMap<>();
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
        "partnership = '%s' and position > %d and position <= %d"
            .formatted(partnership.value(), after, upTo);
    read(READ_RANGE.formatted(where, "position"), consumer);
  }

  private void read(String sql, Consumer consumer) throws SQLException {
    CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
    try {
      boolean first = true;
      for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
        ByteBuffer buffer = ByteBuffer.wrap(message);
        if (first) {
          buffer.position(HEADER);
          first = false;
        }
        while (buffer.hasRemaining() && buffer.getShort() != END) {
          consumer.accept(event(buffer));
        }
      }
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private StoredEvent event(ByteBuffer row) {
    return new StoredEvent(
        partnerships.computeIfAbsent(text(row), PartnershipCode::new),
        number(row),
        types.computeIfAbsent(text(row), EventType::ofLabel),
        text(row),
        number(row),
        instant(number(row)),
        text(row),
        text(row),
        uuid(row),
        textOrNull(row),
        text(row));
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

  private static long number(ByteBuffer row) {
    row.getInt(); // the length, always eight
    return row.getLong();
  }

  private static UUID uuid(ByteBuffer row) {
    row.getInt();
    return new UUID(row.getLong(), row.getLong());
  }

  private static Instant instant(long microseconds) {
    return Instant.ofEpochSecond(
        BinaryRow.EPOCH_SECOND + Math.floorDiv(microseconds, 1_000_000),
        Math.floorMod(microseconds, 1_000_000) * 1_000L);
  }
}
