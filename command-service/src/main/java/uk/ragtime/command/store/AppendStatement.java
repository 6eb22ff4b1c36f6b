package uk.ragtime.command.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Writes a group of requests by one call: one round trip and one commit. */
final class AppendStatement implements GroupWriter.Call {
  private static final String APPEND =
      """
      select status, at_position, at_version, was_created, known_fingerprint
      from store.append(%s)
      """
          .formatted(String.join(", ", Collections.nCopies(AppendColumns.count(), "?")));

  private final DataSource dataSource;

  AppendStatement(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public List<AppendOutcome> execute(List<PendingAppend> group) throws SQLException {
    AppendColumns columns = AppendColumns.of(group);
    // In auto-commit mode the call is a transaction by itself, without round trips for begin and
    // commit.
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(APPEND)) {
      columns.bind(connection.unwrap(PGConnection.class), statement);
      try (ResultSet rows = statement.executeQuery()) {
        List<AppendOutcome> outcomes = new ArrayList<>(group.size());
        while (rows.next()) {
          outcomes.add(outcome(rows));
        }
        return outcomes;
      }
    }
  }

  private static AppendOutcome outcome(ResultSet row) throws SQLException {
    String status = row.getString("status");
    return switch (status) {
      case "appended" ->
          new AppendOutcome.Appended(row.getLong("at_position"), row.getLong("at_version"));
      case "moved" -> new AppendOutcome.ConcurrencyConflict();
      case "known" ->
          new AppendOutcome.DuplicateIdempotencyKey(
              new AppendOutcome.OriginalAnswer(
                  row.getString("known_fingerprint"),
                  row.getLong("at_position"),
                  row.getLong("at_version"),
                  row.getBoolean("was_created")));
      default -> throw new IllegalStateException("store.append said " + status);
    };
  }
}
