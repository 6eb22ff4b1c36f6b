package uk.ragtime.web.problem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Describes the values that would have been valid. */
final class Messages {
  /** An enum with more words than this is not listed. */
  private static final int MAX_LISTED = 20;

  private static final int MAX_CAUSES = 10;
  private static final int MAX_LENGTH = 200;

  private Messages() {}

  /**
   * Typed codes say in an {@link IllegalArgumentException} what they take, in words meant for
   * callers. Where there is none, the wanted type says it.
   */
  static String invalid(Throwable failure, @Nullable Class<?> wanted) {
    if (wanted != null && wanted.isEnum()) {
      return oneOf(wanted);
    }
    String said = saidByType(failure);
    if (said != null) {
      return said;
    }
    return wanted == null ? "is not valid" : wanted(wanted);
  }

  private static String wanted(Class<?> wanted) {
    if (wanted == LocalDate.class) {
      return "must be a date like 2026-11-23";
    }
    if (wanted == Instant.class) {
      return "must be an instant like 2026-11-23T09:30:00Z";
    }
    if (isWholeNumber(wanted)) {
      return "must be a whole number in range";
    }
    if (wanted == boolean.class || wanted == Boolean.class) {
      return "must be true or false";
    }
    if (CharSequence.class.isAssignableFrom(wanted)) {
      return "must be text";
    }
    if (Collection.class.isAssignableFrom(wanted) || wanted.isArray()) {
      return "must be a list";
    }
    if (wanted.isRecord()) {
      return isCode(wanted) ? "must be text" : "must be an object";
    }
    return "is not valid";
  }

  /** Codes are records of one text, and are written as that text. */
  private static boolean isCode(Class<?> wanted) {
    var components = wanted.getRecordComponents();
    return components.length == 1 && components[0].getType() == String.class;
  }

  private static String oneOf(Class<?> wanted) {
    Object[] words = wanted.getEnumConstants();
    return words == null || words.length > MAX_LISTED
        ? "is not one of the words taken here"
        : Arrays.stream(words)
            .map(String::valueOf)
            .collect(Collectors.joining(", ", "must be one of ", ""));
  }

  private static boolean isWholeNumber(Class<?> wanted) {
    return wanted == int.class
        || wanted == Integer.class
        || wanted == long.class
        || wanted == Long.class;
  }

  private static @Nullable String saidByType(Throwable failure) {
    Throwable cause = failure.getCause();
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      if (cause.getClass() == IllegalArgumentException.class && cause.getMessage() != null) {
        String message = cause.getMessage().replaceAll("\\p{Cntrl}", " ");
        return message.length() > MAX_LENGTH ? message.substring(0, MAX_LENGTH) : message;
      }
      cause = cause.getCause();
    }
    return null;
  }
}
