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
 * @param ratings recorded a second, in one of the rows
 * @param compilers of the services
 * @param out where the table is written as well
 */
record PageOptions(
    int rate, int seconds, int warmUp, int ratings, Compilers compilers, @Nullable Path out) {
  private static final PageOptions USUAL = new PageOptions(30, 60, 60, 2, Compilers.BOTH, null);

  /** Compilers of the services' JVMs. */
  enum Compilers {
    /** As a deployed service has them. */
    BOTH("-XX:TieredStopAtLevel=4"),
    /** As {@code ./ragtime up} has it. */
    QUICK("-XX:TieredStopAtLevel=1");

    private final String option;

    Compilers(String option) {
      this.option = option;
    }

    /** The JVM's option. */
    String option() {
      return option;
    }

    private static Compilers of(String value) {
      return switch (value) {
        case "both" -> BOTH;
        case "quick" -> QUICK;
        default -> throw new IllegalArgumentException("--compilers is both or quick, not " + value);
      };
    }
  }

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
      case "--rate" ->
          new PageOptions(positive(name, value), seconds, warmUp, ratings, compilers, out);
      case "--seconds" ->
          new PageOptions(rate, positive(name, value), warmUp, ratings, compilers, out);
      case "--warm-up" ->
          new PageOptions(rate, seconds, positive(name, value), ratings, compilers, out);
      case "--ratings" ->
          new PageOptions(rate, seconds, warmUp, positive(name, value), compilers, out);
      case "--compilers" ->
          new PageOptions(rate, seconds, warmUp, ratings, Compilers.of(value), out);
      case "--out" -> new PageOptions(rate, seconds, warmUp, ratings, compilers, Path.of(value));
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
