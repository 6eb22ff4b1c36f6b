package uk.ragtime.kernel.event;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.seal.Seal;

/**
 * All that can happen to a membership. A person seal commits to the code and name that hold from
 * then on, and is null where those that were known go on holding; an identity seal commits to the
 * sign-in.
 */
public sealed interface MemberEvent extends DomainEvent {
  MemberHandle member();

  @Override
  default StreamId stream() {
    return StreamId.MEMBERS;
  }

  /**
   * The person who presents the code becomes this member, with these roles. A code that was given
   * out before is void.
   *
   * @param expiresOn the last day, in London, on which the code is taken
   */
  record MemberInvited(
      MemberHandle member,
      @Nullable Seal personSeal,
      CodeHash codeHash,
      Set<Role> roles,
      Set<AgencyCode> agencies,
      LocalDate expiresOn)
      implements MemberEvent {}

  /** The member's code is void, and no other has taken its place. */
  record InvitationWithdrawn(MemberHandle member) implements MemberEvent {}

  /**
   * Somebody became a member, with these roles, and rates for these agencies if a rater or lead;
   * perhaps not for the first time. By invitation if it is the member who acted.
   */
  record MemberEnrolled(
      MemberHandle member,
      @Nullable Seal personSeal,
      Seal identitySeal,
      Set<Role> roles,
      Set<AgencyCode> agencies)
      implements MemberEvent {}

  /**
   * A member signs in differently, or may do other things, from now on.
   *
   * @param identitySeal the one that was there before, if the sign-in is the same
   */
  record MemberChanged(
      MemberHandle member,
      @Nullable Seal personSeal,
      Seal identitySeal,
      Set<Role> roles,
      Set<AgencyCode> agencies)
      implements MemberEvent {}

  /** The directory shows the member under another name from now on. */
  record MemberNameChanged(MemberHandle member, Seal personSeal) implements MemberEvent {}

  /**
   * The member leaves, or leaves on another day than was said before.
   *
   * @param leavesOn the first day, in London, on which they are a member no more
   */
  record MemberLeaveScheduled(MemberHandle member, LocalDate leavesOn) implements MemberEvent {}

  /** The member stays after all. */
  record MemberLeaveCalledOff(MemberHandle member) implements MemberEvent {}
}
