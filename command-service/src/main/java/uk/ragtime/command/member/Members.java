package uk.ragtime.command.member;

import static uk.ragtime.command.decision.RefusalCode.IDENTITY_TAKEN;
import static uk.ragtime.command.decision.RefusalCode.LAST_COORDINATOR;
import static uk.ragtime.command.decision.RefusalCode.MEMBER_CODE_TAKEN;
import static uk.ragtime.command.decision.RefusalCode.MEMBER_RESERVED;
import static uk.ragtime.command.decision.RefusalCode.MEMBER_UNKNOWN;
import static uk.ragtime.command.decision.RefusalCode.PARTNERSHIP_UNKNOWN;

import java.time.Instant;
import java.util.Optional;
import uk.ragtime.command.decision.Actor;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.ResourceVersions;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.command.partnership.Partnership;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.MemberEvent.InvitationWithdrawn;
import uk.ragtime.kernel.event.MemberEvent.MemberChanged;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.event.MemberEvent.MemberInvited;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveCalledOff;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveScheduled;
import uk.ragtime.kernel.event.MemberEvent.MemberNameChanged;

/**
 * All members of a partnership, including former and invited ones, since enrolment and leave are
 * decided over all of them. A member code belongs to its person for ever, because the log and the
 * audit identify people by codes.
 */
public final class Members {
  private static final Members NONE =
      new Members(MemberRegistry.EMPTY, Invitations.NONE, ResourceVersions.none());

  /** The type of their stream. */
  public static StreamType<Members, MemberEvent> streamType() {
    return StreamType.of(Members.class, MemberEvent.class, () -> NONE, Members::evolve);
  }

  private final MemberRegistry registry;
  private final Invitations invitations;
  private final ResourceVersions<MemberCode> versions;

  private Members(
      MemberRegistry registry, Invitations invitations, ResourceVersions<MemberCode> versions) {
    this.registry = registry;
    this.invitations = invitations;
    this.versions = versions;
  }

  /** The version of a member, with their invitation; 0 if nothing was ever recorded of them. */
  public long versionOf(MemberCode member) {
    return versions.of(member);
  }

  /** The current member with an identity. */
  public Optional<Member> memberOf(Identity identity, Instant now) {
    return registry.of(identity).filter(member -> member.belongsOn(Calendar.dayOf(now)));
  }

  /** Whether the code belongs to a current or former member. */
  public boolean wasEverMember(MemberCode code) {
    return registry.of(code).isPresent();
  }

  /** The latest invitation of a member, in whatever state. */
  public Optional<Invitation> latestInvitation(MemberCode member) {
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
              registry.with(new Member(e.member(), e.identity(), e.roles(), e.agencies(), null)),
              invitations.used(e));
      case MemberChanged e ->
          with(
              new Member(
                  e.member(),
                  e.identity(),
                  e.roles(),
                  e.agencies(),
                  require(e.member()).leavesOn()));
      case MemberNameChanged e -> with(e.member(), registry, invitations);
      case MemberLeaveScheduled e -> with(require(e.member()).leaving(e.leavesOn()));
      case MemberLeaveCalledOff e -> with(require(e.member()).leaving(null));
    };
  }

  private Members with(Member member) {
    return with(member.code(), registry.with(member), invitations);
  }

  private Members with(MemberCode changed, MemberRegistry members, Invitations issued) {
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
    if (member.value().equals(Actor.OPERATOR_CODE)) {
      throw new Refused(MEMBER_RESERVED);
    }
  }

  /**
   * @throws Refused if another current member has the identity
   */
  public void requireFreeIdentity(MemberCode member, Identity identity, Instant now) {
    if (memberOf(identity, now).filter(other -> !other.code().equals(member)).isPresent()) {
      throw new Refused(IDENTITY_TAKEN);
    }
  }

  /**
   * @throws Refused if the code belongs to another current or former member
   */
  public void requireHolder(MemberCode code, Identity identity) {
    if (registry.of(code).filter(holder -> !holder.identity().equals(identity)).isPresent()) {
      throw new Refused(
          MEMBER_CODE_TAKEN, "Member " + code + " is or was another person; choose another code");
    }
  }

  /** The current member of a code. */
  public Optional<Member> current(MemberCode member, Instant now) {
    return registry.of(member).filter(known -> known.belongsOn(Calendar.dayOf(now)));
  }

  /**
   * The current or former member of a code.
   *
   * @throws Refused with {@code member-unknown}
   */
  public Member require(MemberCode member) {
    return registry.of(member).orElseThrow(() -> new Refused(MEMBER_UNKNOWN));
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
