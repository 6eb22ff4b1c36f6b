package uk.ragtime.query.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestServers;

/** Reads a service's database past all locks, as the server's superuser. */
public final class Database {
  private final TestDatabase database;

  public Database(TestDatabase database) {
    this.database = database;
  }

  /** The first column of each row, as text. */
  public List<String> ask(String sql, Object... values) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
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
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public void run(String sql) {
    try (Connection connection = connect()) {
      connection.createStatement().execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() throws SQLException {
    var server = TestServers.postgres();
    return DriverManager.getConnection(
        database.url(), server.superuser(), server.superuserPassword());
  }
}
