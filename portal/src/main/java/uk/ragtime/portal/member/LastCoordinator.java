package uk.ragtime.portal.member;

import java.util.List;
import java.util.Optional;
import uk.ragtime.portal.api.Members;

/** The rule that a partnership always has a coordinator without a leaving day. */
final class LastCoordinator {
  private LastCoordinator() {}

  /** Code of the only one there is; empty if there are several. */
  static Optional<String> of(Members members) {
    List<String> staying =
        members.members().stream()
            .filter(it -> it.leavesOn() == null && it.roles().contains(Role.COORDINATOR.name()))
            .map(Members.Present::member)
            .toList();
    return staying.size() == 1 ? Optional.of(staying.getFirst()) : Optional.empty();
  }
}
