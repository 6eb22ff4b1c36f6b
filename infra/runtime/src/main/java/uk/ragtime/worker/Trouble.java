package uk.ragtime.worker;

import java.sql.SQLException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Log entry of a failed pass.
 *
 * @param cause for a stack trace; null where the text says everything
 * @param identity of the trouble: while it stays the same it is logged once
 */
public record Trouble(Level level, String text, @Nullable Throwable cause, String identity) {
  /** Times, counts and ids, which change with each attempt. */
  private static final Pattern CHANGING =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}|\\d+");

  /** A trouble that its text identifies, but for numbers in it. */
  public Trouble(Level level, String text, @Nullable Throwable cause) {
    this(level, text, cause, CHANGING.matcher(text).replaceAll("#"));
  }

  /** A warning with the stack trace; failures of one class and cause are the same trouble. */
  public static Trouble of(Throwable failure) {
    return new Trouble(
        failure instanceof Error ? Level.ERROR : Level.WARN,
        FailureReason.of(failure),
        failure,
        FailureReason.causes(failure).map(Trouble::kind).collect(Collectors.joining(" ")));
  }

  private static String kind(Throwable failure) {
    String name = failure.getClass().getName();
    return failure instanceof SQLException e ? name + e.getSQLState() : name;
  }

  /** A warning of one sentence. */
  public static Trouble inWords(String text) {
    return new Trouble(Level.WARN, text, null);
  }

  /** A warning of the true cause in one line. */
  public static Trouble inWords(Throwable failure) {
    return inWords(FailureReason.of(failure));
  }
}
