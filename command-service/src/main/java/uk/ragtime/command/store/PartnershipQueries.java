package uk.ragtime.command.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import uk.ragtime.kernel.PartnershipCode;

/**
 * Queries of the store, each about one partnership. Row-level security hides all others; its
 * setting lasts for one statement's transaction, so that no pooled connection keeps it.
 */
final class PartnershipQueries {
  /** Begins every query, and takes the partnership as the first two parameters. */
  // Both statements are sent together and form one transaction, as the connection auto-commits. The
  // partnership's number comes from a subquery, not a join: the planner takes it as a constant then
  // and uses whole keys for every look-up, whatever the statistics are.
  static final String TENANT =
      """
      select set_config('ragtime.partnership', ?, true);
      with p as (
        select number
        from store.partnership
        where code = ?)
      """;

  private final DataSource dataSource;

  PartnershipQueries(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Sets the parameters of a query, from the third on. */
  @FunctionalInterface
  interface Binding {
    void bind(Connection connection, PreparedStatement statement) throws SQLException;
  }

  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  <T> T query(String sql, PartnershipCode partnership, Binding binding, RowReader<T> rowReader) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, partnership.value());
      statement.setString(2, partnership.value());
      binding.bind(connection, statement);
      statement.execute();
      statement.getMoreResults();
      try (ResultSet rows = statement.getResultSet()) {
        return rowReader.read(rows);
      }
    } catch (SQLException e) {
      throw new StoreUnavailableException("The event store cannot be read", e);
    }
  }

  static boolean isTrue(ResultSet rows) throws SQLException {
    return rows.next() && rows.getBoolean(1);
  }
}
