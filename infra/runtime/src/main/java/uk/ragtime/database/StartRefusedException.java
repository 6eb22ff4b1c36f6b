package uk.ragtime.database;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A service or a migration does not start; the message is a sentence for the operator. */
public final class StartRefusedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public StartRefusedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
