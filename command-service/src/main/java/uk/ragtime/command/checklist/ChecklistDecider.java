package uk.ragtime.command.checklist;

import java.util.List;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.event.ChecklistEvent;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;

final class ChecklistDecider
    implements Decider<PublishChecklistVersion, Checklist, ChecklistEvent> {
  @Override
  public Class<PublishChecklistVersion> commandType() {
    return PublishChecklistVersion.class;
  }

  @Override
  public StreamType<Checklist, ChecklistEvent> streamType() {
    return Checklist.streamType();
  }

  @Override
  public List<ChecklistEvent> decide(
      Checklist state, PublishChecklistVersion command, DecisionContext context) {
    return state.decide(command);
  }

  @Override
  public boolean creates(ChecklistEvent event) {
    return event instanceof ChecklistVersionPublished;
  }
}
