package uk.ragtime.query.rebuild.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.ReadTable.Column;

/**
 * Encodes rows in PostgreSQL's binary COPY format, in a buffer that grows as needed. Not
 * thread-safe.
 */
final class BinaryRow {
  /** PostgreSQL's epoch, the beginning of 2000. */
  static final long EPOCH_SECOND = 946_684_800;

  private static final long EPOCH_DAY = 10_957;
  private static final int TEXT_OID = 25;
  private static final int NULL = -1;
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  private ByteBuffer buffer;

  BinaryRow(int capacity) {
    buffer = ByteBuffer.allocate(capacity);
  }

  int size() {
    return buffer.position();
  }

  /** Sends everything written and clears the buffer. */
  void sendTo(CopyIn copy) throws SQLException {
    copy.writeToCopy(buffer.array(), buffer.arrayOffset(), buffer.position());
    buffer.clear();
  }

  void begin() {
    room(SIGNATURE.length).put(SIGNATURE);
  }

  void end() {
    room(Short.BYTES).putShort((short) -1);
  }

  void add(List<Column> columns, @Nullable Object[] values) {
    room(Short.BYTES).putShort((short) columns.size());
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value == null) {
        room(Integer.BYTES).putInt(NULL);
      } else {
        add(columns.get(i).type(), value);
      }
    }
  }

  private void add(ReadTable.Type type, Object value) {
    switch (type) {
      case TEXT -> text(value);
      case TEXTS -> texts((List<?>) value);
      case INTEGER -> room(8).putInt(Integer.BYTES).putInt(((Number) value).intValue());
      case BIGINT -> room(12).putInt(Long.BYTES).putLong(((Number) value).longValue());
      case BOOLEAN -> room(5).putInt(1).put((byte) ((Boolean) value ? 1 : 0));
      case DATE ->
          room(8)
              .putInt(Integer.BYTES)
              .putInt(Math.toIntExact(((LocalDate) value).toEpochDay() - EPOCH_DAY));
      case TIMESTAMP -> room(12).putInt(Long.BYTES).putLong(microseconds((Instant) value));
      case UUID -> {
        UUID id = (UUID) value;
        room(20)
            .putInt(2 * Long.BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits());
      }
    }
  }

  private void text(Object value) {
    byte[] bytes = word(value).getBytes(UTF_8);
    room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
  }

  /** An array of texts with one dimension, from 1; an empty array has none. */
  private void texts(List<?> values) {
    room(7 * Integer.BYTES);
    int length = buffer.position();
    buffer.putInt(0).putInt(values.isEmpty() ? 0 : 1).putInt(0).putInt(TEXT_OID);
    if (!values.isEmpty()) {
      buffer.putInt(values.size()).putInt(1);
      values.forEach(this::text);
    }
    buffer.putInt(length, buffer.position() - length - Integer.BYTES);
  }

  private static String word(Object value) {
    return switch (value) {
      case String text -> text;
      case Enum<?> constant -> constant.name();
      default -> value.toString();
    };
  }

  private static long microseconds(Instant instant) {
    return (instant.getEpochSecond() - EPOCH_SECOND) * 1_000_000 + instant.getNano() / 1_000;
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      int capacity = Math.max(2 * buffer.capacity(), buffer.position() + bytes);
      buffer = ByteBuffer.allocate(capacity).put(buffer.flip());
    }
    return buffer;
  }
}
