package uk.ragtime.command.dispatch;

import java.io.Serial;

/** Others were faster so often that the command was given up. Nothing is recorded. */
public final class ContendedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  ContendedException(RuntimeException last) {
    super("given up: others changed the same things all the time", last);
  }
}
