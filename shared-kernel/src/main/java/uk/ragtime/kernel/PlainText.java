package uk.ragtime.kernel;

import java.text.Normalizer;
import java.util.PrimitiveIterator;

/**
 * Characters that text may contain so that PostgreSQL, JSON, spreadsheets and pages can all hold
 * it, and the one form in which it is recorded: two texts that look alike are not to be two
 * revisions.
 */
public final class PlainText {
  /** Letters and symbols that Unicode defines without a visible form. */
  private static final String BLANK_CHARACTERS = "\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0\uFFFC";

  private static final int NULL_NOTEHEAD = 0x1D159;
  private static final int COMBINING_GRAPHEME_JOINER = 0x034F;
  private static final int EMOJI_SELECTOR = 0xFE0F;

  private PlainText() {}

  /**
   * The recorded form of a name or a title: composed (NFC), with plain blanks, one at a time and
   * none at the ends.
   *
   * @throws IllegalArgumentException if it is not one visible line of at most so many characters;
   *     the message says why, without echoing the text
   */
  public static String line(String entered, int most) {
    requireClean(entered, "");
    String line = withPlainBlanks(Normalizer.normalize(entered, Normalizer.Form.NFC)).strip();
    requireNothingHidden(line);
    requireLength(line, most);
    requireVisible(line);
    return line;
  }

  /**
   * The recorded form of prose: composed (NFC), with line feeds between lines.
   *
   * @throws IllegalArgumentException if it is not visible text of at most so many characters; the
   *     message says why, without echoing the text
   */
  public static String prose(String entered, int most) {
    String text = Normalizer.normalize(withLineFeeds(entered), Normalizer.Form.NFC);
    requireClean(text, "\n\t");
    requireOwnDirection(text);
    requireLength(text, most);
    requireVisible(text);
    return text;
  }

  /** No control characters but line feed and tab, and no unpaired surrogates. */
  public static boolean isClean(String text) {
    return text.codePoints().noneMatch(PlainText::isForbidden);
  }

  /** {@link #isClean} and without line breaks and tabs: fit for a name or a title. */
  public static boolean isCleanLine(String text) {
    return text.codePoints().noneMatch(c -> Character.isISOControl(c) || isForbidden(c));
  }

  /** Whether people can see any of it: a name that nobody sees cannot be told from another one. */
  public static boolean isVisible(String text) {
    return text.codePoints().anyMatch(PlainText::isVisible);
  }

  /** Windows, old Macs and Unicode end lines in ways of their own. */
  private static String withLineFeeds(String text) {
    return text.replaceAll("\r\n|[\r\u0085\u2028\u2029]", "\n");
  }

  private static String withPlainBlanks(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    boolean afterBlank = false;
    for (PrimitiveIterator.OfInt each = text.codePoints().iterator(); each.hasNext(); ) {
      int c = each.nextInt();
      boolean blank = Character.getType(c) == Character.SPACE_SEPARATOR;
      if (!(blank && afterBlank)) {
        plain.appendCodePoint(blank ? ' ' : c);
      }
      afterBlank = blank;
    }
    return plain.toString();
  }

  private static void requireClean(String text, String controlsAllowed) {
    for (PrimitiveIterator.OfInt each = text.codePoints().iterator(); each.hasNext(); ) {
      int c = each.nextInt();
      if (isLineBreak(c) && controlsAllowed.indexOf(c) < 0) {
        throw new IllegalArgumentException("must be one line, without line breaks");
      }
      if (isSurrogate(c)) {
        throw new IllegalArgumentException("must not contain half a character (a lone surrogate)");
      }
      if (Character.isISOControl(c) && controlsAllowed.indexOf(c) < 0) {
        throw new IllegalArgumentException(
            "must not contain the control character U+%04X".formatted(c));
      }
    }
  }

  /**
   * Refuses characters that show the text around them in another order than it has. Text of scripts
   * that run from right to left does without them; marks of direction may stay.
   */
  private static void requireOwnDirection(String text) {
    for (PrimitiveIterator.OfInt each = text.codePoints().iterator(); each.hasNext(); ) {
      int c = each.nextInt();
      if (isDirectional(c)) {
        throw new IllegalArgumentException(
            "must not contain U+%04X, which changes the order in which text is shown".formatted(c));
      }
    }
  }

  private static void requireLength(String text, int most) {
    if (text.length() > most) {
      throw new IllegalArgumentException("must have " + most + " characters at most");
    }
  }

  private static void requireVisible(String text) {
    if (!isVisible(text)) {
      throw new IllegalArgumentException("must have something that can be seen");
    }
  }

  private static boolean isLineBreak(int c) {
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.UNASSIGNED,
          Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> !isBlank(c);
    };
  }

  /** Refuses characters with and without which a name looks the same. */
  private static void requireNothingHidden(String line) {
    int before = ' ';
    for (PrimitiveIterator.OfInt each = line.codePoints().iterator(); each.hasNext(); ) {
      int c = each.nextInt();
      if (isHidden(c) || (isShaping(c) && !hasShapes(before))) {
        throw new IllegalArgumentException(
            "must not contain U+%04X, which cannot be seen".formatted(c));
      }
      before = c;
    }
  }

  private static boolean isHidden(int c) {
    boolean format = Character.getType(c) == Character.FORMAT && !isShaping(c);
    return isBlank(c) || c == COMBINING_GRAPHEME_JOINER || format;
  }

  /** Joiners and variation selectors, which select a shape of the character before them. */
  private static boolean isShaping(int c) {
    return c == 0x200C
        || c == 0x200D
        || (c >= 0xFE00 && c <= EMOJI_SELECTOR)
        || (c >= 0xE0100 && c <= 0xE01EF);
  }

  /** Whether a character has several shapes: letters of joined scripts, and emoji. */
  private static boolean hasShapes(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case LATIN, GREEK, CYRILLIC, ARMENIAN, GEORGIAN, HEBREW -> false;
      case INHERITED -> c == EMOJI_SELECTOR;
      case COMMON ->
          switch (Character.getType(c)) {
            case Character.OTHER_SYMBOL, Character.MODIFIER_SYMBOL, Character.MATH_SYMBOL -> true;
            default -> false;
          };
      default -> true;
    };
  }

  private static boolean isBlank(int c) {
    return BLANK_CHARACTERS.indexOf(c) >= 0 || c == NULL_NOTEHEAD;
  }

  private static boolean isForbidden(int c) {
    boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
    return control || isSurrogate(c);
  }

  /** Embeddings, overrides and isolates, and what ends them (Unicode Standard Annex 9). */
  private static boolean isDirectional(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
