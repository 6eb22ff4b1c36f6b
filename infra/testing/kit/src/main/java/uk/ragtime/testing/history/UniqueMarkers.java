package uk.ragtime.testing.history;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Words that occur nowhere else. They consist of capital letters that no rating and no time
 * contains, each once, so that a record repeats no four bytes of them and LZ4 leaves them whole.
 */
final class UniqueMarkers {
  private static final String LETTERS = "CFHIJKLOPQSUVWXY";
  static final Pattern PATTERN = Pattern.compile("mark-[A-Z]{16}");

  private UniqueMarkers() {}

  static String next(Random random) {
    List<String> letters = Arrays.asList(LETTERS.split(""));
    Collections.shuffle(letters, random);
    return "mark-" + String.join("", letters);
  }
}
