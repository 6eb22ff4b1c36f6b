package uk.ragtime.query.access;

import java.util.Set;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.access.Role;

/** A person's membership of one partnership, found in our own record by the token's lookup. */
public record Member(MemberHandle handle, Set<Role> roles, Set<AgencyCode> agencies) {
  public boolean may(Action action) {
    return Role.anyAllows(roles, action);
  }

  /**
   * Whether they may read what was said about an agency's assessment. Raters and leads read the
   * threads of their own agencies; a member with another role that reads comments reads all.
   */
  public boolean readsCommentsOn(AgencyCode agency) {
    for (Role role : roles) {
      if (role.allows(Action.READ_COMMENTS)
          && (!role.allows(Action.RATE_OWN_AGENCIES) || agencies.contains(agency))) {
        return true;
      }
    }
    return false;
  }

  /** Whether they sign off for an agency, as its lead or on behalf of any. */
  public boolean signsFor(AgencyCode agency) {
    return may(Action.SIGN_OFF_ON_BEHALF) || (may(Action.SIGN_OFF) && agencies.contains(agency));
  }
}
