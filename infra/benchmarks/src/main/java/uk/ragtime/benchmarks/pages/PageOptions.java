package uk.ragtime.benchmarks.pages;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Options of the measurement.
 *
 * @param rate requests a second
 * @param seconds of each row of the table
 * @param warmUp seconds before
 * @param out where the table is written as well
 */
record PageOptions(int rate, int seconds, int warmUp, @Nullable Path out) {
  private static final PageOptions USUAL = new PageOptions(30, 60, 60, null);

  static PageOptions read(List<String> arguments) {
    PageOptions options = USUAL;
    for (int i = 0; i < arguments.size(); i += 2) {
      if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException(arguments.get(i) + " takes a value");
      }
      options = options.with(arguments.get(i), arguments.get(i + 1));
    }
    return options;
  }

  private PageOptions with(String name, String value) {
    return switch (name) {
      case "--rate" -> new PageOptions(positive(name, value), seconds, warmUp, out);
      case "--seconds" -> new PageOptions(rate, positive(name, value), warmUp, out);
      case "--warm-up" -> new PageOptions(rate, seconds, positive(name, value), out);
      case "--out" -> new PageOptions(rate, seconds, warmUp, Path.of(value));
      default -> throw new IllegalArgumentException("there is no option " + name);
    };
  }

  private static int positive(String name, String value) {
    int number = Integer.parseInt(value);
    if (number < 1) {
      throw new IllegalArgumentException(name + " must be at least 1");
    }
    return number;
  }
}
