package uk.ragtime.query.projection;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A record that this release cannot parse. The message reveals no content. */
public final class UnreadableEventException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final QuarantineReason kind;

  UnreadableEventException(QuarantineReason kind, String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.kind = kind;
  }

  public QuarantineReason kind() {
    return kind;
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
