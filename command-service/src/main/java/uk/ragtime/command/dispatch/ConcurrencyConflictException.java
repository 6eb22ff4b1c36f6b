package uk.ragtime.command.dispatch;

import java.io.Serial;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Thrown when a stream that the command was decided on has changed. The command is decided again.
 */
public final class ConcurrencyConflictException extends ConcurrencyException {
  @Serial private static final long serialVersionUID = 1L;

  ConcurrencyConflictException(CommandContext context) {
    super("decided on an earlier version of " + context.target());
  }
}
