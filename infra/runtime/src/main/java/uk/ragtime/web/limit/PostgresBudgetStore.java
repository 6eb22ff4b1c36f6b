package uk.ragtime.web.limit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Budgets in the service's own database, behind two functions: the service's role sees no row of
 * the table. One statement for all that was taken, however many took it.
 */
final class PostgresBudgetStore implements BudgetStore, AutoCloseable {
  private static final Pattern SCHEMA = Pattern.compile("[a-z_]{1,63}");
  private static final double SECOND = Duration.ofSeconds(1).toNanos();

  private final DataSource dataSource;
  private final Runnable close;
  private final String exchange;
  private final String forget;

  /**
   * @param close gives the data source's connections up
   */
  PostgresBudgetStore(DataSource dataSource, String schema, Runnable close) {
    if (!SCHEMA.matcher(schema).matches()) {
      throw new IllegalArgumentException("ragtime.limits.schema is no name of a schema: " + schema);
    }
    this.dataSource = dataSource;
    this.close = close;
    this.exchange =
        """
        select partnership, member, seconds_to_full
          from %s.exchange_budgets(?, ?, ?)
        """
            .formatted(schema);
    this.forget = "select %s.forget_budgets()".formatted(schema);
  }

  @Override
  public Map<BudgetKey, Long> exchange(Map<BudgetKey, Long> taken) {
    List<BudgetKey> keys = new ArrayList<>(taken.keySet());
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(exchange)) {
      statement.setArray(1, texts(connection, keys.stream().map(BudgetKey::partnership).toArray()));
      statement.setArray(2, texts(connection, keys.stream().map(BudgetKey::member).toArray()));
      statement.setArray(
          3,
          connection.createArrayOf(
              "float8", keys.stream().map(key -> taken.getOrDefault(key, 0L) / SECOND).toArray()));
      return read(statement);
    } catch (SQLException e) {
      throw new BudgetStoreException(e);
    }
  }

  private static Map<BudgetKey, Long> read(PreparedStatement statement) throws SQLException {
    Map<BudgetKey, Long> standing = new HashMap<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        standing.put(
            new BudgetKey(rows.getString("partnership"), rows.getString("member")),
            (long) (rows.getDouble("seconds_to_full") * SECOND));
      }
    }
    return standing;
  }

  private static Array texts(Connection connection, Object[] values) throws SQLException {
    return connection.createArrayOf("text", values);
  }

  @Override
  public void forgetFull() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(forget)) {
      statement.execute();
    } catch (SQLException e) {
      throw new BudgetStoreException(e);
    }
  }

  @Override
  public void close() {
    close.run();
  }
}
