package uk.ragtime.command.erasure.lifthold;

import static uk.ragtime.command.decision.RefusalCode.HOLD_UNKNOWN;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.command.erasure.ErasureEvents;
import uk.ragtime.command.erasure.Erasures;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.event.ErasureEvent;
import uk.ragtime.kernel.event.ErasureEvent.HoldLifted;

/** Lifts a hold. What it deferred, and no other hold forbids, is erased by the same commit. */
public final class LiftHoldDecider implements Decider<LiftHold, Erasures, ErasureEvent> {
  @Override
  public Class<LiftHold> commandType() {
    return LiftHold.class;
  }

  @Override
  public StreamType<Erasures, ErasureEvent> streamType() {
    return Erasures.streamType();
  }

  @Override
  public List<ErasureEvent> decide(Erasures state, LiftHold command, DecisionContext context) {
    if (state.lifted().contains(command.hold())) {
      return List.of();
    }
    if (!state.holds().containsKey(command.hold())) {
      throw new Refused(HOLD_UNKNOWN);
    }
    Sealed reason = command.reason();
    HoldLifted lifted = new HoldLifted(command.hold(), reason == null ? null : reason.seal());
    LocalDate today = Calendar.dayOf(context.now());
    List<ErasureEvent> events = new ArrayList<>(List.of(lifted));
    events.addAll(
        ErasureEvents.due(
            Erasures.streamType().evolve(state, lifted, StreamType.NOT_RECORDED),
            context.references(),
            today));
    return events;
  }
}
