package uk.ragtime.operator;

/** Supplies the bearer token of each request: a command may outlive the first one. */
interface TokenSource {
  /**
   * @throws OperatorException if there is none
   */
  String token() throws InterruptedException;

  /** The origin of the token, for a message about a token that a service refuses. */
  String origin();
}
