package uk.ragtime.command.member;

import static uk.ragtime.command.decision.RefusalCode.IDENTITY_TAKEN;
import static uk.ragtime.command.decision.RefusalCode.LAST_COORDINATOR;
import static uk.ragtime.command.decision.RefusalCode.MEMBER_CODE_TAKEN;
import static uk.ragtime.command.decision.RefusalCode.MEMBER_RESERVED;
import static uk.ragtime.command.decision.RefusalCode.MEMBER_UNKNOWN;
import static uk.ragtime.command.decision.RefusalCode.PARTNERSHIP_UNKNOWN;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import uk.ragtime.command.decision.People;
import uk.ragtime.command.decision.Person;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.ResourceVersions;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.command.partnership.Partnership;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.event.ActorId;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.MemberEvent.InvitationWithdrawn;
import uk.ragtime.kernel.event.MemberEvent.MemberChanged;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.event.MemberEvent.MemberInvited;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveCalledOff;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveScheduled;
import uk.ragtime.kernel.event.MemberEvent.MemberNameChanged;
import uk.ragtime.kernel.seal.Lookup;

/**
 * All members of a partnership, including former and invited ones, since enrolment and leave are
 * decided over all of them. The log knows them by handles; {@link People} tells who they are. A
 * code belongs to its person until the person is erased.
 */
public final class Members {
  /** Authors of events who are no members. */
  private static final Set<String> RESERVED =
      Set.of(ActorId.OPERATOR.value(), ActorId.SYSTEM.value());

  private static final Members NONE =
      new Members(MemberRegistry.EMPTY, Invitations.NONE, ResourceVersions.none());

  /** The type of their stream. */
  public static StreamType<Members, MemberEvent> streamType() {
    return StreamType.of(Members.class, MemberEvent.class, () -> NONE, Members::evolve);
  }

  private final MemberRegistry registry;
  private final Invitations invitations;
  private final ResourceVersions<MemberHandle> versions;

  private Members(
      MemberRegistry registry, Invitations invitations, ResourceVersions<MemberHandle> versions) {
    this.registry = registry;
    this.invitations = invitations;
    this.versions = versions;
  }

  /** The version of a member, with their invitation; 0 if nothing was ever recorded of them. */
  public long versionOf(MemberHandle member) {
    return versions.of(member);
  }

  /** Likewise, of the person who has a code. */
  public long versionOf(MemberCode code, People people) {
    return people.handleOf(code).map(versions::of).orElse(0L);
  }

  /** The current member with a sign-in that opens the member's identity seal. */
  public Optional<Member> memberOf(Lookup lookup, People people, Instant now) {
    return people.signingInAs(lookup).stream()
        .flatMap(person -> registry.of(person.handle()).filter(fits(person)).stream())
        .filter(member -> member.belongsOn(Calendar.dayOf(now)))
        .findFirst();
  }

  /** A sign-in that the log has no seal of was put beside it by another hand. */
  private static Predicate<Member> fits(Person person) {
    return member -> member.identitySeal().equals(person.identitySeal());
  }

  /** Whether the handle belongs to a current or former member. */
  public boolean wasEverMember(MemberHandle handle) {
    return registry.of(handle).isPresent();
  }

  /** The latest invitation of a member, in whatever state. */
  public Optional<Invitation> latestInvitation(MemberHandle member) {
    return invitations.latestOf(member);
  }

  /** The invitation of a code; empty if none was issued. */
  public Optional<Invitation> invitation(CodeHash code) {
    return invitations.find(code);
  }

  public Members evolve(MemberEvent event) {
    return switch (event) {
      case MemberInvited e -> with(e.member(), registry, invitations.invited(e));
      case InvitationWithdrawn e -> with(e.member(), registry, invitations.withdrawn(e.member()));
      case MemberEnrolled e ->
          with(
              e.member(),
              registry.with(
                  new Member(e.member(), e.identitySeal(), e.roles(), e.agencies(), null)),
              invitations.used(e));
      case MemberChanged e ->
          with(
              new Member(
                  e.member(),
                  e.identitySeal(),
                  e.roles(),
                  e.agencies(),
                  known(e.member()).leavesOn()));
      case MemberNameChanged e -> with(e.member(), registry, invitations);
      case MemberLeaveScheduled e -> with(known(e.member()).leaving(e.leavesOn()));
      case MemberLeaveCalledOff e -> with(known(e.member()).leaving(null));
    };
  }

  private Members with(Member member) {
    return with(member.handle(), registry.with(member), invitations);
  }

  private Members with(MemberHandle changed, MemberRegistry members, Invitations issued) {
    return new Members(members, issued, versions.changed(changed));
  }

  /**
   * @throws Refused if the partnership is not registered, or the code is reserved
   */
  public static void requireUsableCode(Partnership partnership, MemberCode member) {
    switch (partnership) {
      case Partnership.Unregistered _ -> throw new Refused(PARTNERSHIP_UNKNOWN);
      case Partnership.Registered _ -> {}
    }
    if (RESERVED.contains(member.value())) {
      throw new Refused(MEMBER_RESERVED);
    }
  }

  /**
   * @param handle of the member who is to have the sign-in
   * @throws Refused if another current member has it
   */
  public void requireFreeIdentity(MemberHandle handle, Lookup lookup, People people, Instant now) {
    if (memberOf(lookup, people, now).filter(other -> !other.handle().equals(handle)).isPresent()) {
      throw new Refused(IDENTITY_TAKEN);
    }
  }

  /**
   * @throws Refused if the code belongs to another current or former member
   */
  public void requireHolder(MemberCode code, Lookup lookup, People people) {
    Optional<MemberHandle> holder = people.handleOf(code).filter(this::wasEverMember);
    if (holder.isPresent() && !signsInAs(holder.get(), lookup, people)) {
      throw new Refused(
          MEMBER_CODE_TAKEN, "Member " + code + " is or was another person; choose another code");
    }
  }

  /** Whether a current or former member has a sign-in. */
  public boolean signsInAs(MemberHandle handle, Lookup lookup, People people) {
    return people.signingInAs(lookup).stream()
        .filter(person -> person.handle().equals(handle))
        .anyMatch(person -> registry.of(handle).filter(fits(person)).isPresent());
  }

  /** Whether an invitation was accepted with a sign-in that the member still has. */
  public boolean isUsedBy(Invitation.Used used, Lookup lookup, People people) {
    return signsInAs(used.member(), lookup, people)
        && registry.of(used.member()).filter(m -> m.identitySeal().equals(used.by())).isPresent();
  }

  /** The current member of a handle. */
  public Optional<Member> current(MemberHandle handle, Instant now) {
    return registry.of(handle).filter(known -> known.belongsOn(Calendar.dayOf(now)));
  }

  /**
   * The current or former member of a code.
   *
   * @throws Refused with {@code member-unknown}
   */
  public Member require(MemberCode code, People people) {
    return people
        .handleOf(code)
        .flatMap(registry::of)
        .orElseThrow(() -> new Refused(MEMBER_UNKNOWN));
  }

  private Member known(MemberHandle handle) {
    return registry
        .of(handle)
        .orElseThrow(() -> new IllegalStateException("the log never enrolled " + handle));
  }

  /**
   * @throws Refused if the change leaves no coordinator
   */
  public void requireRemainingCoordinator(Member known, Member wanted) {
    boolean oneLess = known.isStayingCoordinator() && !wanted.isStayingCoordinator();
    if (oneLess && registry.stayingCoordinators() == 1) {
      throw new Refused(LAST_COORDINATOR);
    }
  }
}
