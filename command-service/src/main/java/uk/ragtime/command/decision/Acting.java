package uk.ragtime.command.decision;

/**
 * In which capacity somebody was let in.
 *
 * @param actor the member's code, or {@value #OPERATOR}
 * @param onBehalf whether a rating is recorded for an agency that is not the member's own
 */
public record Acting(String actor, boolean onBehalf) {
  /** The actor of what the operator does: never a member's code, for none stands in its place. */
  public static final String OPERATOR = "operator";
}
