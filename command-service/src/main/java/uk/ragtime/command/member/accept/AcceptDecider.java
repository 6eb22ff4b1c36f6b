package uk.ragtime.command.member.accept;

import static uk.ragtime.command.decision.RefusalCode.INVITATION_EXPIRED;
import static uk.ragtime.command.decision.RefusalCode.INVITATION_UNKNOWN;
import static uk.ragtime.command.decision.RefusalCode.INVITATION_USED;
import static uk.ragtime.command.decision.RefusalCode.INVITATION_WITHDRAWN;

import java.time.Instant;
import java.util.List;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.command.member.Invitation;
import uk.ragtime.command.member.Members;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;

/** Accepts an invitation; a repetition by the same person changes nothing. */
public final class AcceptDecider implements Decider<AcceptInvitation, Members, MemberEvent> {
  @Override
  public Class<AcceptInvitation> commandType() {
    return AcceptInvitation.class;
  }

  @Override
  public StreamType<Members, MemberEvent> streamType() {
    return Members.streamType();
  }

  @Override
  public List<MemberEvent> decide(
      Members state, AcceptInvitation command, DecisionContext context) {
    Identity identity = command.identity();
    Instant now = context.now();
    return switch (state.invitation(command.code()).orElse(null)) {
      case null -> throw new Refused(INVITATION_UNKNOWN);
      case Invitation.Used(MemberCode member, Identity by)
          when by.equals(identity)
              && state.current(member, now).filter(m -> m.identity().equals(by)).isPresent() ->
          List.of();
      case Invitation.Used _ -> throw new Refused(INVITATION_USED);
      case Invitation.Withdrawn _ -> throw new Refused(INVITATION_WITHDRAWN);
      case Invitation.Pending pending when Calendar.dayOf(now).isAfter(pending.expiresOn()) ->
          throw new Refused(INVITATION_EXPIRED);
      case Invitation.Pending pending -> {
        state.requireFreeIdentity(pending.member(), identity, now);
        state.requireHolder(pending.member(), identity);
        yield List.of(
            new MemberEnrolled(pending.member(), identity, pending.roles(), pending.agencies()));
      }
    };
  }

  @Override
  public boolean creates(MemberEvent event) {
    return event instanceof MemberEnrolled;
  }

  @Override
  public long resourceVersion(Members state, AcceptInvitation command, long stream) {
    return state.invitation(command.code()).map(it -> state.versionOf(it.member())).orElse(0L);
  }
}
