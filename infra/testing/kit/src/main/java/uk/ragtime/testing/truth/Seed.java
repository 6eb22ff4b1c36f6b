package uk.ragtime.testing.truth;

/**
 * Parameters that determine a history.
 *
 * @param steps the number of steps after its partnership has been set up
 */
public record Seed(long number, int steps) {
  /** So that a build can afford two hundred: each act is followed by half a dozen questions. */
  static final int SHORT = 8;

  static final int LONG = 25;
}
