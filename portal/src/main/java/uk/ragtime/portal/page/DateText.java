package uk.ragtime.portal.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date typed in one field: 14 10 2025, 14 October 2025, 14 Hyd 2025 or 2025-10-14.
 *
 * @param typed as it is shown again
 * @param date null if it is none
 */
public record DateText(String typed, @Nullable LocalDate date) {
  private static final Pattern YEAR_FIRST = Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})");
  private static final Pattern DAY_FIRST =
      Pattern.compile("([0-9]{1,2})[\\s./-]+(\\p{L}+|[0-9]{1,2})[\\s./-]+([0-9]{4})");

  public static DateText of(@Nullable String text) {
    String typed = text == null ? "" : text.strip();
    return new DateText(typed, read(typed).orElse(null));
  }

  public boolean isEmpty() {
    return typed.isEmpty();
  }

  /** Whether something was typed that is no date. */
  public boolean isWrong() {
    return !typed.isEmpty() && date == null;
  }

  private static Optional<LocalDate> read(String typed) {
    Matcher iso = YEAR_FIRST.matcher(typed);
    if (iso.matches()) {
      return date(number(iso.group(1)), number(iso.group(2)), number(iso.group(3)));
    }
    Matcher spoken = DAY_FIRST.matcher(typed);
    if (!spoken.matches()) {
      return Optional.empty();
    }
    OptionalInt month = MonthNames.number(spoken.group(2));
    return month.isPresent()
        ? date(number(spoken.group(3)), month.getAsInt(), number(spoken.group(1)))
        : Optional.empty();
  }

  private static Optional<LocalDate> date(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
