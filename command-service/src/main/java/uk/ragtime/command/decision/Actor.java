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

  /** The capacities in which it may take part in the review that the command is about. */
  default Capacities capacities() {
    return Capacities.NONE;
  }

  /** A member of the partnership. */
  record Member(MemberHandle member, boolean onBehalf, Capacities capacities) implements Actor {
    /** A member who takes no part in a review. */
    public Member(MemberHandle member, boolean onBehalf) {
      this(member, onBehalf, Capacities.NONE);
    }

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
