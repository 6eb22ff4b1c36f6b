package uk.ragtime.benchmarks.read;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much is measured.
 *
 * @param events sizes of the history, smallest first
 * @param requests measured of each question and number of callers
 * @param out the file that the figures are written to; null to print them only
 * @param data where histories are kept for the next time; null for a folder that is thrown away
 */
record ReadOptions(
    List<Long> events, Set<Part> parts, int requests, @Nullable Path out, @Nullable Path data) {

  enum Part {
    REBUILD,
    ANSWERS,
    SIZE
  }

  static final String USAGE =
      """
      usage: ./ragtime bench read [--events 100k,1M,10M] [--only rebuild|answers|size]...
                                  [--quick] [--data <folder>] [--out <file>]\
      """;

  /**
   * @throws IllegalArgumentException if an argument is not understood
   */
  static ReadOptions of(List<String> arguments) {
    boolean quick = arguments.contains("--quick");
    List<Long> events = quick ? List.of(20_000L) : List.of(100_000L, 1_000_000L);
    Set<Part> parts = EnumSet.noneOf(Part.class);
    Path out = null;
    Path data = null;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--quick" -> {}
        case "--events" ->
            events =
                Arrays.stream(value(option, rest).split(",", -1))
                    .map(ReadOptions::number)
                    .sorted()
                    .toList();
        case "--only" -> parts.add(Part.valueOf(value(option, rest).toUpperCase(Locale.ROOT)));
        case "--out" -> out = Path.of(value(option, rest));
        case "--data" -> data = Path.of(value(option, rest));
        default -> throw new IllegalArgumentException("what is " + option + "?");
      }
    }
    return new ReadOptions(
        events, parts.isEmpty() ? EnumSet.allOf(Part.class) : parts, quick ? 100 : 500, out, data);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return rest.next();
  }

  private static long number(String text) {
    String digits = text.replace("k", "000").replace("M", "000000");
    long number = Long.parseLong(digits);
    if (number < HistoryShape.CYCLES) {
      throw new IllegalArgumentException("too few events: " + text);
    }
    return number;
  }
}
