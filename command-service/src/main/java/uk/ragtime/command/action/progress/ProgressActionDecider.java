package uk.ragtime.command.action.progress;

import java.time.LocalDate;
import java.util.List;
import uk.ragtime.command.action.AgencyActors;
import uk.ragtime.command.action.PlannedAction;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.ActionStatus;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.event.ActionEvent;
import uk.ragtime.kernel.event.ActionEvent.ActionProgressed;

/** Moves an action on. One that is settled is taken up again with a note, and otherwise stays. */
public final class ProgressActionDecider
    implements Decider<ProgressAction, PlannedAction, ActionEvent> {
  @Override
  public Class<ProgressAction> commandType() {
    return ProgressAction.class;
  }

  @Override
  public StreamType<PlannedAction, ActionEvent> streamType() {
    return PlannedAction.streamType();
  }

  @Override
  public List<ActionEvent> decide(
      PlannedAction state, ProgressAction command, DecisionContext context) {
    return switch (state) {
      case PlannedAction.Unplanned _ -> throw new Refused(RefusalCode.ACTION_UNKNOWN);
      case PlannedAction.Planned planned -> progress(planned, command, context);
    };
  }

  private static List<ActionEvent> progress(
      PlannedAction.Planned planned, ProgressAction command, DecisionContext context) {
    AgencyActors.requirePlansFor(planned.agency(), context);
    LocalDate today = Calendar.dayOf(context.now());
    LocalDate on = command.on() == null ? today : command.on();
    if (on.isAfter(today)) {
      throw new Refused(RefusalCode.PROGRESS_IN_FUTURE, "Today is " + today);
    }
    Sealed note = command.note();
    boolean anotherDay =
        command.on() != null && planned.on() != null && !command.on().equals(planned.on());
    if (planned.status() == command.status() && note == null && !anotherDay) {
      return List.of();
    }
    boolean takenUpAgain = command.status() == ActionStatus.UNDER_WAY && note != null;
    if (planned.isSettled() && !takenUpAgain) {
      throw new Refused(RefusalCode.ACTION_SETTLED);
    }
    return List.of(
        new ActionProgressed(
            command.action(), command.status(), on, note == null ? null : note.seal()));
  }
}
