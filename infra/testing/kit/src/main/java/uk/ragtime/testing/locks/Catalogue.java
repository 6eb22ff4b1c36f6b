package uk.ragtime.testing.locks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import uk.ragtime.testing.KeptConnections;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestServers;

/**
 * A database as the server's superuser sees it: its catalogue, and its rows regardless of row-level
 * security.
 */
public final class Catalogue implements AutoCloseable {
  private final Connection connection;
  private final TestDatabase database;

  public Catalogue(TestDatabase database) throws SQLException {
    var server = TestServers.postgres();
    this.database = database;
    this.connection =
        DriverManager.getConnection(database.url(), server.superuser(), server.superuserPassword());
    // Login roles of this database, other than the owner and the server's own, and the roles that
    // they may assume.
    connection
        .createStatement()
        .execute(
            """
            create temporary view login as
            with recursive reached as (
                   select r.oid
                     from pg_roles r
                    where has_database_privilege(r.oid, current_database(), 'connect')
                    union
                   select m.roleid
                     from pg_auth_members m
                     join reached t on t.oid = m.member
                     join pg_roles r on r.oid = m.member
                    where m.set_option
                      and not r.rolsuper)
            select r.oid, r.rolname
              from pg_roles r
             where not r.rolsuper
               and r.oid in (select oid from reached)
               and r.oid <> (select datdba from pg_database where datname = current_database());
            create temporary view ours as
            select n.oid, n.nspname, regexp_replace(n.nspname, '_[0-9]+$', '_N') as called
              from pg_namespace n
             where n.nspname !~ '^pg_'
               and n.nspname <> 'information_schema'
            """);
  }

  /** The first column of each row, as text. */
  public List<String> ask(String sql, String... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
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

  /** The roles that sign in to this database, or are taken there, and do not own it. */
  public List<String> logins() throws SQLException {
    return ask("select rolname from login order by 1");
  }

  /** The tables and views of which a role may read at least one column, with their schemas. */
  public List<String> readableBy(String role) throws SQLException {
    return ask(CatalogueQueries.READABLE, role, role, role);
  }

  /** The functions of ours that a role may call, with their schemas. */
  public List<String> callableBy(String role) throws SQLException {
    return ask(CatalogueQueries.CALLABLE, role, role);
  }

  /** Rows of a table or view that a role sees within a transaction, after these settings. */
  public List<String> seenBy(String role, String relation, String... settings) throws SQLException {
    return KeptConnections.rollingBack(
        database.url(),
        role,
        database.password(),
        other -> {
          for (int i = 0; i < settings.length; i += 2) {
            try (PreparedStatement say = other.prepareStatement("select set_config(?, ?, true)")) {
              say.setString(1, settings[i]);
              say.setString(2, settings[i + 1]);
              say.execute();
            }
          }
          try (PreparedStatement statement = other.prepareStatement(rows(relation, "true"));
              ResultSet row = statement.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
              found.add(row.getString(1));
            }
            return found;
          }
        });
  }

  /** The objects. */
  public List<String> rowsOf(String relation, String condition) throws SQLException {
    return ask(rows(relation, condition));
  }

  private static String rows(String relation, String condition) {
    return "select t::text from " + relation + " t where " + condition + " order by 1";
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
