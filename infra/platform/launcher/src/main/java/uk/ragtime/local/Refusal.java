package uk.ragtime.local;

/** Why the platform does not run, in sentences that a person can act on. */
public final class Refusal extends RuntimeException {

  public Refusal(String sentences) {
    super(sentences);
  }

  public Refusal(String sentences, Throwable cause) {
    super(sentences, cause);
  }
}
