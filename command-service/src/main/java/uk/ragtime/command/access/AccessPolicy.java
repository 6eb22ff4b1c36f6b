package uk.ragtime.command.access;

import static uk.ragtime.command.decision.RefusalCode.INVITATION_UNKNOWN;
import static uk.ragtime.command.decision.RefusalCode.INVITATION_USED;
import static uk.ragtime.command.decision.RefusalCode.NOT_ALLOWED;
import static uk.ragtime.command.decision.RefusalCode.NOT_YOUR_AGENCY;
import static uk.ragtime.command.decision.RefusalCode.OPERATOR_NOT_MEMBER;
import static uk.ragtime.command.decision.RefusalCode.PARTNERSHIP_UNKNOWN;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Actor;
import uk.ragtime.command.decision.Capacities;
import uk.ragtime.command.decision.Capacity;
import uk.ragtime.command.decision.People;
import uk.ragtime.command.decision.Principal;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.member.Invitation;
import uk.ragtime.command.member.Member;
import uk.ragtime.command.member.Members;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.access.Role;

/**
 * Authorizes principals by their membership and roles. To a non-member a partnership does not
 * exist; a member without the role gets a specific refusal. Former members are non-members, and so
 * is an operator, even one who was enrolled as a member before.
 */
public final class AccessPolicy {
  private AccessPolicy() {}

  /**
   * Authorizes a principal for a permission.
   *
   * @throws Refused with {@code partnership-unknown}, {@code not-allowed}, {@code not-your-agency}
   *     or the refusal of an invitation
   */
  public static Actor authorize(
      Members members,
      People people,
      Principal principal,
      RequiredPermission permission,
      Instant now) {
    Optional<Member> member =
        principal.operator() ? Optional.empty() : members.memberOf(principal.lookup(), people, now);
    return switch (permission) {
      case RequiredPermission.AnyMember _ -> enter(member, principal);
      case RequiredPermission.PlatformOnly _ -> refuse(member);
      case RequiredPermission.OperatorOnly _ -> principal.operator() ? operator() : refuse(member);
      case RequiredPermission.MemberAdministration enrol -> enrol(member, principal, enrol);
      case RequiredPermission.RoleFor role ->
          as(member.orElseThrow(AccessPolicy::nonMember), role.action());
      case RequiredPermission.InvitationHolder(CodeHash code) ->
          asInvited(members, people, member, principal, code);
      case RequiredPermission.InCapacity review ->
          inCapacity(member.orElseThrow(AccessPolicy::nonMember), review);
      case RequiredPermission.PartInReview part ->
          partInReview(member.orElseThrow(AccessPolicy::nonMember), part);
      case RequiredPermission.RaterOf rate ->
          rate(member.orElseThrow(AccessPolicy::nonMember), rate.agency());
    };
  }

  private static Actor enter(Optional<Member> member, Principal principal) {
    return principal.operator()
        ? operator()
        : asMember(member.orElseThrow(AccessPolicy::nonMember));
  }

  private static Actor enrol(
      Optional<Member> member,
      Principal principal,
      RequiredPermission.MemberAdministration permission) {
    if (member.isPresent() && member.get().may(Action.MANAGE_MEMBERS)) {
      return as(member.get(), Action.MANAGE_MEMBERS);
    }
    if (!principal.operator()) {
      return refuse(member);
    }
    if (!permission.coordinatorOnly()) {
      throw new Refused(NOT_ALLOWED, "An operator appoints coordinators and nobody else");
    }
    return operator();
  }

  /**
   * The holder of an issued code gets specific refusals; anyone else is treated as a non-member.
   */
  private static Actor asInvited(
      Members members,
      People people,
      Optional<Member> member,
      Principal principal,
      @Nullable CodeHash code) {
    if (code == null) {
      return member.map(AccessPolicy::asMember).orElseThrow(AccessPolicy::nonMember);
    }
    Invitation invitation =
        members
            .invitation(code)
            .orElseThrow(() -> member.isPresent() ? new Refused(INVITATION_UNKNOWN) : nonMember());
    if (principal.operator()) {
      throw new Refused(OPERATOR_NOT_MEMBER);
    }
    if (invitation instanceof Invitation.Used used
        && !members.isUsedBy(used, principal.lookup(), people)) {
      // Checked before a replay by idempotency key, whose answer was meant for another person.
      throw new Refused(INVITATION_USED);
    }
    return new Actor.Member(invitation.member(), false);
  }

  private static Actor rate(Member member, AgencyCode agency) {
    boolean ratesOwn = member.may(Action.RATE_OWN_AGENCIES);
    if (ratesOwn && member.agencies().contains(agency)) {
      return asMember(member);
    }
    if (member.may(Action.RATE_ON_BEHALF)) {
      return new Actor.Member(member.handle(), true);
    }
    throw new Refused(ratesOwn ? NOT_YOUR_AGENCY : NOT_ALLOWED);
  }

  private static Actor inCapacity(Member member, RequiredPermission.InCapacity permission) {
    Capacities capacities = capacities(member, permission.agency());
    if (Collections.disjoint(capacities.held(), permission.accepted())) {
      boolean leadsOthers =
          member.may(Action.SIGN_OFF) && permission.accepted().contains(Capacity.LEAD);
      throw new Refused(leadsOthers ? NOT_YOUR_AGENCY : NOT_ALLOWED);
    }
    return new Actor.Member(member.handle(), false, capacities);
  }

  private static Actor partInReview(Member member, RequiredPermission.PartInReview permission) {
    if (!member.may(permission.action())) {
      throw new Refused(NOT_ALLOWED);
    }
    Capacities capacities = capacities(member, permission.agency());
    boolean onBehalf = !capacities.ownAgency() && member.may(Action.RATE_ON_BEHALF);
    boolean reviews = member.may(Action.REVIEW) && Role.REVIEWER.allows(permission.action());
    if (!capacities.ownAgency() && !onBehalf && !reviews) {
      throw new Refused(NOT_YOUR_AGENCY);
    }
    return new Actor.Member(member.handle(), onBehalf, capacities);
  }

  private static Capacities capacities(Member member, AgencyCode agency) {
    boolean ofAgency = member.agencies().contains(agency);
    Set<Capacity> held = EnumSet.noneOf(Capacity.class);
    if (member.may(Action.REVIEW)) {
      held.add(Capacity.REVIEWER);
    }
    if (member.may(Action.SIGN_OFF) && ofAgency) {
      held.add(Capacity.LEAD);
    }
    if (member.may(Action.SIGN_OFF_ON_BEHALF)) {
      held.add(Capacity.COORDINATOR);
    }
    return new Capacities(held, ofAgency && member.may(Action.RATE_OWN_AGENCIES));
  }

  private static Actor as(Member member, Action action) {
    if (!member.may(action)) {
      throw new Refused(NOT_ALLOWED);
    }
    return asMember(member);
  }

  private static Actor asMember(Member member) {
    return new Actor.Member(member.handle(), false);
  }

  private static Actor operator() {
    return new Actor.Operator();
  }

  private static Actor refuse(Optional<Member> member) {
    throw member.isPresent() ? new Refused(NOT_ALLOWED) : nonMember();
  }

  private static Refused nonMember() {
    return new Refused(PARTNERSHIP_UNKNOWN);
  }
}
