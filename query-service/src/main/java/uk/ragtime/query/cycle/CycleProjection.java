package uk.ragtime.query.cycle;

import static uk.ragtime.query.projection.ReadTable.bigint;
import static uk.ragtime.query.projection.ReadTable.bool;
import static uk.ragtime.query.projection.ReadTable.date;
import static uk.ragtime.query.projection.ReadTable.integer;
import static uk.ragtime.query.projection.ReadTable.text;
import static uk.ragtime.query.projection.ReadTable.timestamp;

import uk.ragtime.kernel.event.CycleEvent;
import uk.ragtime.kernel.event.CycleEvent.CycleCancelled;
import uk.ragtime.kernel.event.CycleEvent.CycleClosed;
import uk.ragtime.kernel.event.CycleEvent.CycleRescheduled;
import uk.ragtime.kernel.event.CycleEvent.CycleScheduled;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.RowSink;

/** Projects the revisions of cycles. */
public final class CycleProjection {
  private static final ReadTable CYCLE =
      ReadTable.log(
          "cycle",
          text("partnership"),
          bigint("position"),
          timestamp("recorded_at"),
          text("cycle"),
          text("checklist"),
          integer("checklist_version"),
          bool("historic"));

  private static final ReadTable REVISION =
      ReadTable.log(
          "cycle_revision",
          text("partnership"),
          bigint("position"),
          timestamp("recorded_at"),
          text("cycle"),
          text("name"),
          date("opens_on"),
          timestamp("cut_off"));

  private static final ReadTable CLOSURE =
      ReadTable.log(
          "cycle_closure",
          text("partnership"),
          bigint("position"),
          timestamp("recorded_at"),
          text("cycle"));

  private CycleProjection() {}

  public static void project(CycleEvent event, RecordedEvent recorded, RowSink rows) {
    switch (event) {
      case CycleScheduled e -> {
        add(CYCLE, e, recorded, rows, e.checklist(), e.checklistVersion(), e.historic());
        add(REVISION, e, recorded, rows, e.name(), e.opensOn(), e.cutOff());
      }
      case CycleRescheduled e ->
          add(REVISION, e, recorded, rows, e.name(), e.opensOn(), e.cutOff());
      case CycleClosed e -> add(CLOSURE, e, recorded, rows);
      case CycleCancelled _ -> {
        // Not projected yet.
      }
    }
  }

  private static void add(
      ReadTable table, CycleEvent event, RecordedEvent recorded, RowSink rows, Object... values) {
    Object[] row = new Object[4 + values.length];
    row[0] = recorded.partnership();
    row[1] = recorded.position();
    row[2] = recorded.recordedAt();
    row[3] = event.cycle();
    System.arraycopy(values, 0, row, 4, values.length);
    rows.add(table, row);
  }
}
