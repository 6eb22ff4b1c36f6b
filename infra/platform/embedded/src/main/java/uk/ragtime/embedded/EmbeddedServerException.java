package uk.ragtime.embedded;

import org.jspecify.annotations.Nullable;

/** A server could not be started or stopped. The message is a plain sentence, fit to be printed. */
public final class EmbeddedServerException extends RuntimeException {

  public EmbeddedServerException(String message) {
    super(message);
  }

  public EmbeddedServerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
