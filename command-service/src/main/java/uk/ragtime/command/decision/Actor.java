package uk.ragtime.command.decision;

import uk.ragtime.kernel.MemberCode;

/** The authorized sender of a command, recorded with its events. */
public sealed interface Actor {
  /** The recorded form of the operator. Reserved, so that no member has it as a code. */
  String OPERATOR_CODE = "operator";

  /** The form that is recorded with events. */
  String code();

  /** Whether a rating is recorded for an agency that is not the member's own. */
  default boolean onBehalf() {
    return false;
  }

  /** A member of the partnership. */
  record Member(MemberCode member, boolean onBehalf) implements Actor {
    @Override
    public String code() {
      return member.value();
    }
  }

  /** The operator of the installation. */
  record Operator() implements Actor {
    @Override
    public String code() {
      return OPERATOR_CODE;
    }
  }
}
