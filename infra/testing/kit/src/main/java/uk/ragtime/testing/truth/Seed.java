package uk.ragtime.testing.truth;

/**
 * Parameters that determine a history.
 *
 * @param steps the number of steps after its partnership has been set up
 */
public record Seed(long number, int steps) {
  /** Short, because a build runs two hundred. */
  static final int SHORT = 5;

  static final int LONG = 25;
}
