package uk.ragtime.command.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The store cannot be reached or takes no more at this moment. Whether a command that was under way
 * is recorded may be unknown; sending it again with the same idempotency key finds out.
 */
public final class StoreUnavailableException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  StoreUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
