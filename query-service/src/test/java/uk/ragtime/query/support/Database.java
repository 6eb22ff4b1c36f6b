package uk.ragtime.query.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import uk.ragtime.testing.KeptConnections;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestServers;

/** Reads a service's database past all locks, as the server's superuser. */
public final class Database {
  private static final String FILES_WITH =
      """
      with recursive file (path, isdir) as
        (select d, (pg_stat_file(d, true)).isdir
           from unnest(array['global', 'pg_wal', 'pg_stat', 'pg_stat_tmp', 'pg_replslot', 'log',
                             'base/' || (select oid
                                           from pg_database
                                          where datname = current_database())]) d
         union all
         select f.path || '/' || n, (pg_stat_file(f.path || '/' || n, true)).isdir
           from file f, pg_ls_dir(f.path, true, false) n
          where f.isdir)
      select f.path
        from file f,
             lateral (select case when not f.isdir then pg_read_binary_file(f.path, true) end as bytes
                       offset 0) c
       where not f.isdir
         and exists
           (select
              from unnest(?::text[]) word
             where position(convert_to(word, 'UTF8') in c.bytes) > 0)
       order by 1
      """;

  private final TestDatabase database;

  public Database(TestDatabase database) {
    this.database = database;
  }

  /** The first column of each row, as text. */
  public List<String> ask(String sql, Object... values) {
    return kept(connection -> ask(connection, sql, values));
  }

  private <T> T kept(KeptConnections.Work<T> work) {
    var server = TestServers.postgres();
    try {
      return KeptConnections.with(
          database.url(), server.superuser(), server.superuserPassword(), work);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> ask(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      List<String> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(row.getString(1));
        }
      }
      return found;
    }
  }

  /** Files of this database, and those that databases share, in which any of the words is found. */
  public List<String> filesWith(String... words) {
    return ask(FILES_WITH, (Object) words);
  }

  /** Statements, of whose settings nothing is left afterwards. */
  public void run(String sql) {
    kept(connection -> {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
        return statement.execute("discard all");
      }
    });
  }

  /** A lock on a table, until the connection is closed. */
  public Connection holding(String table, String mode) throws SQLException {
    Connection connection = connect();
    connection.setAutoCommit(false);
    connection.createStatement().execute("lock table " + table + " in " + mode + " mode");
    return connection;
  }

  private Connection connect() throws SQLException {
    var server = TestServers.postgres();
    return DriverManager.getConnection(
        database.url(), server.superuser(), server.superuserPassword());
  }
}
