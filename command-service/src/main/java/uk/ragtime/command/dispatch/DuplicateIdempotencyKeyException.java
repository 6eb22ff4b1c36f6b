package uk.ragtime.command.dispatch;

import java.io.Serial;
import org.axonframework.common.AxonNonTransientException;
import uk.ragtime.command.store.AppendOutcome.OriginalAnswer;

/** Thrown when the command's idempotency key was used before. */
final class DuplicateIdempotencyKeyException extends AxonNonTransientException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient OriginalAnswer answer;

  DuplicateIdempotencyKeyException(OriginalAnswer answer) {
    super("the idempotency key has been used");
    this.answer = answer;
  }

  OriginalAnswer answer() {
    return answer;
  }
}
