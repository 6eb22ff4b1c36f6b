package uk.ragtime.worker;

import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Log entry of a failed pass.
 *
 * @param text identifies the trouble: while it stays the same it is logged once
 * @param cause for a stack trace; null where the text says everything
 */
public record Trouble(Level level, String text, @Nullable Throwable cause) {

  /** A warning with the stack trace; failures of one class are the same trouble. */
  public static Trouble of(Throwable failure) {
    return new Trouble(
        failure instanceof Error ? Level.ERROR : Level.WARN, failure.getClass().getName(), failure);
  }

  /** A warning of one sentence. */
  public static Trouble inWords(String text) {
    return new Trouble(Level.WARN, text, null);
  }
}
