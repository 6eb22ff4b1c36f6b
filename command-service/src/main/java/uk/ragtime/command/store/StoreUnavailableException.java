package uk.ragtime.command.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The store cannot be reached or is overloaded. The outcome of the current command may be unknown;
 * sending it again with the same idempotency key finds out.
 */
public final class StoreUnavailableException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  StoreUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
