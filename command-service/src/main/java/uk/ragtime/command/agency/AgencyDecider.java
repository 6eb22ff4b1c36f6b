package uk.ragtime.command.agency;

import java.util.List;
import uk.ragtime.command.area.Area;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.AgencyEvent;
import uk.ragtime.kernel.event.AgencyEvent.AgencyJoined;

final class AgencyDecider implements Decider<DefineAgency, Agency, AgencyEvent> {
  @Override
  public Class<DefineAgency> commandType() {
    return DefineAgency.class;
  }

  @Override
  public StreamType<Agency, AgencyEvent> streamType() {
    return Agency.streamType();
  }

  @Override
  public List<AgencyEvent> decide(Agency state, DefineAgency command, DecisionContext context) {
    return state.decide(
        command, area -> context.references().read(StreamId.of(area), Area.streamType()));
  }

  @Override
  public boolean creates(AgencyEvent event) {
    return event instanceof AgencyJoined;
  }
}
