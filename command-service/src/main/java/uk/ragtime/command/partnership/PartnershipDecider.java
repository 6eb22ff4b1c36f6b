package uk.ragtime.command.partnership;

import java.util.List;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.event.PartnershipEvent;
import uk.ragtime.kernel.event.PartnershipEvent.PartnershipRegistered;

final class PartnershipDecider
    implements Decider<RegisterPartnership, Partnership, PartnershipEvent> {
  @Override
  public Class<RegisterPartnership> commandType() {
    return RegisterPartnership.class;
  }

  @Override
  public StreamType<Partnership, PartnershipEvent> streamType() {
    return Partnership.streamType();
  }

  @Override
  public List<PartnershipEvent> decide(
      Partnership state, RegisterPartnership command, DecisionContext context) {
    return state.decide(command);
  }

  @Override
  public boolean creates(PartnershipEvent event) {
    return event instanceof PartnershipRegistered;
  }
}
