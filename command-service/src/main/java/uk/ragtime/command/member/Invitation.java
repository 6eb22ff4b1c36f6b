package uk.ragtime.command.member;

import java.time.LocalDate;
import java.util.Set;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.access.Role;

/** A code that was given out, and what has become of it. */
public sealed interface Invitation {
  MemberCode member();

  /**
   * Nobody has presented it yet.
   *
   * @param expiresOn the last day on which it is taken
   */
  record Pending(MemberCode member, Set<Role> roles, Set<AgencyCode> agencies, LocalDate expiresOn)
      implements Invitation {}

  /** The member was enrolled, as this person, by the code or over its head. */
  record Used(MemberCode member, Identity by) implements Invitation {}

  /** It was taken back, or another took its place. */
  record Withdrawn(MemberCode member) implements Invitation {}
}
