package uk.ragtime.command.member.withdraw;

import static uk.ragtime.command.decision.RefusalCode.INVITATION_UNKNOWN;
import static uk.ragtime.command.decision.RefusalCode.INVITATION_USED;

import java.util.List;
import java.util.Optional;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.command.member.Invitation;
import uk.ragtime.command.member.Members;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.MemberEvent.InvitationWithdrawn;

/** Withdraws the latest invitation of a member. */
public final class WithdrawDecider implements Decider<WithdrawInvitation, Members, MemberEvent> {
  @Override
  public Class<WithdrawInvitation> commandType() {
    return WithdrawInvitation.class;
  }

  @Override
  public StreamType<Members, MemberEvent> streamType() {
    return Members.streamType();
  }

  @Override
  public List<MemberEvent> decide(
      Members state, WithdrawInvitation command, DecisionContext context) {
    Optional<MemberHandle> handle = context.references().people().handleOf(command.member());
    return switch (handle.flatMap(state::latestInvitation).orElse(null)) {
      case null -> throw new Refused(INVITATION_UNKNOWN);
      case Invitation.Pending pending -> List.of(new InvitationWithdrawn(pending.member()));
      case Invitation.Withdrawn _ -> List.of();
      case Invitation.Used _ -> throw new Refused(INVITATION_USED);
    };
  }

  @Override
  public long resourceVersion(Members state, WithdrawInvitation command, DecisionContext context) {
    return state.versionOf(command.member(), context.references().people());
  }
}
