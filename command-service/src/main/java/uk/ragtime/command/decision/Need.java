package uk.ragtime.command.decision;

import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.access.Action;

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
  record ToEnrol(boolean coordinatorOnly) implements Need {}
}
