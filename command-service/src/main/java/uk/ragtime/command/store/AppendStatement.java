package uk.ragtime.command.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.store.AppendRequest.NewEvent;
import uk.ragtime.command.store.AppendRequest.UsedKey;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.EventTypes;

/** Writes a batch of requests with one call, which is one round trip and one commit. */
final class AppendStatement {
  private static final String APPEND =
      """
      select status, at_position, at_version, was_created, known_fingerprint
      from store.append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final DataSource dataSource;

  AppendStatement(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * @return one outcome a request, in their order
   */
  List<AppendOutcome> execute(List<AppendRequest> batch) throws SQLException {
    Columns columns = Columns.of(batch);
    // In auto-commit mode the call is a transaction of its own: begin and commit cost no trips.
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(APPEND)) {
      columns.bind(connection, statement);
      try (ResultSet rows = statement.executeQuery()) {
        List<AppendOutcome> outcomes = new ArrayList<>(batch.size());
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
      case "moved" -> new AppendOutcome.Moved();
      case "known" ->
          new AppendOutcome.KeyKnown(
              new AppendOutcome.KeptAnswer(
                  row.getString("known_fingerprint"),
                  row.getLong("at_position"),
                  row.getLong("at_version"),
                  row.getBoolean("was_created")));
      default -> throw new IllegalStateException("store.append said " + status);
    };
  }

  /** The flat arrays, in the order of the function's parameters. */
  private static final class Columns {
    private static final int COMMAND = 11;
    private static final String[] TYPES = {
      "text", "text", "int8", "uuid", "text", "text", "uuid", "text", "text", "text", "bool",
      "int4", "text", "int8", "int4", "uuid", "text", "int2", "date", "text", "int4", "text", "text"
    };

    private final List<List<@Nullable Object>> columns = new ArrayList<>();

    private Columns() {
      for (int i = 0; i < TYPES.length; i++) {
        columns.add(new ArrayList<>());
      }
    }

    static Columns of(List<AppendRequest> batch) {
      Columns columns = new Columns();
      for (int i = 0; i < batch.size(); i++) {
        columns.add(batch.get(i), i + 1);
      }
      return columns;
    }

    private void add(AppendRequest request, int place) {
      UsedKey key = request.key();
      row(
          0,
          request.stream().partnership().value(),
          request.stream().stream().value(),
          request.expectedVersion(),
          request.command(),
          request.origin().actor(),
          request.origin().correlation(),
          request.origin().causation(),
          request.origin().traceParent(),
          key == null ? null : key.value(),
          key == null ? null : key.fingerprint(),
          request.created());
      for (Map.Entry<StreamId, Long> read : request.decidedOn().entrySet()) {
        row(COMMAND, place, read.getKey().value(), read.getValue());
      }
      for (NewEvent event : request.events()) {
        add(event, place);
      }
      for (Map.Entry<MemberCode, String> name : request.names().entrySet()) {
        row(COMMAND + 9, place, name.getKey().value(), name.getValue());
      }
    }

    private void add(NewEvent event, int place) {
      DomainEvent payload = event.event();
      EventType type = EventTypes.of(payload);
      row(
          COMMAND + 3,
          place,
          event.id(),
          type.name(),
          type.revision(),
          payload.effectiveOn(),
          EventJson.write(payload));
    }

    private void row(int first, @Nullable Object... values) {
      for (int i = 0; i < values.length; i++) {
        columns.get(first + i).add(values[i]);
      }
    }

    void bind(Connection connection, PreparedStatement statement) throws SQLException {
      for (int i = 0; i < TYPES.length; i++) {
        statement.setArray(i + 1, connection.createArrayOf(TYPES[i], columns.get(i).toArray()));
      }
    }
  }
}
