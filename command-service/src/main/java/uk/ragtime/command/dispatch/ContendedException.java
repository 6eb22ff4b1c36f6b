package uk.ragtime.command.dispatch;

import java.io.Serial;

/** Thrown when a command has conflicted with others too often. Nothing is recorded. */
public final class ContendedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  ContendedException(RuntimeException last) {
    super("given up after too many conflicts", last);
  }
}
