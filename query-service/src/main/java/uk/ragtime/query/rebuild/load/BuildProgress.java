package uk.ragtime.query.rebuild.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
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
 * Progress of a partnership in the generation that is built.
 *
 * @param parked event that cannot be applied, and why; null if there is none
 */
record BuildProgress(
    long position, Instant recordedAt, UUID commandId, @Nullable RejectedEvent parked) {
  /** Before the first event. */
  static final BuildProgress NOWHERE = new BuildProgress(0, Instant.EPOCH, new UUID(0, 0), null);

  record RejectedEvent(StoredEvent event, QuarantineReason kind, String reason) {}

  /**
   * The store does not know the record's location in Kafka: a retry starts at the beginning of the
   * partition, unless the serving generation knows better.
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
   * @throws IllegalStateException if it is not the next event
   */
  BuildProgress applied(StoredEvent event) {
    if (event.position() != position + 1) {
      throw new IllegalStateException(
          "The event store has no position %d of %s".formatted(position + 1, event.partnership()));
    }
    return new BuildProgress(event.position(), event.recordedAt(), event.commandId(), null);
  }

  BuildProgress parkedAt(StoredEvent event, QuarantineReason kind, String reason) {
    return new BuildProgress(
        position, recordedAt, commandId, new RejectedEvent(event, kind, reason));
  }

  /** Stores the progress of these partnerships in the connection's generation. */
  static void store(Connection connection, Map<PartnershipCode, BuildProgress> all)
      throws SQLException {
    RowBatch rows = new RowBatch();
    all.forEach((partnership, one) -> {
      if (one.position() > 0) {
        rows.put(
            AppliedPositions.TABLE, partnership, one.position(), one.recordedAt(), one.commandId());
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

  /** Partition of a key, as computed by Kafka's producers. */
  private static int partitionOf(String key) {
    byte[] bytes = key.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(bytes)) % EventTopics.PARTITIONS;
  }
}
