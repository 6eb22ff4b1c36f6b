package uk.ragtime.command.cycle.close;

import java.util.List;
import uk.ragtime.command.cycle.CycleLifecycle;
import uk.ragtime.command.cycle.CyclePhase;
import uk.ragtime.command.cycle.Cycles;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.Sealed;
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
    CyclePhase phase = state.require(command.cycle()).phase(context.now());
    if (!CycleLifecycle.changes(CycleLifecycle.Act.CLOSE, phase)) {
      return List.of();
    }
    Sealed reason = command.reason();
    return List.of(new CycleClosed(command.cycle(), reason == null ? null : reason.seal()));
  }

  @Override
  public long resourceVersion(Cycles state, CloseCycle command, DecisionContext context) {
    return state.versions().of(command.cycle());
  }
}
