package uk.ragtime.kernel.event;

import java.util.Set;
import uk.ragtime.kernel.AgencyCode;
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

  /** Somebody became a member, with these roles, and rates for these agencies if a rater. */
  record MemberEnrolled(
      MemberCode member, Identity identity, Set<Role> roles, Set<AgencyCode> agencies)
      implements MemberEvent {}

  /** A member signs in differently, or may do other things, from now on. */
  record MemberChanged(
      MemberCode member, Identity identity, Set<Role> roles, Set<AgencyCode> agencies)
      implements MemberEvent {}

  /** The directory shows the member under another name from now on. */
  record MemberNameChanged(MemberCode member) implements MemberEvent {}
}
