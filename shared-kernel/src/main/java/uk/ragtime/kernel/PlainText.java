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

  private static boolean isForbidden(int c) {
    boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
    boolean unpaired = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return control || unpaired;
  }
}
