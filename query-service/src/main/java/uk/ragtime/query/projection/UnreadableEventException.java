package uk.ragtime.query.projection;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A record that this release cannot turn into an event. The message names no content. */
final class UnreadableEventException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final ParkedBecause kind;

  UnreadableEventException(ParkedBecause kind, String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.kind = kind;
  }

  ParkedBecause kind() {
    return kind;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
