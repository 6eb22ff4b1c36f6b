package uk.ragtime.kernel;

/**
 * The one form that all codes have: lower-case letters, digits and hyphens, 1 to 63 characters,
 * beginning with a letter or digit. It is safe in paths, file names, topics and SQL identifiers.
 */
public final class Slug {
  /**
   * Long enough for any agency's name, and the limit of a DNS label and a PostgreSQL identifier.
   */
  public static final int MAX_LENGTH = 63;

  private Slug() {}

  /** Whether the text is a slug. */
  public static boolean is(String text) {
    return is(text, 0, text.length());
  }

  /** Whether a part of a text is a slug. Codes are checked millions of times: nothing is copied. */
  static boolean is(String text, int from, int to) {
    if (from == to || to - from > MAX_LENGTH || text.charAt(from) == '-') {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (!allowed(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static void require(String text) {
    require(text, 0, text.length());
  }

  static void require(String text, int from, int to) {
    if (!is(text, from, to)) {
      throw new IllegalArgumentException(
          "must be 1 to 63 lower-case letters, digits and hyphens, and begin with a letter or digit");
    }
  }

  private static boolean allowed(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }
}
