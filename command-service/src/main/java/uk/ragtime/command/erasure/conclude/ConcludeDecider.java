package uk.ragtime.command.erasure.conclude;

import java.util.List;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.command.erasure.Erasures;
import uk.ragtime.kernel.event.ErasureEvent;

/** Records each part of an erasure as carried out once. */
public final class ConcludeDecider implements Decider<ConcludeErasure, Erasures, ErasureEvent> {
  @Override
  public Class<ConcludeErasure> commandType() {
    return ConcludeErasure.class;
  }

  @Override
  public StreamType<Erasures, ErasureEvent> streamType() {
    return Erasures.streamType();
  }

  @Override
  public List<ErasureEvent> decide(
      Erasures state, ConcludeErasure command, DecisionContext context) {
    long before = state.carriedOut().getOrDefault(command.outcome().erasure(), 0L);
    return command.outcome().lastPosition() <= before ? List.of() : List.of(command.outcome());
  }
}
