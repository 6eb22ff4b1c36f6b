package uk.ragtime.portal.area;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.TypedDate;

/**
 * The date that a visitor chose: as {@code asOf} in an address that can be bookmarked, or as day,
 * month and year of the form.
 */
sealed interface AsOf {

  /** The earliest date that is accepted: nothing was rated before. */
  LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  /** No date: the current state. */
  record Now() implements AsOf {}

  /** A day in the past. */
  record Day(LocalDate date) implements AsOf {}

  /** Not an acceptable date. */
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

  /** A day that is known to be acceptable. */
  static AsOf known(LocalDate date) {
    return new Day(date);
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
