package uk.ragtime.command.member;

import java.time.LocalDate;
import java.util.Set;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.access.Role;

/** State of an issued invitation. */
public sealed interface Invitation {
  MemberCode member();

  /**
   * Not accepted yet.
   *
   * @param expiresOn the last day on which it can be accepted
   */
  record Pending(MemberCode member, Set<Role> roles, Set<AgencyCode> agencies, LocalDate expiresOn)
      implements Invitation {}

  /** The person was enrolled, by this invitation or directly. */
  record Used(MemberCode member, Identity by) implements Invitation {}

  /** Withdrawn, or replaced by a later invitation. */
  record Withdrawn(MemberCode member) implements Invitation {}
}
