package uk.ragtime.command.member.cancelleave;

import java.util.List;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.command.member.Member;
import uk.ragtime.command.member.Members;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveCalledOff;

/** Cancels the scheduled end of a membership. */
public final class CancelLeaveDecider implements Decider<CancelLeave, Members, MemberEvent> {
  @Override
  public Class<CancelLeave> commandType() {
    return CancelLeave.class;
  }

  @Override
  public StreamType<Members, MemberEvent> streamType() {
    return Members.streamType();
  }

  @Override
  public List<MemberEvent> decide(Members state, CancelLeave command, DecisionContext context) {
    Member known = state.require(command.member(), context.references().people());
    known.requireBelongsOn(Calendar.dayOf(context.now()));
    return known.leavesOn() == null ? List.of() : List.of(new MemberLeaveCalledOff(known.handle()));
  }

  @Override
  public long resourceVersion(Members state, CancelLeave command, DecisionContext context) {
    return state.versionOf(command.member(), context.references().people());
  }
}
