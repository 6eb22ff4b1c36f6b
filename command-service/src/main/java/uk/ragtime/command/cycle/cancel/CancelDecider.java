package uk.ragtime.command.cycle.cancel;

import java.util.List;
import uk.ragtime.command.cycle.CycleLifecycle;
import uk.ragtime.command.cycle.CyclePhase;
import uk.ragtime.command.cycle.Cycles;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.event.CycleEvent;
import uk.ragtime.kernel.event.CycleEvent.CycleCancelled;

/** Cancels a cycle. */
public final class CancelDecider implements Decider<CancelCycle, Cycles, CycleEvent> {
  @Override
  public Class<CancelCycle> commandType() {
    return CancelCycle.class;
  }

  @Override
  public StreamType<Cycles, CycleEvent> streamType() {
    return Cycles.streamType();
  }

  @Override
  public List<CycleEvent> decide(Cycles state, CancelCycle command, DecisionContext context) {
    CyclePhase phase = state.require(command.cycle()).phase(context.now());
    return CycleLifecycle.changes(CycleLifecycle.Act.CANCEL, phase)
        ? List.of(new CycleCancelled(command.cycle(), command.reason().seal()))
        : List.of();
  }

  @Override
  public long resourceVersion(Cycles state, CancelCycle command, DecisionContext context) {
    return state.versions().of(command.cycle());
  }
}
