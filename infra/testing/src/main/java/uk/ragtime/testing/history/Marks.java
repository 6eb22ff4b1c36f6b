package uk.ragtime.testing.history;

import java.util.Random;
import java.util.regex.Pattern;

/** Words that stand nowhere else. */
final class Marks {
  static final Pattern PATTERN = Pattern.compile("mark-[0-9a-f]{16}");

  private Marks() {}

  static String next(Random random) {
    return "mark-%016x".formatted(random.nextLong());
  }
}
