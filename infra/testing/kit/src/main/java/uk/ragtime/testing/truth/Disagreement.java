package uk.ragtime.testing.truth;

/** The services and the model disagree. */
final class Disagreement extends RuntimeException {
  private static final long serialVersionUID = 1;

  Disagreement(String message) {
    super(message);
  }
}
