package uk.ragtime.query.rebuild.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A table's indexes as its migrations created them, dropped while it is filled: building an index
 * over all rows is several times faster than maintaining it row by row.
 */
final class TableIndexes {
  private static final String OF_TABLE =
      """
      select x.indexrelid::regclass::text as name,
             pg_get_indexdef(x.indexrelid) as definition,
             c.conname as constraint_name,
             pg_get_constraintdef(c.oid) as constraint_definition
        from pg_index x
        left join pg_constraint c on c.conindid = x.indexrelid and c.contype in ('p', 'u')
       where x.indrelid = ?::regclass
       order by c.conname nulls last
      """;

  private final List<String> drops = new ArrayList<>();
  private final List<String> makes = new ArrayList<>();

  static TableIndexes drop(Connection connection, String table) throws SQLException {
    TableIndexes indexes = new TableIndexes();
    try (var statement = connection.prepareStatement(OF_TABLE)) {
      statement.setString(1, table);
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          String constraint = row.getString("constraint_name");
          if (constraint == null) {
            indexes.drops.add("drop index " + row.getString("name"));
            indexes.makes.add(row.getString("definition"));
          } else {
            String definition = row.getString("constraint_definition");
            indexes.drops.add("alter table %s drop constraint %s".formatted(table, constraint));
            indexes.makes.add(
                "alter table %s add constraint %s %s".formatted(table, constraint, definition));
          }
        }
      }
    }
    run(connection, indexes.drops);
    return indexes;
  }

  void make(Connection connection) throws SQLException {
    run(connection, makes);
  }

  private static void run(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }
}
