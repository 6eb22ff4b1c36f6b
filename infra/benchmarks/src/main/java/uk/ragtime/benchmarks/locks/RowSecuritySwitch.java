package uk.ragtime.benchmarks.locks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns row-level security off and on again, on all tables of a measured database that have it.
 * Prepared statements are replanned by PostgreSQL itself.
 */
final class RowSecuritySwitch implements AutoCloseable {
  private static final String LOCKED =
      """
      select c.oid::regclass::text
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
       where n.nspname !~ '^pg_'
         and c.relrowsecurity
         and c.relforcerowsecurity
      """;

  private final Connection administrator;
  private final List<String> tables;
  private boolean on = true;

  RowSecuritySwitch(Connection administrator) throws SQLException {
    this.administrator = administrator;
    this.tables = new ArrayList<>();
    try (Statement statement = administrator.createStatement();
        ResultSet row = statement.executeQuery(LOCKED)) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    if (tables.isEmpty()) {
      throw new IllegalStateException("no table has row-level security, so nothing is measured");
    }
  }

  /** Readers finish within a moment, and new ones wait just as long. */
  void turn(boolean wanted) throws SQLException {
    if (wanted == on) {
      return;
    }
    String how = wanted ? "enable" : "disable";
    try (Statement statement = administrator.createStatement()) {
      for (String table : tables) {
        statement.execute("alter table " + table + " " + how + " row level security");
      }
    }
    on = wanted;
  }

  int tables() {
    return tables.size();
  }

  @Override
  public void close() throws SQLException {
    turn(true);
    administrator.close();
  }
}
