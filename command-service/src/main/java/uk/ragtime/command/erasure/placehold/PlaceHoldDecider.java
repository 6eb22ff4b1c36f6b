package uk.ragtime.command.erasure.placehold;

import static uk.ragtime.command.decision.RefusalCode.HOLD_LIFTED;
import static uk.ragtime.command.decision.RefusalCode.HOLD_UNTIL_IN_PAST;
import static uk.ragtime.command.decision.RefusalCode.MEMBER_UNKNOWN;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import uk.ragtime.command.cycle.Cycles;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.DecisionReferences;
import uk.ragtime.command.decision.People;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.command.erasure.Erasures;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.ErasureEvent;
import uk.ragtime.kernel.event.ErasureEvent.HoldPlaced;

/**
 * Places a hold. Its reason is sealed anew each time, so a hold placed again is a new statement.
 */
public final class PlaceHoldDecider implements Decider<PlaceHold, Erasures, ErasureEvent> {
  @Override
  public Class<PlaceHold> commandType() {
    return PlaceHold.class;
  }

  @Override
  public StreamType<Erasures, ErasureEvent> streamType() {
    return Erasures.streamType();
  }

  @Override
  public List<ErasureEvent> decide(Erasures state, PlaceHold command, DecisionContext context) {
    if (state.lifted().contains(command.hold())) {
      throw new Refused(HOLD_LIFTED);
    }
    LocalDate until = command.until();
    if (until != null && until.isBefore(Calendar.dayOf(context.now()))) {
      throw new Refused(HOLD_UNTIL_IN_PAST);
    }
    DecisionReferences references = context.references();
    People people = references.people();
    Set<MemberHandle> members = new TreeSet<>();
    for (MemberCode code : command.members()) {
      members.add(people.handleOf(code).orElseThrow(() -> new Refused(MEMBER_UNKNOWN)));
    }
    Cycles cycles = references.read(StreamId.CYCLES, Cycles.streamType());
    command.cycles().forEach(cycles::require);
    return List.of(
        new HoldPlaced(command.hold(), members, command.cycles(), command.reason().seal(), until));
  }
}
