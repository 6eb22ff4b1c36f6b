package uk.ragtime.portal.page;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Text as typed into a form. */
public final class TypedText {
  /** The services take no longer one. */
  public static final int MAX_LENGTH = 4000;

  private TypedText() {}

  /** Text of one line; empty if there is none. */
  public static String line(@Nullable String typed) {
    return Objects.requireNonNullElse(typed, "").strip();
  }

  /** Text of several lines, without spaces around it; empty if there is none. */
  public static String of(@Nullable String typed) {
    return line(typed).replace("\r\n", "\n");
  }

  /**
   * Errors of a text that must be given.
   *
   * @param none key of the message that there is none
   */
  public static List<FieldError> errors(String text, String field, String none) {
    return text.isEmpty() ? List.of(new FieldError(none, field)) : tooLong(text, field);
  }

  /** Error of a text that may be left out. */
  public static List<FieldError> tooLong(String text, String field) {
    return text.length() > MAX_LENGTH
        ? List.of(new FieldError("text.wrong.long", field))
        : List.of();
  }
}
