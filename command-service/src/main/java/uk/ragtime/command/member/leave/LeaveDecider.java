package uk.ragtime.command.member.leave;

import static uk.ragtime.command.decision.RefusalCode.LEAVING_DATE_IN_PAST;

import java.time.LocalDate;
import java.util.List;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.command.member.Member;
import uk.ragtime.command.member.Members;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveScheduled;

/** Schedules the end of a membership. */
public final class LeaveDecider implements Decider<LeavePartnership, Members, MemberEvent> {
  @Override
  public Class<LeavePartnership> commandType() {
    return LeavePartnership.class;
  }

  @Override
  public StreamType<Members, MemberEvent> streamType() {
    return Members.streamType();
  }

  @Override
  public List<MemberEvent> decide(
      Members state, LeavePartnership command, DecisionContext context) {
    LocalDate today = Calendar.dayOf(context.now());
    LocalDate day = command.leavesOn() == null ? today : command.leavesOn();
    Member known = state.require(command.member(), context.references().people());
    if (day.equals(known.leavesOn())) {
      return List.of();
    }
    known.requireBelongsOn(today);
    if (day.isBefore(today)) {
      throw new Refused(LEAVING_DATE_IN_PAST);
    }
    state.requireRemainingCoordinator(known, known.leaving(day));
    return List.of(new MemberLeaveScheduled(known.handle(), day));
  }

  @Override
  public long resourceVersion(Members state, LeavePartnership command, DecisionContext context) {
    return state.versionOf(command.member(), context.references().people());
  }
}
