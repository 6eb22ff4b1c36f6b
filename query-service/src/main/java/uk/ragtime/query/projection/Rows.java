package uk.ragtime.query.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of events comes to in the read models, gathered so that each table is written once.
 * Rows of a log are added; of a state, only the last word within the batch is written.
 */
public final class Rows {
  private record Statement(String sql, List<@Nullable Object> values) {}

  private final Map<String, List<List<@Nullable Object>>> additions = new LinkedHashMap<>();
  private final Map<List<Object>, Statement> states = new LinkedHashMap<>();

  /** Adds a row, in the order of the events, to what one insert statement writes. */
  public void add(String insert, @Nullable Object... values) {
    additions.computeIfAbsent(insert, _ -> new ArrayList<>()).add(Arrays.asList(values));
  }

  /** Says what a row of a table is from now on; whatever was said of it before is forgotten. */
  public void replace(String table, Object key, String upsertOrDelete, @Nullable Object... values) {
    states.put(List.of(table, key), new Statement(upsertOrDelete, Arrays.asList(values)));
  }

  /** Adds all that was gathered elsewhere, after what was gathered here. */
  void addAll(Rows later) {
    later.additions.forEach(
        (sql, values) -> additions.computeIfAbsent(sql, _ -> new ArrayList<>()).addAll(values));
    states.putAll(later.states);
  }

  /** Forgets everything gathered. */
  void clear() {
    additions.clear();
    states.clear();
  }

  /** Writes and forgets everything gathered. */
  void write(Connection connection) throws SQLException {
    Map<String, List<List<@Nullable Object>>> replacements = new LinkedHashMap<>();
    for (Statement state : states.values()) {
      replacements.computeIfAbsent(state.sql(), _ -> new ArrayList<>()).add(state.values());
    }
    for (var statement : additions.entrySet()) {
      write(connection, statement.getKey(), statement.getValue());
    }
    for (var statement : replacements.entrySet()) {
      write(connection, statement.getKey(), statement.getValue());
    }
    clear();
  }

  private static void write(Connection connection, String sql, List<List<@Nullable Object>> rows)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (List<@Nullable Object> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          bind(statement, i + 1, row.get(i));
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  static void bind(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(index, Types.NULL);
      case Instant instant -> statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
      case Enum<?> word -> statement.setString(index, word.name());
      default -> statement.setObject(index, value);
    }
  }
}
