package uk.ragtime.command.decision;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.access.Role;

/** The permission that a command requires of its sender. */
public sealed interface RequiredPermission {
  /** Membership in any role, or the operator. */
  record AnyMember() implements RequiredPermission {}

  /** A role that allows the action. */
  record RoleFor(Action action) implements RequiredPermission {}

  /** A rater of the agency, or a member who may record on its behalf. */
  record RaterOf(AgencyCode agency) implements RequiredPermission {}

  /**
   * At least one of these capacities in the review of an agency; the decision tells which counts.
   */
  record InCapacity(AgencyCode agency, Set<Capacity> accepted) implements RequiredPermission {}

  /**
   * A part in the assessment of an agency: its raters and leads, its reviewers, and members who may
   * record on its behalf, as far as their roles allow the action.
   */
  record PartInReview(AgencyCode agency, Action action) implements RequiredPermission {}

  /** No sender at all: the platform itself acts. */
  record PlatformOnly() implements RequiredPermission {}

  /** The operator of the installation. */
  record OperatorOnly() implements RequiredPermission {}

  /**
   * A role that manages members. The operator has it as well, to appoint coordinators.
   *
   * @param coordinatorOnly whether the new member is a coordinator and nothing else
   */
  record MemberAdministration(boolean coordinatorOnly) implements RequiredPermission {
    /** The permission to make a person a member with these roles. */
    public static MemberAdministration forRoles(Set<Role> roles) {
      return new MemberAdministration(roles.equals(Set.of(Role.COORDINATOR)));
    }
  }

  /**
   * Possession of an invitation's code.
   *
   * @param code null if the request has no readable code
   */
  record InvitationHolder(@Nullable CodeHash code) implements RequiredPermission {}
}
