package uk.ragtime.web.operator;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import uk.ragtime.web.Caller;

/**
 * The table of operators' acts in a service's own database. The service's role sees no row of it;
 * it can add one, and say how it was answered.
 */
final class OperatorActs {
  private static final Pattern SCHEMA = Pattern.compile("[a-z_]{1,63}");

  private final DataSource dataSource;
  private final String record;
  private final String conclude;

  OperatorActs(DataSource dataSource, String schema) {
    if (!SCHEMA.matcher(schema).matches()) {
      throw new IllegalArgumentException(
          "ragtime.operator-acts.schema is no name of a schema: " + schema);
    }
    this.dataSource = dataSource;
    this.record = "select %s.record_operator_act(?, ?, ?, ?)".formatted(schema);
    this.conclude = "select %s.conclude_operator_act(?, ?)".formatted(schema);
  }

  /**
   * Records what an operator asks for.
   *
   * @param act a method and an address
   * @return the record's number
   */
  long record(Caller operator, String act, String correlation) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(record)) {
      statement.setString(1, operator.issuer());
      statement.setString(2, operator.subject());
      statement.setString(3, act);
      statement.setString(4, correlation);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** Records the status of the answer. */
  void conclude(long number, int status) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(conclude)) {
      statement.setLong(1, number);
      statement.setInt(2, status);
      statement.execute();
    }
  }
}
