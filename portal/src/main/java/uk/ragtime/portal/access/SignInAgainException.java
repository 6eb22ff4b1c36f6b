package uk.ragtime.portal.access;

/** The visitor's token has expired and could not be renewed. */
public final class SignInAgainException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SignInAgainException() {
    super("The token has run out");
  }
}
