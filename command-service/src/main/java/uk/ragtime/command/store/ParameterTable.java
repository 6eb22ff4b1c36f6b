package uk.ragtime.command.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Parameters of a function that takes rows as arrays of the same length, one for each column. */
final class ParameterTable {
  private final Column<?>[] columns;
  private final List<List<@Nullable Object>> values = new ArrayList<>();

  ParameterTable(Column<?>... columns) {
    this.columns = columns;
    for (int i = 0; i < columns.length; i++) {
      values.add(new ArrayList<>());
    }
  }

  /** A typed array, which the driver sends in binary form where it can. */
  record Column<T>(String type, IntFunction<T[]> array) {}

  static Column<String> text() {
    return new Column<>("text", String[]::new);
  }

  static Column<Integer> integer() {
    return new Column<>("int4", Integer[]::new);
  }

  static Column<Boolean> bool() {
    return new Column<>("bool", Boolean[]::new);
  }

  static Column<UUID> uuid() {
    return new Column<>("uuid", UUID[]::new);
  }

  static Column<LocalDate> date() {
    return new Column<>("date", LocalDate[]::new);
  }

  void add(@Nullable Object... row) {
    for (int i = 0; i < columns.length; i++) {
      values.get(i).add(row[i]);
    }
  }

  int size() {
    return values.getFirst().size();
  }

  /**
   * Binds the columns to consecutive parameters.
   *
   * @return the number of the parameter after them
   */
  int bind(Connection connection, PreparedStatement statement, int first) throws SQLException {
    PGConnection arrays = connection.unwrap(PGConnection.class);
    for (int i = 0; i < columns.length; i++) {
      Object[] elements = values.get(i).toArray(columns[i].array());
      statement.setArray(first + i, arrays.createArrayOf(columns[i].type(), elements));
    }
    return first + columns.length;
  }
}
