package uk.ragtime.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.projection.QuarantineReason;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.References;
import uk.ragtime.query.projection.RowBatch;
import uk.ragtime.query.store.StoredEvent;

/**
 * Applies events of one partnership to a generation that is there already, within its caller's
 * transaction and with the statements that the projector uses.
 */
@Component
final class StoreFold {
  private static final String STANDING =
      """
      select position, recorded_at
        from applied_position
       where partnership = ?
      """;

  /** Gathers the rows of an event. */
  private static final class Gathering implements StagedRows.Target {
    private final RowBatch rows = new RowBatch();

    @Override
    public void add(ReadTable log, @Nullable Object[] values) {
      rows.add(log, values);
    }

    @Override
    public void put(ReadTable state, @Nullable Object[] values) {
      rows.put(state, values);
    }

    @Override
    public void remove(ReadTable state, Object[] key) {
      rows.remove(state, key);
    }
  }

  private final Projecting projecting;

  StoreFold(Projecting projecting) {
    this.projecting = projecting;
  }

  /**
   * Applies events that follow on what is applied; stops where one cannot be.
   *
   * @param connection within a transaction, in the generation
   * @return where the partnership stands then
   */
  Standing apply(Connection connection, PartnershipCode partnership, List<StoredEvent> events)
      throws SQLException {
    Standing before = standing(connection, partnership);
    Savepoint untouched = connection.setSavepoint();
    Standing after;
    try {
      after = apply(connection, partnership, before, events, false);
    } catch (SQLException e) {
      if (!RowBatch.isRefusal(e)) {
        throw e;
      }
      connection.rollback(untouched);
      after = apply(connection, partnership, before, events, true);
    }
    Standing.store(connection, Map.of(partnership, after));
    return after;
  }

  /**
   * @param oneByOne whether each event's rows are written at once, behind a savepoint
   */
  private Standing apply(
      Connection connection,
      PartnershipCode partnership,
      Standing before,
      List<StoredEvent> events,
      boolean oneByOne)
      throws SQLException {
    References references = References.load(connection, partnership);
    Gathering gathering = new Gathering();
    StagedRows staged = new StagedRows();
    Standing now = before;
    for (StoredEvent event : events) {
      Standing next = projecting.stage(event, now, references, staged);
      staged.moveTo(gathering);
      if (oneByOne && next.parked() == null && !gathering.rows.writeAlone(connection)) {
        String reason = "The event cannot be projected: its row is refused by the read models";
        next = now.parkedAt(event, QuarantineReason.POISON, reason);
      }
      now = next;
      if (now.parked() != null) {
        break;
      }
    }
    gathering.rows.write(connection);
    return now;
  }

  private static Standing standing(Connection connection, PartnershipCode partnership) {
    return OwnerDatabase.on(connection)
        .sql(STANDING)
        .param(partnership.value())
        .query((row, _) ->
            new Standing(
                row.getLong("position"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                null))
        .optional()
        .orElse(Standing.NOWHERE);
  }
}
