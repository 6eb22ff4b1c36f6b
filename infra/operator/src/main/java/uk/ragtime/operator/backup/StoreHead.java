package uk.ragtime.operator.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * The end of an event store.
 *
 * @param events how many it has
 * @param lastRecordedAt of the last one; long ago where there is none
 */
record StoreHead(long events, Instant lastRecordedAt) {
  /** No event of a new store was recorded before. */
  private static final String READ =
      """
      select last_offset,
             case when isfinite(last_recorded_at) then last_recorded_at else to_timestamp(0) end
        from store.global_head
      """;

  static StoreHead of(Connection store) throws SQLException {
    try (PreparedStatement statement = store.prepareStatement(READ);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new StoreHead(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant());
    }
  }
}
