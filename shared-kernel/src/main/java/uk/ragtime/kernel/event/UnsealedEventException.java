package uk.ragtime.kernel.event;

import java.io.Serial;

/**
 * An event was recorded with a person or a text in it, before these were kept beside the log. It is
 * read only after the log has been sealed.
 */
public final class UnsealedEventException extends RuntimeException {
  /** Remedy for an operator, after "is" or "must be". */
  static final String REMEDY = "to be sealed once by an operator, with: ragtime seal-v1";

  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param content what the event holds, such as {@code a member's code}
   */
  UnsealedEventException(EventType type, String content) {
    super(type.label() + " holds " + content + "; this log is " + REMEDY);
  }
}
