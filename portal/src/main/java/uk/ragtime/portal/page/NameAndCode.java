package uk.ragtime.portal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules that forms of everything with a name and a code share. */
public final class NameAndCode {
  /** The services take no longer name. */
  public static final int MAX_NAME = 200;

  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}]");

  private NameAndCode() {}

  public static String tidy(@Nullable String typed) {
    return Objects.requireNonNullElse(typed, "").strip().replaceAll("\\h+", " ");
  }

  public static List<FieldError> nameErrors(String name) {
    if (name.isEmpty()) {
      return List.of(new FieldError("set-up.wrong.no-name", "name"));
    }
    return name.length() > MAX_NAME || INVISIBLE.matcher(name).find()
        ? List.of(new FieldError("set-up.wrong.name", "name"))
        : List.of();
  }

  /**
   * Errors of a new code.
   *
   * @param code as typed, or made of the name
   */
  public static List<FieldError> codeErrors(String code, boolean typed) {
    List<FieldError> errors = new ArrayList<>();
    if (code.isEmpty()) {
      errors.add(new FieldError("set-up.wrong.no-code", "code"));
    } else if (typed && !SuggestedCode.isCode(code)) {
      errors.add(new FieldError("set-up.wrong.code", "code"));
    }
    return errors;
  }
}
