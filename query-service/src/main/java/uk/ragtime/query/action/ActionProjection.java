package uk.ragtime.query.action;

import static uk.ragtime.query.projection.ReadTable.bigint;
import static uk.ragtime.query.projection.ReadTable.date;
import static uk.ragtime.query.projection.ReadTable.text;
import static uk.ragtime.query.projection.ReadTable.texts;
import static uk.ragtime.query.projection.ReadTable.timestamp;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.ActionCode;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.ActionEvent;
import uk.ragtime.kernel.event.ActionEvent.ActionPlanned;
import uk.ragtime.kernel.event.ActionEvent.ActionProgressed;
import uk.ragtime.kernel.event.ActionEvent.ActionRevised;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.RowSink;

/** Projects a step for each event of an action. */
public final class ActionProjection {
  private static final ReadTable STEP =
      ReadTable.log(
          "action_step",
          text("partnership"),
          bigint("position"),
          timestamp("recorded_at"),
          text("action"),
          text("kind"),
          text("agency"),
          text("area"),
          text("checklist"),
          texts("capabilities"),
          text("aim"),
          date("due_on"),
          text("status"),
          date("on_day"),
          text("title_seal"),
          text("what_seal"),
          text("note_seal"),
          text("actor"));

  private ActionProjection() {}

  public static void project(ActionEvent event, RecordedEvent recorded, RowSink rows) {
    switch (event) {
      case ActionPlanned(
              ActionCode action,
              AgencyCode agency,
              AreaCode area,
              ChecklistCode checklist,
              Set<CapabilityCode> capabilities,
              Seal titleSeal,
              @Nullable Seal whatSeal,
              @Nullable Rating aim,
              LocalDate dueOn) ->
          rows.add(
              STEP,
              recorded.partnership(),
              recorded.position(),
              recorded.recordedAt(),
              action,
              ActionStep.Kind.PLANNED,
              agency,
              area,
              checklist,
              capabilities.stream().sorted().toList(),
              aim,
              dueOn,
              null,
              null,
              titleSeal,
              whatSeal,
              null,
              recorded.actor());
      case ActionRevised(
              ActionCode action,
              AgencyCode agency,
              AreaCode area,
              ChecklistCode checklist,
              Set<CapabilityCode> capabilities,
              Seal titleSeal,
              @Nullable Seal whatSeal,
              @Nullable Rating aim,
              LocalDate dueOn) ->
          rows.add(
              STEP,
              recorded.partnership(),
              recorded.position(),
              recorded.recordedAt(),
              action,
              ActionStep.Kind.REVISED,
              agency,
              area,
              checklist,
              capabilities.stream().sorted().toList(),
              aim,
              dueOn,
              null,
              null,
              titleSeal,
              whatSeal,
              null,
              recorded.actor());
      case ActionProgressed e ->
          rows.add(
              STEP,
              recorded.partnership(),
              recorded.position(),
              recorded.recordedAt(),
              e.action(),
              ActionStep.Kind.PROGRESSED,
              null,
              null,
              null,
              null,
              null,
              null,
              e.status(),
              e.on(),
              null,
              null,
              e.noteSeal(),
              recorded.actor());
    }
  }
}
