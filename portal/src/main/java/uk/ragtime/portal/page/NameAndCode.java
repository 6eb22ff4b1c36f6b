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

  /**
   * Controls, formats, breaks of lines, and letters and marks without a shape. Joiners aside, which
   * some scripts need: about those the services decide.
   */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{Cc}\\p{Zl}\\p{Zp}\\x{034F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{2800}"
              + "\\x{3164}\\x{FFA0}\\x{FFFC}\\x{1D159}"
              + "[\\p{Cf}&&[^\\x{200C}\\x{200D}]]]");

  private NameAndCode() {}

  public static String tidy(@Nullable String typed) {
    return Objects.requireNonNullElse(typed, "").strip().replaceAll("\\h+", " ");
  }

  public static List<FieldError> nameErrors(String name) {
    if (name.isEmpty()) {
      return List.of(new FieldError("set-up.wrong.no-name", "name"));
    }
    return isName(name) ? List.of() : List.of(new FieldError("set-up.wrong.name", "name"));
  }

  /** Whether it is a name that is neither too long nor has anything that nobody sees. */
  public static boolean isName(String name) {
    return !name.isEmpty() && name.length() <= MAX_NAME && !INVISIBLE.matcher(name).find();
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
