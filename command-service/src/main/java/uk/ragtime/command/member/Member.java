package uk.ragtime.command.member;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.seal.Seal;

/**
 * One member of a partnership.
 *
 * @param identitySeal of the sign-in, which is kept beside the log
 * @param agencies the agencies that a rater or lead rates for
 * @param leavesOn the first day without membership; null if none is scheduled
 */
public record Member(
    MemberHandle handle,
    Seal identitySeal,
    Set<Role> roles,
    Set<AgencyCode> agencies,
    @Nullable LocalDate leavesOn) {
  public boolean may(Action action) {
    return Role.anyAllows(roles, action);
  }

  public boolean belongsOn(LocalDate day) {
    return leavesOn == null || day.isBefore(leavesOn);
  }

  /** A coordinator whose leave is not scheduled. */
  boolean isStayingCoordinator() {
    return roles.contains(Role.COORDINATOR) && leavesOn == null;
  }

  /**
   * @throws Refused with {@code membership-ended} if the membership has ended by a day
   */
  public void requireBelongsOn(LocalDate day) {
    if (!belongsOn(day)) {
      throw new Refused(RefusalCode.MEMBERSHIP_ENDED);
    }
  }

  /**
   * This member with another end.
   *
   * @param day null for none
   */
  public Member leaving(@Nullable LocalDate day) {
    return new Member(handle, identitySeal, roles, agencies, day);
  }
}
