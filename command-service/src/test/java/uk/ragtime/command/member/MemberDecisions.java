package uk.ragtime.command.member;

import java.time.Instant;
import java.util.List;
import uk.ragtime.command.decision.KnownReferences;
import uk.ragtime.command.decision.People;
import uk.ragtime.command.member.accept.AcceptDecider;
import uk.ragtime.command.member.accept.AcceptInvitation;
import uk.ragtime.command.member.cancelleave.CancelLeave;
import uk.ragtime.command.member.cancelleave.CancelLeaveDecider;
import uk.ragtime.command.member.enrol.EnrolDecider;
import uk.ragtime.command.member.enrol.EnrolMember;
import uk.ragtime.command.member.invite.InviteDecider;
import uk.ragtime.command.member.invite.InviteMember;
import uk.ragtime.command.member.leave.LeaveDecider;
import uk.ragtime.command.member.leave.LeavePartnership;
import uk.ragtime.command.member.withdraw.WithdrawDecider;
import uk.ragtime.command.member.withdraw.WithdrawInvitation;
import uk.ragtime.command.partnership.Partnership;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.MemberEvent;

/** Decides commands to members with given references. */
final class MemberDecisions {
  private MemberDecisions() {}

  static List<MemberEvent> decide(
      Members members, People people, EnrolMember command, Partnership partnership, Instant now) {
    return new EnrolDecider().decide(members, command, within(partnership, people).at(now));
  }

  static List<MemberEvent> decide(
      Members members,
      People people,
      InviteMember command,
      Partnership partnership,
      CodeHash code,
      Instant now) {
    return InviteDecider.decide(members, command, code, within(partnership, people).at(now));
  }

  static List<MemberEvent> decide(Members members, People people, WithdrawInvitation command) {
    return new WithdrawDecider().decide(members, command, among(people).at(Instant.EPOCH));
  }

  static List<MemberEvent> decide(
      Members members, People people, AcceptInvitation command, Instant now) {
    return new AcceptDecider().decide(members, command, among(people).at(now));
  }

  static List<MemberEvent> decide(
      Members members, People people, LeavePartnership command, Instant now) {
    return new LeaveDecider().decide(members, command, among(people).at(now));
  }

  static List<MemberEvent> decide(
      Members members, People people, CancelLeave command, Instant now) {
    return new CancelLeaveDecider().decide(members, command, among(people).at(now));
  }

  private static KnownReferences among(People people) {
    return new KnownReferences().withPeople(people);
  }

  private static KnownReferences within(Partnership partnership, People people) {
    return among(people).with(StreamId.PARTNERSHIP, partnership);
  }
}
