package uk.ragtime.command.dispatch;

import java.io.Serial;
import org.axonframework.common.AxonNonTransientException;
import uk.ragtime.command.store.AppendOutcome.OriginalAnswer;

/** Thrown when the command's idempotency key was used before. */
final class DuplicateIdempotencyKeyException extends AxonNonTransientException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient OriginalAnswer answer;
  private final boolean unchanged;

  /**
   * @param unchanged whether the request that used the key first recorded nothing
   */
  DuplicateIdempotencyKeyException(OriginalAnswer answer, boolean unchanged) {
    super("the idempotency key has been used");
    this.answer = answer;
    this.unchanged = unchanged;
  }

  boolean unchanged() {
    return unchanged;
  }

  OriginalAnswer answer() {
    return answer;
  }
}
