package uk.ragtime.command.dispatch;

import java.io.Serial;
import org.axonframework.common.AxonNonTransientException;
import uk.ragtime.command.store.AppendOutcome.KeptAnswer;

/** The command's idempotency key has been used before. */
final class KeyKnownException extends AxonNonTransientException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient KeptAnswer answer;

  KeyKnownException(KeptAnswer answer) {
    super("the idempotency key has been used");
    this.answer = answer;
  }

  KeptAnswer answer() {
    return answer;
  }
}
