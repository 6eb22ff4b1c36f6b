package uk.ragtime.command.dispatch;

import java.io.Serial;
import org.axonframework.common.AxonNonTransientException;
import uk.ragtime.command.store.AppendOutcome.OriginalAnswer;

/** The command's idempotency key has been used before. */
final class KeyKnownException extends AxonNonTransientException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient OriginalAnswer answer;

  KeyKnownException(OriginalAnswer answer) {
    super("the idempotency key has been used");
    this.answer = answer;
  }

  OriginalAnswer answer() {
    return answer;
  }
}
