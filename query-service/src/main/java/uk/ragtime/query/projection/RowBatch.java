package uk.ragtime.query.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.ragtime.query.projection.ReadTable.Column;

/**
 * Rows of a batch of events, gathered so that each table is written by one statement. Of a state,
 * only the last row of a key is written.
 */
public final class RowBatch implements RowSink {
  /** Leading values of a row, which identify a state. */
  private static final class RowKey {
    private final @Nullable Object[] row;
    private final int length;
    private final int hash;

    RowKey(@Nullable Object[] row, int length) {
      this.row = row;
      this.length = length;
      int mixed = 1;
      for (int i = 0; i < length; i++) {
        mixed = 31 * mixed + Objects.hashCode(row[i]);
      }
      this.hash = mixed;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof RowKey that
          && Arrays.equals(row, 0, length, that.row, 0, that.length);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  private final Map<ReadTable, List<@Nullable Object[]>> logs = new LinkedHashMap<>();
  private final Map<ReadTable, Map<RowKey, @Nullable Object[]>> states = new LinkedHashMap<>();
  private final Map<ReadTable, Set<RowKey>> removals = new LinkedHashMap<>();

  @Override
  public void add(ReadTable log, @Nullable Object... values) {
    rows(log).add(values);
  }

  @Override
  public void put(ReadTable state, @Nullable Object... values) {
    RowKey key = new RowKey(values, state.keyLength());
    states.computeIfAbsent(state, _ -> new LinkedHashMap<>()).put(key, values);
    Set<RowKey> gone = removals.get(state);
    if (gone != null) {
      gone.remove(key);
    }
  }

  @Override
  public void remove(ReadTable state, Object... key) {
    remove(state, new RowKey(key, key.length));
  }

  private void remove(ReadTable state, RowKey key) {
    Map<RowKey, @Nullable Object[]> present = states.get(state);
    if (present != null) {
      present.remove(key);
    }
    removals.computeIfAbsent(state, _ -> new LinkedHashSet<>()).add(key);
  }

  /** Appends everything that another batch has gathered. */
  public void addAll(RowBatch later) {
    later.logs.forEach((log, rows) -> rows(log).addAll(rows));
    later.states.forEach((state, rows) -> rows.values().forEach(row -> put(state, row)));
    later.removals.forEach((state, keys) -> keys.forEach(key -> remove(state, key)));
  }

  private List<@Nullable Object[]> rows(ReadTable log) {
    return logs.computeIfAbsent(log, _ -> new ArrayList<>());
  }

  /** Number of rows to be written. */
  public int size() {
    int size = 0;
    for (List<@Nullable Object[]> rows : logs.values()) {
      size += rows.size();
    }
    for (Map<RowKey, @Nullable Object[]> rows : states.values()) {
      size += rows.size();
    }
    for (Set<RowKey> keys : removals.values()) {
      size += keys.size();
    }
    return size;
  }

  /** Discards everything gathered. */
  public void clear() {
    logs.clear();
    states.clear();
    removals.clear();
  }

  /** Writes and discards everything gathered. */
  public void write(Connection connection) throws SQLException {
    for (ReadTable log : logs.keySet()) {
      write(connection, log.write(), log.columns(), rows(log));
    }
    for (var state : states.entrySet()) {
      ReadTable table = state.getKey();
      write(connection, table.write(), table.columns(), state.getValue().values());
    }
    for (var removal : removals.entrySet()) {
      ReadTable table = removal.getKey();
      List<Column> key = table.columns().subList(0, table.keyLength());
      List<@Nullable Object[]> keys = new ArrayList<>();
      removal.getValue().forEach(gone -> keys.add(gone.row));
      write(connection, table.delete(), key, keys);
    }
    clear();
  }

  /**
   * Does the same behind a savepoint; returns whether PostgreSQL accepted the rows. Refused rows
   * are discarded, and the transaction continues.
   *
   * @throws SQLException if it fails for a reason other than the rows
   */
  public boolean writeAlone(Connection connection) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      write(connection);
      connection.releaseSavepoint(before);
      return true;
    } catch (SQLException e) {
      if (!isRefusal(e)) {
        throw e;
      }
      clear();
      connection.rollback(before);
      return false;
    }
  }

  /**
   * Whether rows were refused. SQL states of classes 22 and 23 concern the data; others may be
   * transient.
   */
  public static boolean isRefusal(SQLException e) {
    String state = e.getSQLState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }

  private static void write(
      Connection connection, String sql, List<Column> columns, Collection<@Nullable Object[]> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int column = 0; column < columns.size(); column++) {
        ReadTable.Type type = columns.get(column).type();
        @Nullable Object[] values = new @Nullable Object[rows.size()];
        int row = 0;
        for (@Nullable Object[] one : rows) {
          values[row++] = wire(type, one[column]);
        }
        statement.setArray(column + 1, connection.createArrayOf(wireType(type), values));
      }
      statement.executeUpdate();
    }
  }

  private static String wireType(ReadTable.Type type) {
    return switch (type) {
      case INTEGER, BIGINT, BOOLEAN, UUID -> type.sql();
      case TEXT, TEXTS, DATE, TIMESTAMP -> "text";
    };
  }

  /** Value for the driver's array: as text if PostgreSQL parses the type from text. */
  private static @Nullable Object wire(ReadTable.Type type, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (type) {
      case INTEGER, BIGINT, BOOLEAN, UUID -> value;
      case TEXT, DATE, TIMESTAMP -> word(value);
      case TEXTS -> array((List<?>) value);
    };
  }

  private static String word(Object value) {
    return value instanceof Enum<?> constant ? constant.name() : value.toString();
  }

  private static String array(List<?> values) {
    return values.stream()
        .map(value -> word(value).replace("\\", "\\\\").replace("\"", "\\\""))
        .map(value -> '"' + value + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }
}
