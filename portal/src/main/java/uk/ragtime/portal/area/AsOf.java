package uk.ragtime.portal.area;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.TypedDate;

/**
 * The date a visitor asked for: as {@code asOf} in an address that can be kept, or as the day,
 * month and year of the form.
 */
sealed interface AsOf {

  /** The earliest date worth asking for: nobody rated anything before. */
  LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  /** No date: as things stand now. */
  record Now() implements AsOf {}

  /** A day that has been. */
  record Day(LocalDate date) implements AsOf {}

  /** Not a date that can be asked for. */
  record Invalid(TypedDate typed, FieldError error) implements AsOf {}

  static AsOf address(@Nullable String text, LocalDate today) {
    if (text == null || text.isBlank()) {
      return new Now();
    }
    try {
      return day(LocalDate.parse(text.strip()), TypedDate.of(LocalDate.parse(text.strip())), today);
    } catch (DateTimeException e) {
      return new Invalid(TypedDate.NOTHING, new FieldError("date.wrong.not-real", "day"));
    }
  }

  static AsOf form(TypedDate typed, LocalDate today) {
    if (typed.blank()) {
      return new Now();
    }
    return switch (typed.read()) {
      case TypedDate.Date read -> day(read.date(), typed, today);
      case TypedDate.InvalidDate not -> new Invalid(typed, not.error());
    };
  }

  private static AsOf day(LocalDate date, TypedDate typed, LocalDate today) {
    if (date.isAfter(today)) {
      return new Invalid(typed, new FieldError("date.wrong.in-future", "day"));
    }
    if (date.isBefore(EARLIEST)) {
      return new Invalid(typed, new FieldError("date.wrong.too-early", "year"));
    }
    return date.equals(today) ? new Now() : new Day(date);
  }
}
