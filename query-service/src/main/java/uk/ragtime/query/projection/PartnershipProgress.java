package uk.ragtime.query.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.store.EventSignature;

/**
 * Progress of each partnership of a batch: its applied position, and whether it is in quarantine.
 * Loaded and stored in the batch's own transaction.
 */
final class PartnershipProgress {
  /** Treatment of an event, decided by its position alone. */
  enum Verdict {
    /** The next one: to be applied. */
    NEXT,
    /** Applied before: to be skipped. */
    DUPLICATE,
    /** One or more events before it are missing. */
    HOLE,
    /** The partnership is in quarantine, so the event is held back. */
    PARKED,
    /** Another event was applied at its position, so the log is not the one that was followed. */
    DIVERGED
  }

  /** Place of an event in its partnership's log. */
  record LogPosition(PartnershipCode partnership, long position) {}

  private record AppliedEvent(long position, EventSignature signature) {}

  private static final String LOAD =
      """
      select p.code, a.position, k.partnership is not null as parked,
             k.kind = 'DIVERGED' as diverged, current_schema() as generation
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
      on conflict (partnership) do update
        set position = excluded.position,
            event_id = excluded.event_id,
            event_type = excluded.event_type,
            kind = excluded.kind,
            reason = excluded.reason,
            parked_at = excluded.parked_at
        where excluded.kind = 'DIVERGED'
      """;

  private static final String POSITIONS =
      """
      select a.partnership, a.position
        from applied_position a
       where a.partnership = any (?)
      """;

  /** Events of the log that the batch delivers again. */
  private static final String APPLIED_BEFORE =
      """
      select w.partnership, w.position, e.command_id, e.recorded_at
        from unnest(?::text[], ?::bigint[]) w (partnership, position)
       cross join lateral
         (select l.command_id, l.recorded_at
            from event_log l
           where l.partnership = w.partnership
             and l.position = w.position
           union all
          select r.command_id, r.recorded_at
            from rating_entry r
           where r.partnership = w.partnership
             and r.position = w.position) e
      """;

  private final Map<PartnershipCode, Long> positions = new HashMap<>();
  private final Map<PartnershipCode, Quarantine> parked = new HashMap<>();
  private final Set<PartnershipCode> diverged = new HashSet<>();
  private String generation = "";
  private final Map<LogPosition, EventSignature> appliedBefore = new HashMap<>();
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
          loaded.generation = row.getString("generation");
          if (row.getBoolean("parked")) {
            loaded.parked.put(partnership, Quarantine.EARLIER);
          }
          if (row.getBoolean("diverged")) {
            loaded.diverged.add(partnership);
          }
        }
      }
    }
    return loaded;
  }

  /** Schema that is projected to. */
  String generation() {
    return generation;
  }

  /**
   * Reads which events were applied at the positions that the batch delivers again, all at once.
   *
   * @param delivered positions of the batch
   */
  void loadAppliedBefore(Connection connection, Collection<LogPosition> delivered)
      throws SQLException {
    List<LogPosition> again =
        delivered.stream()
            .filter(one -> one.position() <= positions.getOrDefault(one.partnership(), 0L))
            .toList();
    if (again.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(APPLIED_BEFORE)) {
      String[] codes = again.stream().map(one -> one.partnership().value()).toArray(String[]::new);
      Long[] numbers = again.stream().map(LogPosition::position).toArray(Long[]::new);
      statement.setArray(1, connection.createArrayOf("text", codes));
      statement.setArray(2, connection.createArrayOf("int8", numbers));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          appliedBefore.put(
              new LogPosition(
                  new PartnershipCode(row.getString("partnership")), row.getLong("position")),
              new EventSignature(
                  row.getObject("command_id", UUID.class),
                  row.getObject("recorded_at", OffsetDateTime.class).toInstant()));
        }
      }
    }
  }

  /**
   * @param signature of the delivered event; null if it cannot be read, and then it proves nothing
   */
  Verdict classify(PartnershipCode partnership, long position, @Nullable EventSignature signature) {
    long applied = positions.getOrDefault(partnership, 0L);
    if (position <= applied) {
      EventSignature before = appliedBefore.get(new LogPosition(partnership, position));
      boolean another = before != null && signature != null && !before.equals(signature);
      return another && !diverged.contains(partnership) ? Verdict.DIVERGED : Verdict.DUPLICATE;
    }
    if (parked.containsKey(partnership)) {
      return Verdict.PARKED;
    }
    return position == applied + 1 ? Verdict.NEXT : Verdict.HOLE;
  }

  /** Takes in which positions other instances have committed since the batch began. */
  void refresh(Connection connection, Collection<PartnershipCode> partnerships)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(POSITIONS)) {
      String[] codes = partnerships.stream().map(PartnershipCode::value).toArray(String[]::new);
      statement.setArray(1, connection.createArrayOf("text", codes));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          positions.merge(
              new PartnershipCode(row.getString("partnership")),
              row.getLong("position"),
              Math::max);
        }
      }
    }
  }

  /** Position up to which the partnership is applied. */
  long applied(PartnershipCode partnership) {
    return positions.getOrDefault(partnership, 0L);
  }

  /** Position that the partnership's next event must have. */
  long expected(PartnershipCode partnership) {
    return applied(partnership) + 1;
  }

  void advance(PartnershipCode partnership, long position, EventSignature signature) {
    positions.put(partnership, position);
    advanced.put(partnership, new AppliedEvent(position, signature));
  }

  void park(PartnershipCode partnership, Quarantine quarantine) {
    parked.put(partnership, quarantine);
    if (quarantine.kind() == QuarantineReason.DIVERGED) {
      diverged.add(partnership);
    }
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
        rows.put(
            AppliedPositions.TABLE,
            partnership,
            applied.position(),
            applied.signature().recordedAt(),
            applied.signature().commandId()));
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
