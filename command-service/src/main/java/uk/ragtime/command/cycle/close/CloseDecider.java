package uk.ragtime.command.cycle.close;

import java.util.List;
import uk.ragtime.command.cycle.Cycles;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.event.CycleEvent;
import uk.ragtime.kernel.event.CycleEvent.CycleClosed;

/** Closes a cycle. */
public final class CloseDecider implements Decider<CloseCycle, Cycles, CycleEvent> {
  @Override
  public Class<CloseCycle> commandType() {
    return CloseCycle.class;
  }

  @Override
  public StreamType<Cycles, CycleEvent> streamType() {
    return Cycles.streamType();
  }

  @Override
  public List<CycleEvent> decide(Cycles state, CloseCycle command, DecisionContext context) {
    return state.require(command.cycle()).closed()
        ? List.of()
        : List.of(new CycleClosed(command.cycle()));
  }

  @Override
  public long resourceVersion(Cycles state, CloseCycle command, DecisionContext context) {
    return state.versions().of(command.cycle());
  }
}
