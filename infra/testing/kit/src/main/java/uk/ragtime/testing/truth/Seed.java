package uk.ragtime.testing.truth;

/**
 * What a history is made from.
 *
 * @param acts how many there are after its partnership has been set up
 */
public record Seed(long number, int acts) {
  /** So that a build can afford two hundred: each act is followed by half a dozen questions. */
  static final int SHORT = 8;

  static final int LONG = 25;
}
