package uk.ragtime.benchmarks.store.rivals;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.ragtime.testing.TestDatabase;

/**
 * Rows to insert into a table that is like the engine's own, taken from what the engine wrote: the
 * same columns and indexes, the same payloads, one row a stream. What must differ from row to row
 * is made anew, so that no index is broken.
 */
final class SampleRows {
  static final String TABLE = "plain.event";

  private static final String COLUMNS =
      """
      select attname, format_type(atttypid, atttypmod)
      from pg_attribute
      where attrelid = 'store.event'::regclass and attnum > 0 and not attisdropped
        and attgenerated = '' and attidentity = ''
      order by attnum
      """;

  private final List<Column> columns;
  private final List<@Nullable String[]> samples;
  private final AtomicLong number = new AtomicLong();

  private SampleRows(List<Column> columns, List<@Nullable String[]> samples) {
    this.columns = columns;
    this.samples = samples;
  }

  /** A column of the engine's table. */
  record Column(String name, String type) {
    /** Counted up, for a key leads to it or ends with it. */
    boolean isCounted() {
      return switch (name) {
        case "position", "global_offset", "version" -> true;
        default -> false;
      };
    }

    /** Random in the engine too. */
    boolean isRandom() {
      return type.equals("uuid") && !name.equals("causation_id");
    }
  }

  /** Makes the plain table and reads the samples. */
  static SampleRows of(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect(database.owner());
        Statement statement = connection.createStatement()) {
      statement.execute("create schema if not exists plain");
      statement.execute(
          "create table if not exists " + TABLE + " (like store.event including all)");
      List<Column> columns = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(COLUMNS)) {
        while (rows.next()) {
          columns.add(new Column(rows.getString(1), rows.getString(2)));
        }
      }
      return new SampleRows(columns, samples(statement, columns));
    }
  }

  private static List<@Nullable String[]> samples(Statement statement, List<Column> columns)
      throws SQLException {
    String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
    List<@Nullable String[]> samples = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "select "
                + names
                + " from store.event where type = 'rating-changed.v2' order by global_offset"
                + " limit 20000")) {
      while (rows.next()) {
        @Nullable String[] sample = new String[columns.size()];
        for (int i = 0; i < sample.length; i++) {
          sample[i] = rows.getString(i + 1);
        }
        samples.add(sample);
      }
    }
    return samples;
  }

  List<Column> columns() {
    return columns;
  }

  /** {@code insert into plain.event (…)}, without what is inserted. */
  String insertInto() {
    return columns.stream()
        .map(Column::name)
        .collect(Collectors.joining(", ", "insert into " + TABLE + " (", ") "));
  }

  /** The values of a new row, in the columns' order, as text. */
  @Nullable String[] next() {
    @Nullable String[] sample = samples.get(ThreadLocalRandom.current().nextInt(samples.size()));
    @Nullable String[] row = sample.clone();
    String count = Long.toString(number.incrementAndGet());
    for (int i = 0; i < row.length; i++) {
      Column column = columns.get(i);
      if (column.isCounted()) {
        row[i] = count;
      } else if (column.isRandom()) {
        row[i] = UUID.randomUUID().toString();
      }
    }
    return row;
  }

  static void bind(PreparedStatement statement, @Nullable String[] row) throws SQLException {
    for (int i = 0; i < row.length; i++) {
      statement.setString(i + 1, row[i]);
    }
  }
}
