package uk.ragtime.query.rebuild.load;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.RowSink;

/** Rows of one event, held until it is certain that all of it can be projected. */
final class StagedRows implements RowSink {
  private enum Operation {
    ADD,
    PUT,
    REMOVE
  }

  /** The array is passed on without a copy, because every event takes this path. */
  @SuppressWarnings("ArrayRecordComponent")
  private record StagedRow(Operation kind, ReadTable table, @Nullable Object[] values) {}

  /** Receives staged rows. */
  interface Target {
    void add(ReadTable log, @Nullable Object[] values) throws SQLException;

    void put(ReadTable state, @Nullable Object[] values) throws SQLException;

    void remove(ReadTable state, Object[] key) throws SQLException;
  }

  private final List<StagedRow> rows = new ArrayList<>();

  @Override
  public void add(ReadTable log, @Nullable Object... values) {
    rows.add(new StagedRow(Operation.ADD, log, values));
  }

  @Override
  public void put(ReadTable state, @Nullable Object... values) {
    rows.add(new StagedRow(Operation.PUT, state, values));
  }

  @Override
  @SuppressWarnings("NullAway") // an array without nulls may be treated as one with them
  public void remove(ReadTable state, Object... key) {
    rows.add(new StagedRow(Operation.REMOVE, state, key));
  }

  void clear() {
    rows.clear();
  }

  @SuppressWarnings("NullAway") // keys to remove hold no nulls
  void moveTo(Target target) throws SQLException {
    for (StagedRow row : rows) {
      switch (row.kind()) {
        case ADD -> target.add(row.table(), row.values());
        case PUT -> target.put(row.table(), row.values());
        case REMOVE -> target.remove(row.table(), row.values());
      }
    }
    rows.clear();
  }
}
