package uk.ragtime.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * Reads dates and instants as everybody writes them, within the years anybody means. Java's own
 * range is wider than any database's: a date in the year 999999999 would be our failure, not the
 * caller's.
 */
public final class IsoTime {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2199;

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private IsoTime() {}

  /** Reads {@code 2026-11-23}; throws IllegalArgumentException for anything else. */
  public static LocalDate date(String text) {
    try {
      var date = LocalDate.parse(text);
      if (isMeant(date.getYear())) {
        return date;
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          DAY.matcher(text).matches()
              ? "must be a date that exists"
              : "must be a date like 2026-11-23",
          e);
    }
    throw new IllegalArgumentException("must be a date of the years 1900 to 2199");
  }

  /**
   * Reads {@code 2026-11-23T09:30:00Z}, or the same with an offset; throws IllegalArgumentException
   * for anything else.
   */
  public static Instant instant(String text) {
    try {
      var instant = OffsetDateTime.parse(text).toInstant();
      if (isMeant(instant.atOffset(ZoneOffset.UTC).getYear())) {
        return instant;
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("must be an instant like 2026-11-23T09:30:00Z", e);
    }
    throw new IllegalArgumentException("must be an instant of the years 1900 to 2199");
  }

  private static boolean isMeant(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }
}
