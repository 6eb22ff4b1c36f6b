package uk.ragtime.query.cycle;

import static uk.ragtime.query.projection.ReadTable.bigint;
import static uk.ragtime.query.projection.ReadTable.bool;
import static uk.ragtime.query.projection.ReadTable.date;
import static uk.ragtime.query.projection.ReadTable.integer;
import static uk.ragtime.query.projection.ReadTable.text;
import static uk.ragtime.query.projection.ReadTable.texts;
import static uk.ragtime.query.projection.ReadTable.timestamp;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CycleRules;
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
          timestamp("cut_off"),
          text("review"),
          texts("rationale_for"),
          texts("evidence_for"),
          bool("both_on_record"));

  private static final ReadTable CLOSURE =
      ReadTable.log(
          "cycle_closure",
          text("partnership"),
          bigint("position"),
          timestamp("recorded_at"),
          text("cycle"));

  private static final ReadTable CANCELLATION =
      ReadTable.log(
          "cycle_cancellation",
          text("partnership"),
          bigint("position"),
          timestamp("recorded_at"),
          text("cycle"));

  private CycleProjection() {}

  public static void project(CycleEvent event, RecordedEvent recorded, RowSink rows) {
    switch (event) {
      case CycleScheduled e -> {
        add(CYCLE, e, recorded, rows, e.checklist(), e.checklistVersion(), e.historic());
        revise(e, recorded, rows, e.name(), e.opensOn(), e.cutOff(), e.rules());
      }
      case CycleRescheduled e ->
          revise(e, recorded, rows, e.name(), e.opensOn(), e.cutOff(), e.rules());
      case CycleClosed e -> add(CLOSURE, e, recorded, rows);
      case CycleCancelled e -> add(CANCELLATION, e, recorded, rows);
    }
  }

  private static void revise(
      CycleEvent event,
      RecordedEvent recorded,
      RowSink rows,
      String name,
      LocalDate opensOn,
      Instant cutOff,
      @Nullable CycleRules rules) {
    add(
        REVISION,
        event,
        recorded,
        rows,
        name,
        opensOn,
        cutOff,
        rules == null ? null : rules.review(),
        rules == null ? null : List.copyOf(rules.rationaleFor()),
        rules == null ? null : List.copyOf(rules.evidenceFor()),
        rules == null ? null : rules.bothOnRecord());
  }

  private static void add(
      ReadTable table,
      CycleEvent event,
      RecordedEvent recorded,
      RowSink rows,
      @Nullable Object... values) {
    @Nullable Object[] row = new @Nullable Object[4 + values.length];
    row[0] = recorded.partnership();
    row[1] = recorded.position();
    row[2] = recorded.recordedAt();
    row[3] = event.cycle();
    System.arraycopy(values, 0, row, 4, values.length);
    rows.add(table, row);
  }
}
