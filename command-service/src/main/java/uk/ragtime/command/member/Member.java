package uk.ragtime.command.member;

import java.util.Set;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.access.Role;

/**
 * One member of a partnership.
 *
 * @param agencies those that the member rates for, if a rater
 */
public record Member(
    MemberCode code, Identity identity, Set<Role> roles, Set<AgencyCode> agencies) {
  public boolean may(Action action) {
    return Role.anyAllows(roles, action);
  }

  boolean isCoordinator() {
    return roles.contains(Role.COORDINATOR);
  }
}
