package uk.ragtime.query.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.web.IsoTime;

/** Parses and validates parameters. An invalid value is refused, never guessed. */
public final class Parameters {
  private static final int MAX_NUMBER_LENGTH = 18;

  /** An offset whose sign was read as a blank. */
  private static final Pattern LOST_PLUS = Pattern.compile("T.* [0-9]{2}:[0-9]{2}\\z");

  private Parameters() {}

  /** Parses a code that must be present. */
  public static <T> T code(String name, String value, Function<String, T> reader) {
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException e) {
      throw Refusals.parameter(
          name,
          "must be 1 to 63 lower-case letters, digits and hyphens, and begin with a letter or digit");
    }
  }

  /** Parses a code; null if absent. */
  public static <T> @Nullable T optionalCode(
      String name, @Nullable String value, Function<String, T> reader) {
    return value == null ? null : code(name, value, reader);
  }

  /** Parses one of a few words; the fallback if absent. */
  public static <E extends Enum<E>> E word(
      String name, @Nullable String value, E fallback, E[] words, Function<E, String> spelling) {
    if (value == null) {
      return fallback;
    }
    var known = new StringBuilder();
    for (E word : words) {
      if (spelling.apply(word).equals(value)) {
        return word;
      }
      known.append(known.isEmpty() ? "" : ", ").append(spelling.apply(word));
    }
    throw Refusals.parameter(name, "must be one of " + known);
  }

  /** Parses a position; 0 if absent. */
  public static long position(String name, @Nullable String value) {
    return value == null ? 0 : number(name, value, 0, Long.MAX_VALUE);
  }

  /** Parses a whole number within bounds, both inclusive. */
  public static long number(String name, String value, long least, long most) {
    boolean digits =
        !value.isEmpty()
            && value.length() <= MAX_NUMBER_LENGTH
            && value.chars().allMatch(c -> c >= '0' && c <= '9');
    long number = digits ? Long.parseLong(value) : -1;
    if (number < least || number > most) {
      throw Refusals.parameter(
          name,
          most == Long.MAX_VALUE
              ? "must be a whole number, " + least + " or greater"
              : "must be a whole number from " + least + " to " + most);
    }
    return number;
  }

  /** Parses a date such as {@code 2026-03-31}; null if absent. */
  public static @Nullable LocalDate date(String name, @Nullable String value) {
    return value == null ? null : read(name, value, IsoTime::date);
  }

  /** Parses an instant such as {@code 2026-03-31T16:00:00Z}; null if absent. */
  public static @Nullable Instant instant(String name, @Nullable String value) {
    return value == null ? null : read(name, value, IsoTime::instant);
  }

  /** Parses an inclusive lower bound: the start of a date in London, or an instant. */
  public static @Nullable Instant beginOf(String name, @Nullable String value) {
    if (value == null || value.contains("T")) {
      return instant(name, value);
    }
    LocalDate day = date(name, value);
    return day == null ? null : day.atStartOfDay(Calendar.LONDON).toInstant();
  }

  /**
   * Parses an upper bound and returns it as an exclusive one: the end of a date in London, or the
   * microsecond after an instant.
   */
  public static @Nullable Instant endOf(String name, @Nullable String value) {
    if (value == null || value.contains("T")) {
      Instant instant = instant(name, value);
      return instant == null ? null : instant.plusNanos(1_000);
    }
    LocalDate day = date(name, value);
    return day == null ? null : Calendar.endOf(day);
  }

  /** Parses a date, meaning the whole of that day in London, or an instant; null if absent. */
  public static @Nullable Moment moment(String name, @Nullable String value) {
    if (value == null) {
      return null;
    }
    return value.contains("T")
        ? Moment.at(read(name, value, IsoTime::instant))
        : Moment.endOf(read(name, value, Parameters::dateRatherThanInstant));
  }

  private static LocalDate dateRatherThanInstant(String value) {
    try {
      return IsoTime.date(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + ", or an instant", e);
    }
  }

  private static <T> T read(String name, String value, Function<String, T> reader) {
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException e) {
      String hint = LOST_PLUS.matcher(value).find() ? "; write + in an address as %2B" : "";
      throw Refusals.parameter(name, e.getMessage() + hint);
    }
  }
}
