package uk.ragtime.command.decision;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.access.Role;

/** What a command takes to be allowed. */
public sealed interface Need {
  /** To be a member, in whatever role, or to run the installation. */
  record ToEnter() implements Need {}

  /** A role that allows the action. */
  record ToDo(Action action) implements Need {}

  /** To be a rater of the agency, or somebody who may record on its behalf. */
  record ToRateFor(AgencyCode agency) implements Need {}

  /** To run the installation. */
  record ToOperate() implements Need {}

  /**
   * To manage members; the operator may as well, to appoint coordinators.
   *
   * @param coordinatorOnly whether the member is to be a coordinator and nothing else
   */
  record ToEnrol(boolean coordinatorOnly) implements Need {
    /** What it takes to make somebody a member with these roles. */
    public static ToEnrol as(Set<Role> roles) {
      return new ToEnrol(roles.equals(Set.of(Role.COORDINATOR)));
    }
  }

  /**
   * To hold the code of an invitation.
   *
   * @param code null where the request brings none that can be read
   */
  record ToAccept(@Nullable CodeHash code) implements Need {}
}
