package uk.ragtime.command.http;

import java.util.List;
import java.util.regex.Pattern;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.Violation;

/** Whole numbers in paths. */
public final class PathNumber {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  private PathNumber() {}

  /**
   * Parses a number from 1, only as it is written: 01, +1 and 0x1 would be other addresses of 1.
   *
   * @param name of the path's variable
   * @throws ProblemException if it is no such number
   */
  public static int of(String name, String text) {
    if (!NUMBER.matcher(text).matches()) {
      String message = "must be a whole number from 1, without zeros before it";
      throw new ProblemException(
          Problem.INVALID_PARAMETER,
          name + " " + message,
          List.of(new Violation(name, "invalid", message)));
    }
    return Integer.parseInt(text);
  }
}
