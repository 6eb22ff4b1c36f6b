package uk.ragtime.query.opening;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Characters to be found in texts, in upper or lower case; nothing in them is a pattern.
 *
 * @param characters composed, as texts are recorded, and in lower case
 */
record SoughtText(String characters) {
  /** More than any name, and little enough for a parameter. */
  static final int MAX_LENGTH = 100;

  /**
   * @throws IllegalArgumentException if there is nothing to find, or too much
   */
  SoughtText {
    characters = folded(characters);
    if (characters.isBlank() || characters.codePointCount(0, characters.length()) > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "must be 1 to " + MAX_LENGTH + " characters, not all of them blank");
    }
  }

  boolean isIn(String text) {
    return folded(text).contains(characters);
  }

  private static String folded(String text) {
    // Upper case first: some letters, such as the final sigma, have two forms in lower case.
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  /** Omits the characters, which may be somebody's name. */
  @Override
  public String toString() {
    return "SoughtText";
  }
}
