package uk.ragtime.portal.page;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Reads a month as people type it: a number, or a name in English or Welsh, in full or shortened
 * ({@code Oct}, {@code Sept.}, {@code Chwef}). No two months of the two languages begin alike.
 */
final class MonthNames {
  private static final int SHORTEST_NAME = 3;
  private static final int LONGEST_NUMBER = 4;

  private MonthNames() {}

  /** Number of a month; empty if the text names none. A number may be out of range. */
  static OptionalInt number(String typed) {
    if (typed.length() <= LONGEST_NUMBER && typed.chars().allMatch(it -> it >= '0' && it <= '9')) {
      return OptionalInt.of(Integer.parseInt(typed));
    }
    String name = typed.endsWith(".") ? typed.substring(0, typed.length() - 1) : typed;
    return name.length() < SHORTEST_NAME
        ? OptionalInt.empty()
        : Stream.of(Month.values())
            .filter(month -> isNamed(month, name))
            .mapToInt(Month::getValue)
            .findFirst();
  }

  private static boolean isNamed(Month month, String begins) {
    return Stream.of(Language.values())
        .map(language -> month.getDisplayName(TextStyle.FULL, language.locale()))
        .anyMatch(
            name -> name.toLowerCase(Locale.ROOT).startsWith(begins.toLowerCase(Locale.ROOT)));
  }
}
