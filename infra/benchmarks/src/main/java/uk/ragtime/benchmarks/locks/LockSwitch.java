package uk.ragtime.benchmarks.locks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns row-level security off and on again in a database that is measured, on all tables that have
 * it. Statements that are prepared are planned anew by themselves.
 */
final class LockSwitch implements AutoCloseable {
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

  LockSwitch(Connection administrator) throws SQLException {
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

  /** Whoever reads meanwhile has ended within a moment, and whoever comes waits for as long. */
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
