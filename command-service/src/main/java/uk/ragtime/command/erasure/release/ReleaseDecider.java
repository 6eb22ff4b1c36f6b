package uk.ragtime.command.erasure.release;

import java.util.List;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.command.erasure.ErasureEvents;
import uk.ragtime.command.erasure.Erasures;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.event.ErasureEvent;

/** Erases what was deferred and no hold forbids today. */
public final class ReleaseDecider implements Decider<ReleaseDeferred, Erasures, ErasureEvent> {
  @Override
  public Class<ReleaseDeferred> commandType() {
    return ReleaseDeferred.class;
  }

  @Override
  public StreamType<Erasures, ErasureEvent> streamType() {
    return Erasures.streamType();
  }

  @Override
  public List<ErasureEvent> decide(
      Erasures state, ReleaseDeferred command, DecisionContext context) {
    return ErasureEvents.due(state, context.references(), Calendar.dayOf(context.now()));
  }
}
