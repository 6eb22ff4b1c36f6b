package uk.ragtime.oidc;

import java.io.IOException;

/** A document of the issuer cannot be read, or is not what it should be. */
public final class IssuerUnavailableException extends IOException {
  private static final long serialVersionUID = 1L;

  IssuerUnavailableException(String message) {
    super(message);
  }

  IssuerUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
