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
    if (text.isEmpty() || text.length() > MAX_LENGTH || text.charAt(0) == '-') {
      return false;
    }
    return text.chars().allMatch(Slug::allowed);
  }

  static void require(String text) {
    if (!is(text)) {
      throw new IllegalArgumentException(
          "a code is 1 to 63 lower-case letters, digits and hyphens, and begins with a letter or digit");
    }
  }

  private static boolean allowed(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }
}
