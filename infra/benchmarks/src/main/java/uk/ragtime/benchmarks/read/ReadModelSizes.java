package uk.ragtime.benchmarks.read;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import uk.ragtime.benchmarks.store.harness.MarkdownTable;
import uk.ragtime.benchmarks.store.harness.Report;
import uk.ragtime.testing.TestDatabase;

/** Disk space of the read models. */
final class ReadModelSizes {
  private static final long SMALL = 1_000_000;

  private ReadModelSizes() {}

  /** The schema that was filled last, which serves after a rebuild. */
  static String serving(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect(database.owner());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select nspname
                  from pg_namespace
                 where nspname ~ '^read_[0-9]+$'
                 order by substr(nspname, 6)::int desc
                 limit 1
                """)) {
      row.next();
      return row.getString(1);
    }
  }

  static MarkdownTable table(TestDatabase database, long events) throws SQLException {
    MarkdownTable table = new MarkdownTable("table or index", "kind", "bytes", "bytes per event");
    long all = 0;
    try (Connection connection = database.connect(database.owner());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select relname,
                       case relkind when 'i' then 'index' else 'table' end,
                       case relkind when 'i' then pg_relation_size(oid)
                                    else pg_table_size(oid) end as bytes
                  from pg_class
                 where relnamespace in ('feed'::regnamespace, '%s'::regnamespace)
                   and relkind in ('r', 'i')
                 order by bytes desc
                """
                    .formatted(serving(database)))) {
      while (rows.next()) {
        long bytes = rows.getLong(3);
        all += bytes;
        if (bytes >= SMALL) {
          table.row(
              rows.getString(1), rows.getString(2), Report.whole(bytes), perEvent(bytes, events));
        }
      }
    }
    return table.row("all, small ones as well", "", Report.whole(all), perEvent(all, events));
  }

  private static String perEvent(long bytes, long events) {
    return String.format(Locale.ROOT, "%.1f", (double) bytes / events);
  }
}
