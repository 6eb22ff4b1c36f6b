package uk.ragtime.benchmarks.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.benchmarks.store.harness.Alternation;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;

/**
 * Options of the store benchmark.
 *
 * @param assessments that commands are about; a multiple of 1,000
 * @param backlog events that the relay is given to catch up with, and that sizes are taken of
 * @param out the file that the figures are written to; null to print them only
 */
record StoreOptions(
    Set<StorePart> parts,
    int rounds,
    Duration slice,
    int assessments,
    int backlog,
    List<Integer> callers,
    @Nullable Path out) {

  private static final Duration JVM_WARM_UP = Duration.ofSeconds(15);

  static final String USAGE =
      """
      usage: ./ragtime bench store [--quick] [--only <part>]... [--rounds <n>] [--seconds <n>]
                                   [--out <file>]
        parts: in-process, bulk, http, relay, size
        --rounds   slices measured of each contender (5; 1 when quick)
        --seconds  length of a slice (5; 2 when quick)
        --quick    fewer assessments, callers and events: shows that all works, in some minutes
        --out      writes the tables to a file as well\
      """;

  /**
   * @throws IllegalArgumentException if an argument is not understood
   */
  static StoreOptions of(List<String> arguments) {
    boolean quick = arguments.contains("--quick");
    int rounds = quick ? 1 : 5;
    int seconds = quick ? 2 : 5;
    Path out = null;
    Set<StorePart> parts = EnumSet.noneOf(StorePart.class);
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--quick" -> {}
        case "--only" -> parts.add(StorePart.of(value(option, rest)));
        case "--rounds" -> rounds = positive(option, rest);
        case "--seconds" -> seconds = positive(option, rest);
        case "--out" -> out = Path.of(value(option, rest));
        default -> throw new IllegalArgumentException("what is " + option + "?");
      }
    }
    return new StoreOptions(
        parts.isEmpty() ? EnumSet.allOf(StorePart.class) : parts,
        rounds,
        Duration.ofSeconds(seconds),
        quick ? 2_000 : 20_000,
        quick ? 30_000 : 300_000,
        quick ? List.of(1, 64) : List.of(1, 16, 64, 256),
        out);
  }

  Alternation alternation(DatabaseServer server) {
    return new Alternation(1, rounds, slice, server::checkpoint);
  }

  /** A process that was just started compiles for some ten seconds. */
  int jvmWarmUps() {
    return Math.max(1, (int) (JVM_WARM_UP.toSeconds() / slice.toSeconds()));
  }

  /**
   * Measures nothing, and with many callers sends the most: a rating's code is compiled after some
   * fifty thousand of them, which few callers do not send before they are measured.
   */
  Alternation onlyWarmingUp(DatabaseServer server) {
    return new Alternation(jvmWarmUps(), 0, slice, server::checkpoint);
  }

  /** One caller over HTTP would measure the latency, which is another thing. */
  List<Integer> httpCallers() {
    return callers.stream().filter(number -> number > 1).toList();
  }

  /** A sentence for the report. */
  String howMeasured() {
    return "median (least–most) of " + rounds + " slices of " + slice.toSeconds() + " s.";
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return rest.next();
  }

  private static int positive(String option, Iterator<String> rest) {
    int number = Integer.parseInt(value(option, rest));
    if (number < 1) {
      throw new IllegalArgumentException(option + " must be at least 1");
    }
    return number;
  }
}
