package uk.ragtime.query.export;

/**
 * Keeps what people wrote from being run by a spreadsheet. A text that a spreadsheet could take for
 * a formula gets an apostrophe before it, which spreadsheets read as 'this is text'.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV injection</a>
 */
final class Formulas {
  /** With their full-width forms, which some spreadsheets take for the same. */
  private static final String STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

  private static final String CONTROLS = "\t\r\n";

  private Formulas() {}

  /** The text, made harmless. */
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
    // Some spreadsheets look past what cannot be seen.
    int[] visible = text.codePoints().dropWhile(Formulas::isInvisible).limit(1).toArray();
    return visible.length > 0 && STARTS.indexOf(visible[0]) >= 0;
  }

  private static boolean isInvisible(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
