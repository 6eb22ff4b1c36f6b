package uk.ragtime.command.member;

import java.time.LocalDate;
import java.util.Set;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.seal.Seal;

/** State of an issued invitation. */
public sealed interface Invitation {
  MemberHandle member();

  /**
   * Not accepted yet.
   *
   * @param expiresOn the last day on which it can be accepted
   */
  record Pending(
      MemberHandle member, Set<Role> roles, Set<AgencyCode> agencies, LocalDate expiresOn)
      implements Invitation {}

  /**
   * The person was enrolled, by this invitation or directly.
   *
   * @param by the seal of the sign-in
   */
  record Used(MemberHandle member, Seal by) implements Invitation {}

  /** Withdrawn, or replaced by a later invitation. */
  record Withdrawn(MemberHandle member) implements Invitation {}
}
