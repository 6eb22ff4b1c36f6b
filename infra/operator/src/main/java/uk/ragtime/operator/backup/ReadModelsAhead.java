package uk.ragtime.operator.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Finds the partnerships whose read models hold events that the store does not have, and how many
 * events that are.
 */
final class ReadModelsAhead {
  private static final String APPLIED =
      "select partnership, position from applied_position order by partnership";

  private static final String HEAD = "select position from store.partnership where code = ?";

  private static final String APPLIED_EVENT =
      """
      select e.command_id, e.recorded_at
        from (select partnership, position, command_id, recorded_at
                from event_log
               union all
              select partnership, position, command_id, recorded_at
                from rating_entry) e
       where e.partnership = ?
         and e.position = ?
      """;

  private static final String STORED_EVENT =
      """
      select e.command_id, e.recorded_at
        from store.event e
        join store.partnership p on p.number = e.partnership
       where p.code = ?
         and e.position = ?
      """;

  private record Event(UUID command, Instant recordedAt) {}

  private final Connection store;
  private final Connection readModels;

  private ReadModelsAhead(Connection store, Connection readModels) {
    this.store = store;
    this.readModels = readModels;
  }

  /**
   * The losses by partnership; empty if the read models hold nothing that the store lacks.
   *
   * @param store as a role that sees all events
   * @param readModels as a role that sees all rows
   */
  static Map<String, Loss> find(Connection store, Connection readModels) throws SQLException {
    String generation =
        BaseBackup.text(readModels, "select schema_name from read.serving_generation");
    readModels.setSchema(generation);
    ReadModelsAhead search = new ReadModelsAhead(store, readModels);
    Map<String, Loss> losses = new TreeMap<>();
    try (PreparedStatement statement = readModels.prepareStatement(APPLIED);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        String partnership = row.getString(1);
        Loss loss = search.of(partnership, row.getLong(2));
        if (loss.events() > 0) {
          losses.put(partnership, loss);
        }
      }
    }
    return losses;
  }

  private Loss of(String partnership, long applied) throws SQLException {
    long common = lastInCommon(partnership, applied);
    if (common == applied) {
      return Loss.NONE;
    }
    Event last = event(readModels, APPLIED_EVENT, partnership, applied).orElseThrow();
    Event from = event(readModels, APPLIED_EVENT, partnership, Math.max(common, 1)).orElseThrow();
    return new Loss(applied - common, Duration.between(from.recordedAt(), last.recordedAt()));
  }

  /** Two logs of one store have a beginning in common, so its end is found by halving. */
  private long lastInCommon(String partnership, long applied) throws SQLException {
    long same = 0;
    long other = Math.min(applied, head(partnership)) + 1;
    while (other - same > 1) {
      long middle = same + (other - same) / 2;
      boolean equal =
          event(readModels, APPLIED_EVENT, partnership, middle)
              .equals(event(store, STORED_EVENT, partnership, middle));
      if (equal) {
        same = middle;
      } else {
        other = middle;
      }
    }
    return same;
  }

  private long head(String partnership) throws SQLException {
    try (PreparedStatement statement = store.prepareStatement(HEAD)) {
      statement.setString(1, partnership);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private static Optional<Event> event(
      Connection connection, String query, String partnership, long position) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, partnership);
      statement.setLong(2, position);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Event(
                    row.getObject(1, UUID.class),
                    row.getObject(2, OffsetDateTime.class).toInstant()))
            : Optional.empty();
      }
    }
  }
}
