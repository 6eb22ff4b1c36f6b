package uk.ragtime.command.decision;

import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.event.ActorId;

/** The authorized sender of a command, recorded with its events. */
public sealed interface Actor {
  /** The form that is recorded with events. */
  ActorId id();

  /** Whether a rating is recorded for an agency that is not the member's own. */
  default boolean onBehalf() {
    return false;
  }

  /** A member of the partnership. */
  record Member(MemberHandle member, boolean onBehalf) implements Actor {
    @Override
    public ActorId id() {
      return ActorId.of(member);
    }
  }

  /** The operator of the installation. */
  record Operator() implements Actor {
    @Override
    public ActorId id() {
      return ActorId.OPERATOR;
    }
  }

  /** The platform itself, for what falls due. */
  record Platform() implements Actor {
    @Override
    public ActorId id() {
      return ActorId.SYSTEM;
    }
  }
}
