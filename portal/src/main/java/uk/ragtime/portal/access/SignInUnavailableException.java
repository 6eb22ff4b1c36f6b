package uk.ragtime.portal.access;

/** Nobody can sign in now, because the issuer does not answer. */
final class SignInUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SignInUnavailableException(Throwable cause) {
    super("The issuer does not answer", cause);
  }
}
