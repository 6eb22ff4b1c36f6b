package uk.ragtime.command.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import uk.ragtime.command.store.AppendOutcome.Appended;
import uk.ragtime.command.store.AppendOutcome.ConcurrencyConflict;
import uk.ragtime.command.store.AppendOutcome.DuplicateIdempotencyKey;
import uk.ragtime.command.store.AppendOutcome.OriginalAnswer;

/** The call by which releases appended that know no reference number. */
record FormerAppend(DataSource dataSource, String function) implements GroupWriter.Call {
  FormerAppend(DataSource dataSource) {
    this(dataSource, "store.append");
  }

  @Override
  public List<AppendOutcome> execute(List<PendingAppend> group) throws SQLException {
    String parameters = String.join(", ", Collections.nCopies(AppendColumns.count(), "?"));
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select status, at_position, at_version, was_created, known_fingerprint from "
                    + function
                    + "("
                    + parameters
                    + ")")) {
      AppendColumns.of(group).bind(connection, statement);
      try (ResultSet rows = statement.executeQuery()) {
        List<AppendOutcome> outcomes = new ArrayList<>();
        while (rows.next()) {
          outcomes.add(outcome(rows));
        }
        return outcomes;
      }
    }
  }

  private static AppendOutcome outcome(ResultSet row) throws SQLException {
    return switch (row.getString("status")) {
      case "appended" -> new Appended(row.getLong("at_position"), row.getLong("at_version"));
      case "moved" -> new ConcurrencyConflict();
      case "known" ->
          new DuplicateIdempotencyKey(
              new OriginalAnswer(
                  row.getString("known_fingerprint"),
                  row.getLong("at_position"),
                  row.getLong("at_version"),
                  row.getBoolean("was_created")));
      default -> throw new IllegalStateException("store.append said " + row.getString("status"));
    };
  }
}
