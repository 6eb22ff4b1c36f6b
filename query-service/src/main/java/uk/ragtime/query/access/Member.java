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
}
