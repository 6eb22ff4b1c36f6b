package uk.ragtime.query.export;

/**
 * Prevents spreadsheets from executing what people wrote. A text that could be taken for a formula
 * is prefixed with an apostrophe, which spreadsheets read as 'this is text'.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV injection</a>
 */
final class Formulas {
  /** Includes the full-width forms, which some spreadsheets treat alike. */
  private static final String STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

  private static final String CONTROLS = "\t\r\n";

  private Formulas() {}

  /** Returns the text in a harmless form. */
  static String neutralise(String text) {
    return looksLikeOne(text) ? "'" + text : text;
  }

  private static boolean looksLikeOne(String text) {
    if (text.isEmpty()) {
      return false;
    }
    if (CONTROLS.indexOf(text.charAt(0)) >= 0) {
      return true;
    }
    // Some spreadsheets skip invisible characters.
    int[] visible = text.codePoints().dropWhile(Formulas::isInvisible).limit(1).toArray();
    return visible.length > 0 && STARTS.indexOf(visible[0]) >= 0;
  }

  private static boolean isInvisible(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
