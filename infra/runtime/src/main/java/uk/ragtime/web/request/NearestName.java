package uk.ragtime.web.request;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the name that was meant by a misspelt one. */
final class NearestName {
  /**
   * Longer names are compared by their beginning: the comparison takes the square of the length.
   */
  private static final int MAX_LENGTH = 64;

  /** One typing error in this many characters. */
  private static final int CHARACTERS_PER_ERROR = 3;

  private NearestName() {}

  /** A hint such as {@code did you mean asOf?}, or the list of all names. */
  static String hint(String given, Collection<String> known) {
    if (known.isEmpty()) {
      return "none is accepted here";
    }
    return nearest(given, known)
        .map(name -> "did you mean " + name + "?")
        .orElseGet(() ->
            new TreeSet<>(known).stream().collect(Collectors.joining(", ", "accepted are ", "")));
  }

  /** The known name closest to the given one, if it is close. */
  static Optional<String> nearest(String given, Collection<String> known) {
    String meant = plain(given);
    return known.stream()
        .filter(name -> distance(meant, plain(name)) <= tolerated(meant, plain(name)))
        .min(
            Comparator.comparingInt((String name) -> distance(meant, plain(name)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static int tolerated(String given, String name) {
    return Math.max(given.length(), name.length()) / CHARACTERS_PER_ERROR;
  }

  /** Disregards what spellings of one name differ in: capitals, blanks, hyphens and the like. */
  private static String plain(String name) {
    String start = name.length() > MAX_LENGTH ? name.substring(0, MAX_LENGTH) : name;
    return start.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /** Number of characters to insert, delete, replace or exchange with their neighbour. */
  private static int distance(String a, String b) {
    int[][] steps = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          steps[i][j] = i + j;
          continue;
        }
        int replaced = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int moved = Math.min(steps[i - 1][j], steps[i][j - 1]) + 1;
        steps[i][j] = Math.min(replaced, moved);
        if (areExchanged(a, b, i, j)) {
          steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
        }
      }
    }
    return steps[a.length()][b.length()];
  }

  private static boolean areExchanged(String a, String b, int i, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
