package uk.ragtime.benchmarks.read;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Options of the read benchmark.
 *
 * @param events sizes of the history, smallest first
 * @param questions asked of a history, the one of nothing among them
 * @param requests measured of each question and number of callers
 * @param warmUp before answers are measured, and before what is visible when is
 * @param load how long ratings arrive
 * @param rates of the ratings that arrive, a second, smallest first
 * @param further events that are projected through Kafka after a history
 * @param replayed events that the peer replays at most
 * @param out the file that the figures are written to; null to print them only
 * @param data where histories are kept for the next time; null for a folder that is thrown away
 */
record ReadOptions(
    List<Long> events,
    Set<ReadPart> parts,
    List<SampleQuery> questions,
    int requests,
    Duration warmUp,
    Duration load,
    List<Integer> rates,
    int further,
    int replayed,
    @Nullable Path out,
    @Nullable Path data) {

  static final String USAGE =
      """
      usage: ./ragtime bench read [--events 100k,1M,10M] [--parts <part>,<part>...]
                                  [--questions <word>,<word>...] [--requests <n>]
                                  [--warm-up <seconds>] [--seconds <n>] [--rate <n>,<n>...]
                                  [--quick] [--data <folder>] [--out <file>]
        parts: %s
        --events    sizes of the history (100k,1M)
        --questions asks only those whose names begin so, such as profile,history
        --requests  of each question, by one caller and by four (1,000)
        --warm-up   before answers, and before what is visible when (60)
        --seconds   for which ratings arrive (60)
        --rate      at which they arrive, a second (1,000); of several, smallest first, it stops
                    after the first that is not sustained
        --quick     20k events, and less of everything: shows that all works
        --data      keeps generated histories for the next time
        --out       writes the tables to a file as well\
      """
          .formatted(ReadPart.names());

  private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})([kM]?)");
  private static final List<Long> SIZES = List.of(100_000L, 1_000_000L);
  private static final List<Long> QUICK_SIZES = List.of(20_000L);

  /**
   * @throws IllegalArgumentException if an argument is not understood, with a sentence that says so
   */
  static ReadOptions of(List<String> arguments) {
    boolean quick = arguments.contains("--quick");
    List<Long> events = quick ? QUICK_SIZES : SIZES;
    Set<ReadPart> parts = EnumSet.allOf(ReadPart.class);
    List<SampleQuery> questions = SampleQuery.all();
    int requests = quick ? 100 : 1_000;
    int warmUp = quick ? 5 : 60;
    int seconds = quick ? 10 : 60;
    List<Integer> rates = List.of(quick ? 100 : 1_000);
    Path out = null;
    Path data = null;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--quick" -> {}
        case "--events" -> events = sizes(value(option, rest));
        case "--parts" -> parts = parts(value(option, rest));
        case "--questions" -> questions = questions(value(option, rest));
        case "--requests" -> requests = number(option, rest);
        case "--warm-up" -> warmUp = number(option, rest);
        case "--seconds" -> seconds = number(option, rest);
        case "--rate" -> rates = rates(value(option, rest));
        case "--out" -> out = Path.of(value(option, rest));
        case "--data" -> data = Path.of(value(option, rest));
        default -> throw new IllegalArgumentException("There is no option '" + option + "'.");
      }
    }
    return new ReadOptions(
        events,
        parts,
        questions,
        requests,
        Duration.ofSeconds(warmUp),
        Duration.ofSeconds(seconds),
        rates,
        quick ? 6_000 : 62_500,
        quick ? 20_000 : 100_000,
        out,
        data);
  }

  boolean has(ReadPart part) {
    return parts.contains(part);
  }

  private static Set<ReadPart> parts(String names) {
    Set<ReadPart> parts = EnumSet.noneOf(ReadPart.class);
    Arrays.stream(names.split(",", -1)).map(ReadPart::of).forEach(parts::add);
    return parts;
  }

  private static List<SampleQuery> questions(String words) {
    Set<SampleQuery> chosen = new LinkedHashSet<>(List.of(SampleQuery.NOTHING));
    for (String word : words.split(",", -1)) {
      List<SampleQuery> found =
          SampleQuery.all().stream().filter(it -> it.name().startsWith(word)).toList();
      if (word.isBlank() || found.isEmpty()) {
        throw new IllegalArgumentException(
            "No question begins with '"
                + word
                + "'; there are: "
                + SampleQuery.all().stream()
                    .map(SampleQuery::name)
                    .collect(Collectors.joining("; "))
                + ".");
      }
      chosen.addAll(found);
    }
    return List.copyOf(chosen);
  }

  private static List<Long> sizes(String text) {
    List<Long> sizes =
        Arrays.stream(text.split(",", -1))
            .map(size -> number("--events", size))
            .sorted()
            .distinct()
            .toList();
    if (sizes.getFirst() < HistoryShape.CYCLES) {
      throw new IllegalArgumentException(
          "--events: a history has at least " + HistoryShape.CYCLES + " ratings.");
    }
    return sizes;
  }

  private static List<Integer> rates(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(rate -> Math.toIntExact(number("--rate", rate)))
        .sorted()
        .distinct()
        .toList();
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value.");
    }
    return rest.next();
  }

  private static int number(String option, Iterator<String> rest) {
    return Math.toIntExact(number(option, value(option, rest)));
  }

  private static long number(String option, String text) {
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
      throw new IllegalArgumentException(
          "%s needs numbers such as 60, 100k or 10M, and not '%s'.".formatted(option, text));
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "k" -> number * 1_000;
      case "M" -> number * 1_000_000;
      default -> number;
    };
  }
}
