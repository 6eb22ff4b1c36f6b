package uk.ragtime.kernel.event;

import java.time.LocalDate;
import java.util.Set;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Role;

/** All that can happen to a membership. No names: those live in a directory that can be erased. */
public sealed interface MemberEvent extends DomainEvent {
  MemberCode member();

  @Override
  default StreamId stream() {
    return StreamId.MEMBERS;
  }

  /**
   * Whoever presents the code becomes this member, with these roles. A code that was given out
   * before is void.
   *
   * @param expiresOn the last day, in London, on which the code is taken
   */
  record MemberInvited(
      MemberCode member,
      CodeHash codeHash,
      Set<Role> roles,
      Set<AgencyCode> agencies,
      LocalDate expiresOn)
      implements MemberEvent {}

  /** The member's code is void, and no other has taken its place. */
  record InvitationWithdrawn(MemberCode member) implements MemberEvent {}

  /**
   * Somebody became a member, with these roles, and rates for these agencies if a rater; perhaps
   * not for the first time. By invitation if it is the member who acted.
   */
  record MemberEnrolled(
      MemberCode member, Identity identity, Set<Role> roles, Set<AgencyCode> agencies)
      implements MemberEvent {}

  /** A member signs in differently, or may do other things, from now on. */
  record MemberChanged(
      MemberCode member, Identity identity, Set<Role> roles, Set<AgencyCode> agencies)
      implements MemberEvent {}

  /** The directory shows the member under another name from now on. */
  record MemberNameChanged(MemberCode member) implements MemberEvent {}

  /**
   * The member leaves, or leaves on another day than was said before.
   *
   * @param leavesOn the first day, in London, on which they are a member no more
   */
  record MemberLeaveScheduled(MemberCode member, LocalDate leavesOn) implements MemberEvent {}

  /** The member stays after all. */
  record MemberLeaveCalledOff(MemberCode member) implements MemberEvent {}
}
