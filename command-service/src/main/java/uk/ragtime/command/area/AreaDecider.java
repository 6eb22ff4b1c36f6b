package uk.ragtime.command.area;

import java.util.List;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.event.AreaEvent;
import uk.ragtime.kernel.event.AreaEvent.AreaDefined;

final class AreaDecider implements Decider<DefineArea, Area, AreaEvent> {
  @Override
  public Class<DefineArea> commandType() {
    return DefineArea.class;
  }

  @Override
  public StreamType<Area, AreaEvent> streamType() {
    return Area.streamType();
  }

  @Override
  public List<AreaEvent> decide(Area state, DefineArea command, DecisionContext context) {
    return state.decide(command);
  }

  @Override
  public boolean creates(AreaEvent event) {
    return event instanceof AreaDefined;
  }
}
