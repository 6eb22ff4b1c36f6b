package uk.ragtime.portal.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The three fields of a date as typed, to be shown again on the form. The month may be a number or
 * a name in any language of the pages.
 */
public record TypedDate(String day, String month, String year) {
  public static final TypedDate NOTHING = new TypedDate("", "", "");

  /** Result of parsing: a date, or the error. */
  public sealed interface Reading {}

  public record Date(LocalDate date) implements Reading {}

  public record InvalidDate(FieldError error) implements Reading {}

  public static TypedDate of(@Nullable String day, @Nullable String month, @Nullable String year) {
    return new TypedDate(tidy(day), tidy(month), tidy(year));
  }

  public static TypedDate of(LocalDate date) {
    return new TypedDate(
        String.valueOf(date.getDayOfMonth()),
        String.valueOf(date.getMonthValue()),
        String.valueOf(date.getYear()));
  }

  public boolean blank() {
    return day.isEmpty() && month.isEmpty() && year.isEmpty();
  }

  public Reading read() {
    if (day.isEmpty()) {
      return error("date.wrong.no-day", "day");
    }
    if (month.isEmpty()) {
      return error("date.wrong.no-month", "month");
    }
    if (year.isEmpty()) {
      return error("date.wrong.no-year", "year");
    }
    OptionalInt month = MonthNames.number(this.month);
    boolean readable =
        month.isPresent()
            && Stream.of(day, year).allMatch(field -> field.chars().allMatch(TypedDate::digit));
    if (!readable || day.length() > 2) {
      return error("date.wrong.not-real", "day");
    }
    if (year.length() != 4) {
      return error("date.wrong.short-year", "year");
    }
    try {
      return new Date(
          LocalDate.of(Integer.parseInt(year), month.getAsInt(), Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return error("date.wrong.not-real", "day");
    }
  }

  private static InvalidDate error(String problem, String field) {
    return new InvalidDate(new FieldError(problem, field));
  }

  private static String tidy(@Nullable String field) {
    return field == null ? "" : field.strip();
  }

  private static boolean digit(int character) {
    return character >= '0' && character <= '9';
  }
}
