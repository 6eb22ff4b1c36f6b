package uk.ragtime.command.member;

import static uk.ragtime.command.decision.RefusalCode.ALREADY_MEMBER;
import static uk.ragtime.command.decision.RefusalCode.EXPIRY_OUT_OF_RANGE;
import static uk.ragtime.command.decision.RefusalCode.IDENTITY_TAKEN;
import static uk.ragtime.command.decision.RefusalCode.INVITATION_EXPIRED;
import static uk.ragtime.command.decision.RefusalCode.INVITATION_UNKNOWN;
import static uk.ragtime.command.decision.RefusalCode.INVITATION_USED;
import static uk.ragtime.command.decision.RefusalCode.INVITATION_WITHDRAWN;
import static uk.ragtime.command.decision.RefusalCode.LAST_COORDINATOR;
import static uk.ragtime.command.decision.RefusalCode.LEAVING_DATE_IN_PAST;
import static uk.ragtime.command.decision.RefusalCode.MEMBERSHIP_ENDED;
import static uk.ragtime.command.decision.RefusalCode.MEMBER_CODE_TAKEN;
import static uk.ragtime.command.decision.RefusalCode.MEMBER_RESERVED;
import static uk.ragtime.command.decision.RefusalCode.MEMBER_UNKNOWN;
import static uk.ragtime.command.decision.RefusalCode.OPERATOR_NOT_MEMBER;
import static uk.ragtime.command.decision.RefusalCode.PARTNERSHIP_UNKNOWN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Actor;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.command.partnership.Partnership;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.event.DomainEvent;
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
  /** Long enough for a holiday, short enough that a forgotten message grants nothing. */
  static final int USUAL_EXPIRY_DAYS = 14;

  /** A longer validity would outlive its purpose. */
  static final int LATEST_EXPIRY_DAYS = 90;

  private static final Members NONE = new Members(MemberRegistry.EMPTY, Invitations.NONE);

  /** The type of their stream. */
  public static StreamType<Members, MemberEvent> streamType() {
    return StreamType.of(Members.class, MemberEvent.class, () -> NONE, Members::evolve);
  }

  private final MemberRegistry registry;
  private final Invitations invitations;

  private Members(MemberRegistry registry, Invitations invitations) {
    this.registry = registry;
    this.invitations = invitations;
  }

  /** The current member with an identity. */
  public Optional<Member> memberOf(Identity identity, Instant now) {
    return registry.of(identity).filter(member -> member.belongsOn(Calendar.dayOf(now)));
  }

  /** Whether the code belongs to a current or former member. */
  boolean wasEverMember(MemberCode code) {
    return registry.of(code).isPresent();
  }

  /** The invitation of a code; empty if none was issued. */
  public Optional<Invitation> invitation(CodeHash code) {
    return invitations.find(code);
  }

  /**
   * Enrols a member, or changes one.
   *
   * @param nameNow the member's current name in the directory
   */
  public List<DomainEvent> decide(
      EnrolMember command, Partnership partnership, @Nullable String nameNow, Instant now) {
    requireUsableCode(partnership, command.member());
    if (command.operator()) {
      throw new Refused(OPERATOR_NOT_MEMBER);
    }
    requireFreeIdentity(command.member(), command.identity(), now);
    requireHolder(command.member(), command.identity());
    Member known = present(command.member(), now).orElse(null);
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
      requireRemainingCoordinator(known, wanted);
      return List.of(
          new MemberChanged(wanted.code(), wanted.identity(), wanted.roles(), wanted.agencies()));
    }
    return command.displayName().equals(nameNow)
        ? List.of()
        : List.of(new MemberNameChanged(wanted.code()));
  }

  /**
   * Invites a person. Each invitation has a code of its own, so it is never a repetition.
   *
   * @param code hash of the invitation's code
   */
  public List<DomainEvent> decide(
      InviteMember command, Partnership partnership, CodeHash code, Instant now) {
    requireUsableCode(partnership, command.member());
    if (present(command.member(), now).isPresent()) {
      throw new Refused(ALREADY_MEMBER);
    }
    LocalDate today = Calendar.dayOf(now);
    LocalDate expiresOn =
        command.expiresOn() == null ? today.plusDays(USUAL_EXPIRY_DAYS) : command.expiresOn();
    if (expiresOn.isBefore(today) || expiresOn.isAfter(today.plusDays(LATEST_EXPIRY_DAYS))) {
      throw new Refused(EXPIRY_OUT_OF_RANGE);
    }
    return List.of(
        new MemberInvited(command.member(), code, command.roles(), command.agencies(), expiresOn));
  }

  public List<DomainEvent> decide(WithdrawInvitation command) {
    return switch (invitations.latestOf(command.member()).orElse(null)) {
      case null -> throw new Refused(INVITATION_UNKNOWN);
      case Invitation.Pending _ -> List.of(new InvitationWithdrawn(command.member()));
      case Invitation.Withdrawn _ -> List.of();
      case Invitation.Used _ -> throw new Refused(INVITATION_USED);
    };
  }

  /** Accepts an invitation; a repetition by the same person changes nothing. */
  public List<DomainEvent> decide(AcceptInvitation command, Instant now) {
    Identity identity = command.identity();
    return switch (invitation(command.code()).orElse(null)) {
      case null -> throw new Refused(INVITATION_UNKNOWN);
      case Invitation.Used(MemberCode member, Identity by)
          when by.equals(identity)
              && present(member, now).filter(m -> m.identity().equals(by)).isPresent() ->
          List.of();
      case Invitation.Used _ -> throw new Refused(INVITATION_USED);
      case Invitation.Withdrawn _ -> throw new Refused(INVITATION_WITHDRAWN);
      case Invitation.Pending pending when Calendar.dayOf(now).isAfter(pending.expiresOn()) ->
          throw new Refused(INVITATION_EXPIRED);
      case Invitation.Pending pending -> {
        requireFreeIdentity(pending.member(), identity, now);
        requireHolder(pending.member(), identity);
        yield List.of(
            new MemberEnrolled(pending.member(), identity, pending.roles(), pending.agencies()));
      }
    };
  }

  public List<DomainEvent> decide(LeavePartnership command, Instant now) {
    LocalDate today = Calendar.dayOf(now);
    LocalDate day = command.leavesOn() == null ? today : command.leavesOn();
    Member known = require(command.member());
    if (day.equals(known.leavesOn())) {
      return List.of();
    }
    requirePresent(known, today);
    if (day.isBefore(today)) {
      throw new Refused(LEAVING_DATE_IN_PAST);
    }
    requireRemainingCoordinator(known, known.leaving(day));
    return List.of(new MemberLeaveScheduled(known.code(), day));
  }

  public List<DomainEvent> decide(CancelLeave command, Instant now) {
    Member known = require(command.member());
    requirePresent(known, Calendar.dayOf(now));
    return known.leavesOn() == null ? List.of() : List.of(new MemberLeaveCalledOff(known.code()));
  }

  public Members evolve(MemberEvent event) {
    return switch (event) {
      case MemberInvited e -> new Members(registry, invitations.invited(e));
      case InvitationWithdrawn e -> new Members(registry, invitations.withdrawn(e.member()));
      case MemberEnrolled e ->
          new Members(
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
      case MemberNameChanged _ -> this;
      case MemberLeaveScheduled e -> with(require(e.member()).leaving(e.leavesOn()));
      case MemberLeaveCalledOff e -> with(require(e.member()).leaving(null));
    };
  }

  private Members with(Member member) {
    return new Members(registry.with(member), invitations);
  }

  private static void requireUsableCode(Partnership partnership, MemberCode member) {
    switch (partnership) {
      case Partnership.Unregistered _ -> throw new Refused(PARTNERSHIP_UNKNOWN);
      case Partnership.Registered _ -> {}
    }
    if (member.value().equals(Actor.OPERATOR)) {
      throw new Refused(MEMBER_RESERVED);
    }
  }

  private void requireFreeIdentity(MemberCode member, Identity identity, Instant now) {
    if (memberOf(identity, now).filter(other -> !other.code().equals(member)).isPresent()) {
      throw new Refused(IDENTITY_TAKEN);
    }
  }

  /** Refuses the code of another current or former member. */
  private void requireHolder(MemberCode code, Identity identity) {
    if (registry.of(code).filter(holder -> !holder.identity().equals(identity)).isPresent()) {
      throw new Refused(
          MEMBER_CODE_TAKEN, "Member " + code + " is or was another person; choose another code");
    }
  }

  private static void requirePresent(Member known, LocalDate today) {
    if (!known.belongsOn(today)) {
      throw new Refused(MEMBERSHIP_ENDED);
    }
  }

  private Optional<Member> present(MemberCode member, Instant now) {
    return registry.of(member).filter(known -> known.belongsOn(Calendar.dayOf(now)));
  }

  private Member require(MemberCode member) {
    return registry.of(member).orElseThrow(() -> new Refused(MEMBER_UNKNOWN));
  }

  private void requireRemainingCoordinator(Member known, Member wanted) {
    boolean oneLess = known.isStayingCoordinator() && !wanted.isStayingCoordinator();
    if (oneLess && registry.stayingCoordinators() == 1) {
      throw new Refused(LAST_COORDINATOR);
    }
  }
}
