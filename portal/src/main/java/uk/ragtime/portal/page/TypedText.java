package uk.ragtime.portal.page;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Text of several lines as typed into a form. */
public final class TypedText {
  private TypedText() {}

  /** The text without what browsers and people put around it; empty if there is none. */
  public static String of(@Nullable String typed) {
    return Objects.requireNonNullElse(typed, "").replace("\r\n", "\n").strip();
  }

  /**
   * Errors of a text that must be given.
   *
   * @param none key of the message that there is none
   */
  public static List<FieldError> errors(String text, int max, String field, String none) {
    return text.isEmpty() ? List.of(new FieldError(none, field)) : tooLong(text, max, field);
  }

  /** Error of a text that may be left out. */
  public static List<FieldError> tooLong(String text, int max, String field) {
    return text.length() > max ? List.of(new FieldError("text.wrong.long", field)) : List.of();
  }
}
