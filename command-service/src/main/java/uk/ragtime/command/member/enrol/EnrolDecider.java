package uk.ragtime.command.member.enrol;

import static uk.ragtime.command.decision.RefusalCode.OPERATOR_NOT_MEMBER;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.command.member.Member;
import uk.ragtime.command.member.Members;
import uk.ragtime.command.partnership.Partnership;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.MemberEvent.MemberChanged;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.event.MemberEvent.MemberNameChanged;

/** Enrols a member, or changes one. */
public final class EnrolDecider implements Decider<EnrolMember, Members, MemberEvent> {
  @Override
  public Class<EnrolMember> commandType() {
    return EnrolMember.class;
  }

  @Override
  public StreamType<Members, MemberEvent> streamType() {
    return Members.streamType();
  }

  @Override
  public List<MemberEvent> decide(Members state, EnrolMember command, DecisionContext context) {
    Instant now = context.now();
    Members.requireUsableCode(
        context.references().read(StreamId.PARTNERSHIP, Partnership.streamType()),
        command.member());
    if (command.operator()) {
      throw new Refused(OPERATOR_NOT_MEMBER);
    }
    state.requireFreeIdentity(command.member(), command.identity(), now);
    state.requireHolder(command.member(), command.identity());
    Member known = state.current(command.member(), now).orElse(null);
    if (known == null) {
      return List.of(
          new MemberEnrolled(
              command.member(), command.identity(), command.roles(), command.agencies()));
    }
    Member wanted =
        new Member(
            command.member(),
            command.identity(),
            command.roles(),
            command.agencies(),
            known.leavesOn());
    if (!known.equals(wanted)) {
      state.requireRemainingCoordinator(known, wanted);
      return List.of(
          new MemberChanged(wanted.code(), wanted.identity(), wanted.roles(), wanted.agencies()));
    }
    String name = context.references().displayName(command.member());
    return command.displayName().equals(name)
        ? List.of()
        : List.of(new MemberNameChanged(wanted.code()));
  }

  @Override
  public Map<MemberCode, String> displayNames(Members state, EnrolMember command) {
    return Map.of(command.member(), command.displayName());
  }

  @Override
  public boolean creates(MemberEvent event) {
    return event instanceof MemberEnrolled;
  }

  @Override
  public long resourceVersion(Members state, EnrolMember command, long stream) {
    return state.versionOf(command.member());
  }
}
