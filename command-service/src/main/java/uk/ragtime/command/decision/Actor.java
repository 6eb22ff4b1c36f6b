package uk.ragtime.command.decision;

/**
 * The identity and capacity in which a command is carried out.
 *
 * @param code the member's code, or {@value #OPERATOR}
 * @param onBehalf whether a rating is recorded for an agency that is not the member's own
 */
public record Actor(String code, boolean onBehalf) {
  /** Recorded as the actor of an operator's commands; reserved, so that no member has it. */
  public static final String OPERATOR = "operator";
}
