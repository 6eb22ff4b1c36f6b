package uk.ragtime.query.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.PartnershipCode;

/**
 * Progress of each partnership of a batch: its applied position, and whether it is in quarantine.
 * Loaded and stored in the batch's own transaction.
 */
final class PartnershipProgress {
  /** How to treat an event, decided by its position alone. */
  enum Verdict {
    /** The next one: to be applied. */
    NEXT,
    /** Applied before: to be skipped. */
    DUPLICATE,
    /** One or more events before it are missing. */
    HOLE,
    /** The partnership is in quarantine, so the event is held back. */
    PARKED
  }

  private record AppliedEvent(long position, Instant recordedAt) {}

  private static final String LOAD =
      """
      select p.code, a.position, k.partnership is not null as parked
        from unnest(?::text[]) p (code)
        left join applied_position a on a.partnership = p.code
        left join parked_partnership k on k.partnership = p.code
      """;

  private static final String PARK =
      """
      insert into parked_partnership
        (partnership, position, event_id, event_type, kind, reason, topic, partition, kafka_offset,
         parked_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, now())
      on conflict (partnership) do nothing
      """;

  private final Map<PartnershipCode, Long> positions = new HashMap<>();
  private final Map<PartnershipCode, Quarantine> parked = new HashMap<>();
  private final Map<PartnershipCode, Quarantine> newlyQuarantined = new LinkedHashMap<>();
  private final Map<PartnershipCode, AppliedEvent> advanced = new LinkedHashMap<>();

  static PartnershipProgress load(Connection connection, Collection<PartnershipCode> partnerships)
      throws SQLException {
    PartnershipProgress loaded = new PartnershipProgress();
    try (PreparedStatement statement = connection.prepareStatement(LOAD)) {
      String[] codes = partnerships.stream().map(PartnershipCode::value).toArray(String[]::new);
      statement.setArray(1, connection.createArrayOf("text", codes));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          PartnershipCode partnership = new PartnershipCode(row.getString("code"));
          loaded.positions.put(partnership, row.getLong("position"));
          if (row.getBoolean("parked")) {
            loaded.parked.put(partnership, Quarantine.EARLIER);
          }
        }
      }
    }
    return loaded;
  }

  Verdict classify(PartnershipCode partnership, long position) {
    long applied = positions.getOrDefault(partnership, 0L);
    if (position <= applied) {
      return Verdict.DUPLICATE;
    }
    if (parked.containsKey(partnership)) {
      return Verdict.PARKED;
    }
    return position == applied + 1 ? Verdict.NEXT : Verdict.HOLE;
  }

  /** Position that the partnership's next event must have. */
  long expected(PartnershipCode partnership) {
    return positions.getOrDefault(partnership, 0L) + 1;
  }

  void advance(PartnershipCode partnership, long position, Instant recordedAt) {
    positions.put(partnership, position);
    advanced.put(partnership, new AppliedEvent(position, recordedAt));
  }

  void park(PartnershipCode partnership, Quarantine quarantine) {
    parked.put(partnership, quarantine);
    newlyQuarantined.put(partnership, quarantine);
  }

  Map<PartnershipCode, Quarantine> newlyQuarantined() {
    return newlyQuarantined;
  }

  /** Last position of each partnership that the batch advanced. */
  Map<PartnershipCode, Long> advanced() {
    Map<PartnershipCode, Long> last = new HashMap<>();
    advanced.forEach((partnership, applied) -> last.put(partnership, applied.position()));
    return last;
  }

  void store(Connection connection) throws SQLException {
    RowBatch rows = new RowBatch();
    advanced.forEach((partnership, applied) ->
        rows.put(AppliedPositions.TABLE, partnership, applied.position(), applied.recordedAt()));
    rows.write(connection);
    try (PreparedStatement statement = connection.prepareStatement(PARK)) {
      for (var quarantine : newlyQuarantined.entrySet()) {
        quarantine.getValue().bind(statement, quarantine.getKey());
        statement.executeUpdate();
      }
    }
  }

  /** Reason and location of a partnership's quarantine. */
  record Quarantine(
      long position,
      @Nullable String eventId,
      @Nullable String eventType,
      QuarantineReason kind,
      String reason,
      String topic,
      int partition,
      long offset) {
    static final Quarantine EARLIER =
        new Quarantine(0, null, null, QuarantineReason.POISON, "parked before", "", 0, 0);

    private void bind(PreparedStatement statement, PartnershipCode partnership)
        throws SQLException {
      statement.setString(1, partnership.value());
      statement.setLong(2, position);
      statement.setString(3, eventId);
      statement.setString(4, eventType);
      statement.setString(5, kind.name());
      statement.setString(6, reason);
      statement.setString(7, topic);
      statement.setInt(8, partition);
      statement.setLong(9, offset);
    }
  }
}
