package uk.ragtime.command.area;

import java.util.regex.Pattern;

/** Form of a code of the Government Statistical Service, such as {@code E06000009}. */
final class GssCode {
  private static final Pattern FORM = Pattern.compile("[A-Z][0-9]{8}");

  /** England, Wales, Scotland, Northern Ireland, several of them (J, K), islands (L, M). */
  private static final String COUNTRIES = "EWSNJKLM";

  private static final int ENTITY = 1;
  private static final int INSTANCE = 3;

  private GssCode() {}

  /**
   * @throws IllegalArgumentException if no place can have this code
   */
  static String require(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "must be a GSS code: a capital letter and 8 digits, such as E06000009");
    }
    if (COUNTRIES.indexOf(text.charAt(0)) < 0) {
      throw new IllegalArgumentException(
          "must begin with the letter of a country: E, W, S or N, or J, K, L or M");
    }
    if (text.startsWith("00", ENTITY)) {
      throw new IllegalArgumentException("must name a kind of area in digits 1 and 2, not 00");
    }
    if (text.startsWith("000000", INSTANCE) || text.startsWith("999999", INSTANCE)) {
      throw new IllegalArgumentException(
          "must name one area in its last 6 digits, which are not all 0 or all 9");
    }
    return text;
  }
}
