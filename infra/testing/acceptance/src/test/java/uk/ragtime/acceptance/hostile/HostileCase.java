package uk.ragtime.acceptance.hostile;

import uk.ragtime.testing.raw.RawRequest;

/**
 * One hostile request.
 *
 * @param number reproduces the case, together with the seed
 * @param attack description of the modification
 * @param persona the persona whose token it carries; empty for none
 */
public record HostileCase(
    long number,
    InjectionPoint point,
    String attack,
    String persona,
    Reach reach,
    RawRequest request) {

  /** The layer that a request may reach before it is refused. */
  public enum Reach {
    /** It is the operation's, whatever stands in it. */
    OPERATION,
    /** Its address or method may be another operation's, or no operation's. */
    ELSEWHERE,
    /** It may be no HTTP at all, so that even silence is an answer. */
    NOWHERE
  }

  /** As a few lines, of which the last can be run. */
  public String toCurl(int port) {
    return "case %d, %s by %s: %s%n  %s"
        .formatted(
            number,
            point,
            persona.isEmpty() ? "nobody" : persona,
            attack,
            request.toCurl(persona, port));
  }
}
