package uk.ragtime.testing.hostile;

import uk.ragtime.testing.raw.RawRequest;

/**
 * One request that nobody should send.
 *
 * @param number with the seed, it brings the case back
 * @param attack what was done to it, in a few words
 * @param persona whose token it bears; empty for nobody's
 */
public record HostileCase(
    long number, Spot spot, String attack, String persona, Reach reach, RawRequest request) {

  /** How far a request may get before it is refused. */
  public enum Reach {
    /** It is the operation's, whatever stands in it. */
    OPERATION,
    /** Its address or method may be another operation's, or no operation's. */
    ELSEWHERE,
    /** It may be no HTTP at all, so that even silence is an answer. */
    NOWHERE
  }

  /** As a few lines, of which the last can be run. */
  public String toPaste(int port) {
    return "case %d, %s by %s: %s%n  %s"
        .formatted(
            number,
            spot,
            persona.isEmpty() ? "nobody" : persona,
            attack,
            request.toPaste(persona, port));
  }
}
