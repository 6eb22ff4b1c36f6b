package uk.ragtime.query.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Calendar;

/** Parses and validates parameters. An invalid value is refused, never guessed. */
public final class Parameters {
  /** Earlier than any data of the platform, and well within PostgreSQL's range. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

  private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
  private static final int MAX_NUMBER_LENGTH = 18;

  private Parameters() {}

  /** Parses a code that must be present. */
  public static <T> T code(String name, String value, Function<String, T> reader) {
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException e) {
      throw Refusals.parameter(
          name,
          "is 1 to 63 lower-case letters, digits and hyphens, and begins with a letter or digit");
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
    throw Refusals.parameter(name, "is one of: " + known);
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
              ? "is a whole number, " + least + " or greater"
              : "is a whole number from " + least + " to " + most);
    }
    return number;
  }

  /** Parses a date such as {@code 2026-03-31}; null if absent. */
  public static @Nullable LocalDate date(String name, @Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      return within(name, LocalDate.parse(value));
    } catch (DateTimeException e) {
      throw Refusals.parameter(name, "is a date such as 2026-03-31");
    }
  }

  /** Parses an instant such as {@code 2026-03-31T16:00:00Z}; null if absent. */
  public static @Nullable Instant instant(String name, @Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      return within(name, Instant.parse(value));
    } catch (DateTimeException e) {
      throw Refusals.parameter(name, "is an instant such as 2026-03-31T16:00:00Z");
    }
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
    try {
      return value.contains("T")
          ? Moment.at(within(name, Instant.parse(value)))
          : Moment.endOf(within(name, LocalDate.parse(value)));
    } catch (DateTimeException e) {
      throw Refusals.parameter(
          name, "is a date such as 2026-03-31 or an instant such as 2026-03-31T16:00:00Z");
    }
  }

  private static LocalDate within(String name, LocalDate day) {
    if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
      throw Refusals.parameter(name, "lies between " + FIRST_DAY + " and " + LAST_DAY);
    }
    return day;
  }

  private static Instant within(String name, Instant instant) {
    if (instant.isBefore(FIRST_DAY.atStartOfDay(Calendar.LONDON).toInstant())
        || !instant.isBefore(Calendar.endOf(LAST_DAY))) {
      throw Refusals.parameter(name, "lies between " + FIRST_DAY + " and " + LAST_DAY);
    }
    return instant;
  }
}
