package uk.ragtime.command.member.accept;

import static uk.ragtime.command.decision.RefusalCode.INVITATION_EXPIRED;
import static uk.ragtime.command.decision.RefusalCode.INVITATION_UNKNOWN;
import static uk.ragtime.command.decision.RefusalCode.INVITATION_USED;
import static uk.ragtime.command.decision.RefusalCode.INVITATION_WITHDRAWN;

import java.time.Instant;
import java.util.List;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.People;
import uk.ragtime.command.decision.Person;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.command.member.Invitation;
import uk.ragtime.command.member.Members;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.kernel.seal.Seal;

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
    Lookup lookup = command.identity().lookup();
    Instant now = context.now();
    People people = context.references().people();
    return switch (state.invitation(command.code()).orElse(null)) {
      case null -> throw new Refused(INVITATION_UNKNOWN);
      case Invitation.Used used
          when state.isUsedBy(used, lookup, people)
              && state.current(used.member(), now).isPresent() ->
          List.of();
      case Invitation.Used _ -> throw new Refused(INVITATION_USED);
      case Invitation.Withdrawn _ -> throw new Refused(INVITATION_WITHDRAWN);
      case Invitation.Pending pending when Calendar.dayOf(now).isAfter(pending.expiresOn()) ->
          throw new Refused(INVITATION_EXPIRED);
      case Invitation.Pending pending -> List.of(enrolled(state, pending, command, people, now));
    };
  }

  private static MemberEnrolled enrolled(
      Members state,
      Invitation.Pending pending,
      AcceptInvitation command,
      People people,
      Instant now) {
    Lookup lookup = command.identity().lookup();
    // An invitation of a person who was erased names nobody whom its holder could become.
    Person person =
        people.of(pending.member()).orElseThrow(() -> new Refused(INVITATION_WITHDRAWN));
    state.requireFreeIdentity(pending.member(), lookup, people, now);
    state.requireHolder(person.code(), lookup, people);
    Seal identitySeal =
        lookup.equals(person.lookup()) && person.identitySeal() != null
            ? person.identitySeal()
            : command.identity().seal();
    return new MemberEnrolled(
        pending.member(), null, identitySeal, pending.roles(), pending.agencies());
  }

  @Override
  public boolean creates(MemberEvent event) {
    return event instanceof MemberEnrolled;
  }

  @Override
  public long resourceVersion(Members state, AcceptInvitation command, DecisionContext context) {
    return state.invitation(command.code()).map(it -> state.versionOf(it.member())).orElse(0L);
  }
}
