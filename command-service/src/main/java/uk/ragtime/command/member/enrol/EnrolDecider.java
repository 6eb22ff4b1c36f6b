package uk.ragtime.command.member.enrol;

import static uk.ragtime.command.decision.RefusalCode.OPERATOR_NOT_MEMBER;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.People;
import uk.ragtime.command.decision.Person;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.SealedIdentity;
import uk.ragtime.command.decision.SealedPerson;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.command.member.Member;
import uk.ragtime.command.member.Members;
import uk.ragtime.command.partnership.Partnership;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.MemberEvent.MemberChanged;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.event.MemberEvent.MemberNameChanged;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.kernel.seal.Seal;

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
    People people = context.references().people();
    SealedIdentity identity = command.identity();
    if (identity == null) {
      Member member = state.require(command.member(), people);
      member.requireBelongsOn(Calendar.dayOf(now));
      return change(
          state,
          command,
          member,
          member.identitySeal(),
          changedPerson(command.person(), people.of(member.handle())));
    }
    Lookup lookup = identity.lookup();
    MemberHandle handle = people.handleOf(command.member()).orElse(command.fresh());
    state.requireFreeIdentity(handle, lookup, people, now);
    state.requireHolder(command.member(), lookup, people);
    Seal personSeal = changedPerson(command.person(), people.of(handle));
    Seal identitySeal =
        people
            .of(handle)
            .filter(person -> lookup.equals(person.lookup()))
            .map(Person::identitySeal)
            .orElse(identity.seal());
    Member known = state.current(handle, now).orElse(null);
    return known == null
        ? List.of(
            new MemberEnrolled(
                handle, personSeal, identitySeal, command.roles(), command.agencies()))
        : change(state, command, known, identitySeal, personSeal);
  }

  private static List<MemberEvent> change(
      Members state,
      EnrolMember command,
      Member known,
      Seal identitySeal,
      @Nullable Seal personSeal) {
    MemberHandle handle = known.handle();
    Member wanted =
        new Member(handle, identitySeal, command.roles(), command.agencies(), known.leavesOn());
    if (!known.equals(wanted)) {
      state.requireRemainingCoordinator(known, wanted);
      return List.of(
          new MemberChanged(handle, personSeal, identitySeal, command.roles(), command.agencies()));
    }
    return personSeal == null ? List.of() : List.of(new MemberNameChanged(handle, personSeal));
  }

  /** The seal of code and name; null if those that are known go on holding. */
  private static @Nullable Seal changedPerson(SealedPerson wanted, Optional<Person> known) {
    return known.filter(person -> person.name().equals(wanted.name())).isPresent()
        ? null
        : wanted.seal();
  }

  @Override
  public boolean creates(MemberEvent event) {
    return event instanceof MemberEnrolled;
  }

  @Override
  public long resourceVersion(Members state, EnrolMember command, DecisionContext context) {
    return state.versionOf(command.member(), context.references().people());
  }
}
