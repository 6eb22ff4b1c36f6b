package uk.ragtime.command.member;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.access.Role;

/**
 * One member of a partnership.
 *
 * @param agencies those that the member rates for, if a rater
 * @param leavesOn the first day on which they are a member no more; null while none is set
 */
public record Member(
    MemberCode code,
    Identity identity,
    Set<Role> roles,
    Set<AgencyCode> agencies,
    @Nullable LocalDate leavesOn) {
  public boolean may(Action action) {
    return Role.anyAllows(roles, action);
  }

  boolean belongsOn(LocalDate day) {
    return leavesOn == null || day.isBefore(leavesOn);
  }

  /**
   * A coordinator whom a partnership can count on: whoever is to leave, on whatever day, is none.
   */
  boolean isStayingCoordinator() {
    return roles.contains(Role.COORDINATOR) && leavesOn == null;
  }

  Member leaving(@Nullable LocalDate day) {
    return new Member(code, identity, roles, agencies, day);
  }
}
