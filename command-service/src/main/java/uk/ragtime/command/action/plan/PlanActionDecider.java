package uk.ragtime.command.action.plan;

import java.util.List;
import uk.ragtime.command.action.AgencyActors;
import uk.ragtime.command.action.PlannedAction;
import uk.ragtime.command.agency.Agency;
import uk.ragtime.command.area.Area;
import uk.ragtime.command.checklist.Checklist;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.DecisionReferences;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.ActionCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.ActionEvent;
import uk.ragtime.kernel.event.ActionEvent.ActionPlanned;
import uk.ragtime.kernel.event.ActionEvent.ActionRevised;

/**
 * Plans an action, or revises its plan. Its texts are sealed anew each time, so a plan that is sent
 * again is a new statement.
 */
public final class PlanActionDecider implements Decider<PlanAction, PlannedAction, ActionEvent> {
  /** The address of the Red ratings that no action is about. */
  private static final ActionCode GAPS = new ActionCode("gaps");

  @Override
  public Class<PlanAction> commandType() {
    return PlanAction.class;
  }

  @Override
  public StreamType<PlannedAction, ActionEvent> streamType() {
    return PlannedAction.streamType();
  }

  @Override
  public List<ActionEvent> decide(
      PlannedAction state, PlanAction command, DecisionContext context) {
    AgencyActors.requirePlansFor(command.agency(), context);
    if (state instanceof PlannedAction.Planned planned) {
      AgencyActors.requirePlansFor(planned.agency(), context);
      if (planned.isSettled()) {
        throw new Refused(RefusalCode.ACTION_SETTLED);
      }
    }
    if (state instanceof PlannedAction.Unplanned && command.action().equals(GAPS)) {
      throw new Refused(RefusalCode.ACTION_RESERVED);
    }
    requireKnown(command, context.references());
    return switch (state) {
      case PlannedAction.Unplanned _ -> List.of(planned(command));
      case PlannedAction.Planned _ -> List.of(revised(command));
    };
  }

  private static void requireKnown(PlanAction command, DecisionReferences references) {
    Area area = references.read(StreamId.of(command.area()), Area.streamType());
    Agency agency = references.read(StreamId.of(command.agency()), Agency.streamType());
    area.requireDefined(command.area());
    agency.requireWorkingIn(command.area(), command.agency());
    Checklist checklist = references.read(StreamId.of(command.checklist()), Checklist.streamType());
    if (checklist.versions().isEmpty()) {
      throw new Refused(
          RefusalCode.CHECKLIST_UNKNOWN, "There is no checklist " + command.checklist());
    }
    for (CapabilityCode capability : command.capabilities()) {
      if (!checklist.versions().getLast().has(capability)) {
        throw new Refused(
            RefusalCode.CAPABILITY_UNKNOWN,
            "The latest version of the checklist has no capability " + capability);
      }
    }
  }

  private static ActionEvent planned(PlanAction command) {
    return new ActionPlanned(
        command.action(),
        command.agency(),
        command.area(),
        command.checklist(),
        command.capabilities(),
        command.title().seal(),
        command.what() == null ? null : command.what().seal(),
        command.aim(),
        command.dueOn());
  }

  private static ActionEvent revised(PlanAction command) {
    return new ActionRevised(
        command.action(),
        command.agency(),
        command.area(),
        command.checklist(),
        command.capabilities(),
        command.title().seal(),
        command.what() == null ? null : command.what().seal(),
        command.aim(),
        command.dueOn());
  }

  @Override
  public boolean creates(ActionEvent event) {
    return event instanceof ActionPlanned;
  }
}
