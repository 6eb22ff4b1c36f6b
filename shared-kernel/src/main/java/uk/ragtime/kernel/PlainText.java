package uk.ragtime.kernel;

/** What text may contain so that PostgreSQL, JSON, spreadsheets and pages can all hold it. */
public final class PlainText {
  private PlainText() {}

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

  private static boolean isVisible(int c) {
    return !Character.isWhitespace(c)
        && !Character.isSpaceChar(c)
        && !Character.isISOControl(c)
        && Character.getType(c) != Character.FORMAT;
  }

  private static boolean isForbidden(int c) {
    boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
    boolean unpaired = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return control || unpaired;
  }
}
