package uk.ragtime.testing.history;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Words that stand nowhere else. They are made of capital letters in which no rating and no time is
 * written, each once, so that a record has no four bytes of them twice and LZ4 leaves them whole.
 */
final class Marks {
  private static final String LETTERS = "CFHIJKLOPQSUVWXY";
  static final Pattern PATTERN = Pattern.compile("mark-[A-Z]{16}");

  private Marks() {}

  static String next(Random random) {
    List<String> letters = Arrays.asList(LETTERS.split(""));
    Collections.shuffle(letters, random);
    return "mark-" + String.join("", letters);
  }
}
