package uk.ragtime.query.rebuild.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A table's indexes as its migrations created them, dropped while it is filled: building an index
 * over all rows is several times faster than maintaining it row by row. Those of one table can be
 * built at the same time; constraints are added to them afterwards, because that locks the table.
 */
final class TableIndexes {
  private static final String OF_TABLE =
      """
      select x.indexrelid::regclass::text as name,
             pg_get_indexdef(x.indexrelid) as definition,
             c.conname as constraint_name,
             case c.contype when 'p' then 'primary key' else 'unique' end as kind
        from pg_index x
        left join pg_constraint c on c.conindid = x.indexrelid and c.contype in ('p', 'u')
       where x.indrelid = ?::regclass
       order by x.indpred is not null, x.indnkeyatts desc, c.conname nulls last
      """;

  private final List<String> drops = new ArrayList<>();
  private final List<String> builds = new ArrayList<>();
  private final List<String> constraints = new ArrayList<>();

  static TableIndexes drop(Connection connection, String table) throws SQLException {
    TableIndexes indexes = new TableIndexes();
    try (var statement = connection.prepareStatement(OF_TABLE)) {
      statement.setString(1, table);
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          indexes.builds.add(row.getString("definition"));
          String constraint = row.getString("constraint_name");
          if (constraint == null) {
            indexes.drops.add("drop index " + row.getString("name"));
          } else {
            indexes.drops.add("alter table %s drop constraint %s".formatted(table, constraint));
            indexes.constraints.add(
                "alter table %s add constraint %s %s using index %s"
                    .formatted(table, constraint, row.getString("kind"), constraint));
          }
        }
      }
    }
    try (Statement statement = connection.createStatement()) {
      for (String one : indexes.drops) {
        statement.execute(one);
      }
    }
    return indexes;
  }

  /** Statements that build the indexes, at the same time if need be, the longest probably first. */
  List<String> builds() {
    return builds;
  }

  /** Statements for after that. */
  List<String> constraints() {
    return constraints;
  }
}
