package uk.ragtime.portal.area;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The date a visitor asked for: as {@code asOf} in an address that can be kept, or as the day,
 * month and year of the form.
 */
sealed interface AsOf {

  /** The earliest date worth asking for: nobody rated anything before. */
  LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  /** What the form shows again, as it was typed. */
  record Typed(String day, String month, String year) {

    static final Typed NOTHING = new Typed("", "", "");

    static Typed of(@Nullable String day, @Nullable String month, @Nullable String year) {
      return new Typed(tidy(day), tidy(month), tidy(year));
    }

    static Typed of(LocalDate date) {
      return new Typed(
          String.valueOf(date.getDayOfMonth()),
          String.valueOf(date.getMonthValue()),
          String.valueOf(date.getYear()));
    }

    boolean blank() {
      return day.isEmpty() && month.isEmpty() && year.isEmpty();
    }

    private static String tidy(@Nullable String field) {
      return field == null ? "" : field.strip();
    }
  }

  /** No date: as things stand now. */
  record Now() implements AsOf {}

  /** A day that has been. */
  record Day(LocalDate date) implements AsOf {}

  /** Not a date that can be asked for: {@code problem} names the message, {@code field} the box. */
  record Wrong(Typed typed, String problem, String field) implements AsOf {}

  static AsOf address(@Nullable String text, LocalDate today) {
    if (text == null || text.isBlank()) {
      return new Now();
    }
    try {
      return day(LocalDate.parse(text.strip()), Typed.of(LocalDate.parse(text.strip())), today);
    } catch (DateTimeException e) {
      return new Wrong(Typed.NOTHING, "date.wrong.not-real", "day");
    }
  }

  static AsOf form(Typed typed, LocalDate today) {
    if (typed.blank()) {
      return new Now();
    }
    if (typed.day().isEmpty()) {
      return new Wrong(typed, "date.wrong.no-day", "day");
    }
    if (typed.month().isEmpty()) {
      return new Wrong(typed, "date.wrong.no-month", "month");
    }
    if (typed.year().isEmpty()) {
      return new Wrong(typed, "date.wrong.no-year", "year");
    }
    boolean numbers =
        Stream.of(typed.day(), typed.month(), typed.year())
            .allMatch(field -> field.length() <= 4 && field.chars().allMatch(AsOf::digit));
    if (!numbers) {
      return new Wrong(typed, "date.wrong.not-real", "day");
    }
    if (typed.year().length() != 4) {
      return new Wrong(typed, "date.wrong.short-year", "year");
    }
    try {
      LocalDate date =
          LocalDate.of(
              Integer.parseInt(typed.year()),
              Integer.parseInt(typed.month()),
              Integer.parseInt(typed.day()));
      return day(date, typed, today);
    } catch (DateTimeException e) {
      return new Wrong(typed, "date.wrong.not-real", "day");
    }
  }

  private static AsOf day(LocalDate date, Typed typed, LocalDate today) {
    if (date.isAfter(today)) {
      return new Wrong(typed, "date.wrong.in-future", "day");
    }
    if (date.isBefore(EARLIEST)) {
      return new Wrong(typed, "date.wrong.too-early", "year");
    }
    return date.equals(today) ? new Now() : new Day(date);
  }

  private static boolean digit(int character) {
    return character >= '0' && character <= '9';
  }
}
