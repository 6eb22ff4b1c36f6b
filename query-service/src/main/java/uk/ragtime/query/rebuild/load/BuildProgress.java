package uk.ragtime.query.rebuild.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.query.projection.AppliedPositions;
import uk.ragtime.query.projection.QuarantineReason;
import uk.ragtime.query.projection.RowBatch;
import uk.ragtime.query.store.StoredEvent;

/**
 * How far a partnership is in the generation that is built.
 *
 * @param parked why nothing beyond that can be applied
 */
record BuildProgress(long position, Instant recordedAt, @Nullable RejectedEvent parked) {
  /** Where it begins. */
  static final BuildProgress NOWHERE = new BuildProgress(0, Instant.EPOCH, null);

  record RejectedEvent(StoredEvent event, QuarantineReason kind, String reason) {}

  /**
   * Where its record is in Kafka the store does not know: whoever retries it begins with the
   * partition, unless the generation that serves knows better.
   */
  private static final String PARK =
      """
      insert into parked_partnership
        (partnership, position, event_id, event_type, kind, reason, topic, partition, kafka_offset,
         parked_at)
      values (?, ?, ?, ?, ?, ?, '', ?, 0, now())
      on conflict (partnership) do nothing
      """;

  /**
   * @throws IllegalStateException if it is not the event that comes next
   */
  BuildProgress applied(StoredEvent event) {
    if (event.position() != position + 1) {
      throw new IllegalStateException(
          "The event store has no position %d of %s".formatted(position + 1, event.partnership()));
    }
    return new BuildProgress(event.position(), event.recordedAt(), null);
  }

  BuildProgress parkedAt(StoredEvent event, QuarantineReason kind, String reason) {
    return new BuildProgress(position, recordedAt, new RejectedEvent(event, kind, reason));
  }

  /** Writes how far these partnerships are, into the connection's generation. */
  static void store(Connection connection, Map<PartnershipCode, BuildProgress> all)
      throws SQLException {
    RowBatch rows = new RowBatch();
    all.forEach((partnership, one) -> {
      if (one.position() > 0) {
        rows.put(AppliedPositions.TABLE, partnership, one.position(), one.recordedAt());
      }
    });
    rows.write(connection);
    for (BuildProgress one : all.values()) {
      if (one.parked() != null) {
        park(connection, one.parked());
      }
    }
  }

  private static void park(Connection connection, RejectedEvent parking) throws SQLException {
    StoredEvent event = parking.event();
    String partnership = event.partnership().value();
    try (PreparedStatement statement = connection.prepareStatement(PARK)) {
      statement.setString(1, partnership);
      statement.setLong(2, event.position());
      statement.setString(3, RecordedEvent.id(partnership, event.position()));
      statement.setString(4, event.type().cloudEventsType());
      statement.setString(5, parking.kind().name());
      statement.setString(6, parking.reason());
      statement.setInt(7, partitionOf(partnership));
      statement.executeUpdate();
    }
  }

  /** As Kafka's own producers have it. */
  private static int partitionOf(String key) {
    byte[] bytes = key.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(bytes)) % EventTopics.PARTITIONS;
  }
}
