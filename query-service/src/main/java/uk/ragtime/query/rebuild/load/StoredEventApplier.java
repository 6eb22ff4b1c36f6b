package uk.ragtime.query.rebuild.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.projection.QuarantineReason;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.References;
import uk.ragtime.query.projection.RowBatch;
import uk.ragtime.query.rebuild.OwnerDatabase;
import uk.ragtime.query.store.StoredEvent;

/**
 * Applies events of one partnership to an existing generation, within the caller's transaction and
 * with the projector's statements.
 */
@Component
final class StoredEventApplier {
  private static final String STANDING =
      """
      select position, recorded_at, command_id
        from applied_position
       where partnership = ?
      """;

  /** Gathers rows in a batch. */
  private static final class BatchTarget implements StagedRows.Target {
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

  private final EventProjector projector;

  StoredEventApplier(EventProjector projector) {
    this.projector = projector;
  }

  /**
   * Applies events that follow the applied ones; stops at one that cannot be applied.
   *
   * @param connection within a transaction, in the generation
   * @return progress of the partnership afterwards
   */
  BuildProgress apply(Connection connection, PartnershipCode partnership, List<StoredEvent> events)
      throws SQLException {
    BuildProgress before = progress(connection, partnership);
    Savepoint untouched = connection.setSavepoint();
    BuildProgress after;
    try {
      after = apply(connection, partnership, before, events, false);
    } catch (SQLException e) {
      if (!RowBatch.isRefusal(e)) {
        throw e;
      }
      connection.rollback(untouched);
      after = apply(connection, partnership, before, events, true);
    }
    BuildProgress.store(connection, Map.of(partnership, after));
    return after;
  }

  /**
   * @param oneByOne whether each event's rows are written at once, behind a savepoint
   */
  private BuildProgress apply(
      Connection connection,
      PartnershipCode partnership,
      BuildProgress before,
      List<StoredEvent> events,
      boolean oneByOne)
      throws SQLException {
    References references = References.load(connection, partnership);
    BatchTarget target = new BatchTarget();
    StagedRows staged = new StagedRows();
    BuildProgress now = before;
    for (StoredEvent event : events) {
      BuildProgress next = projector.stage(event, now, references, staged);
      staged.moveTo(target);
      if (oneByOne && next.parked() == null && !target.rows.writeAlone(connection)) {
        String reason = "The event cannot be projected: its row is refused by the read models";
        next = now.parkedAt(event, QuarantineReason.POISON, reason);
      }
      now = next;
      if (now.parked() != null) {
        break;
      }
    }
    target.rows.write(connection);
    return now;
  }

  private static BuildProgress progress(Connection connection, PartnershipCode partnership) {
    return OwnerDatabase.on(connection)
        .sql(STANDING)
        .param(partnership.value())
        .query((row, _) ->
            new BuildProgress(
                row.getLong("position"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("command_id", UUID.class),
                null))
        .optional()
        .orElse(BuildProgress.NOWHERE);
  }
}
