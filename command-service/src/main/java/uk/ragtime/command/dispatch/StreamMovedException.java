package uk.ragtime.command.dispatch;

import java.io.Serial;
import org.axonframework.modelling.command.ConcurrencyException;

/** A stream that the command was decided on has moved on meanwhile. It is decided again. */
public final class StreamMovedException extends ConcurrencyException {
  @Serial private static final long serialVersionUID = 1L;

  StreamMovedException(Attempt attempt) {
    super("decided on an earlier version of " + attempt.target());
  }
}
