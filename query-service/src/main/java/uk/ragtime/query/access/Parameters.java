package uk.ragtime.query.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Calendar;

/** How the parts of an address are read. What cannot be read is refused and never guessed. */
public final class Parameters {
  /** Before the platform's subject existed, and far within what PostgreSQL can hold. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

  private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
  private static final int MAX_NUMBER_LENGTH = 18;

  private Parameters() {}

  /** A code in the path. */
  public static <T> T code(String name, String value, Function<String, T> reader) {
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException e) {
      throw Refusals.parameter(
          name,
          "is 1 to 63 lower-case letters, digits and hyphens, and begins with a letter or digit");
    }
  }

  /** A code in the query; null where it is left out. */
  public static <T> @Nullable T optionalCode(
      String name, @Nullable String value, Function<String, T> reader) {
    return value == null ? null : code(name, value, reader);
  }

  /** A word out of a few; the fallback where it is left out. */
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

  /** A position, or nothing of the kind: 0. */
  public static long position(String name, @Nullable String value) {
    return value == null ? 0 : number(name, value, 0, Long.MAX_VALUE);
  }

  /** A whole number within bounds, both included. */
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

  /** A date such as {@code 2026-03-31}; null where it is left out. */
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

  /** An instant such as {@code 2026-03-31T16:00:00Z}; null where it is left out. */
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

  /** Of a date its beginning in London, of an instant the instant itself. */
  public static @Nullable Instant beginOf(String name, @Nullable String value) {
    if (value == null || value.contains("T")) {
      return instant(name, value);
    }
    LocalDate day = date(name, value);
    return day == null ? null : day.atStartOfDay(Calendar.LONDON).toInstant();
  }

  /** Of a date its end in London, of an instant the first one after it. */
  public static @Nullable Instant endOf(String name, @Nullable String value) {
    if (value == null || value.contains("T")) {
      Instant instant = instant(name, value);
      return instant == null ? null : instant.plusNanos(1_000);
    }
    LocalDate day = date(name, value);
    return day == null ? null : Calendar.endOf(day);
  }

  /** A date, meaning the whole of that day in London, or an instant; null where it is left out. */
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
