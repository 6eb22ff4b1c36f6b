package uk.ragtime.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import uk.ragtime.testing.GenerousLimits;
import uk.ragtime.testing.platform.TestPlatform;
import uk.ragtime.testing.truth.HistoryRunner;
import uk.ragtime.testing.truth.HistoryRunner.Report;
import uk.ragtime.testing.truth.Seeds;

/**
 * Runs random histories through both services and compares each answer with the naive model. The
 * exit code is 1 if one differs.
 */
public final class TruthSoak {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(15);

  private TruthSoak() {}

  /**
   * @param arguments the folder that {@code ./ragtime} stands in, a folder for data, and, where
   *     they matter, how many histories and the seed of the first
   */
  public static void main(String[] arguments) throws Exception {
    int howMany = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000;
    long seed =
        arguments.length > 3
            ? Long.parseLong(arguments[3])
            : ThreadLocalRandom.current().nextInt(1_000_000_000);
    Path data = Files.createTempDirectory(Path.of(arguments[1]), "truth-");
    Map<String, String> settings = new HashMap<>(GenerousLimits.environment());
    settings.put("RAGTIME_DEMONSTRATION", "no");
    Report report;
    try (TestPlatform platform = TestPlatform.start(Path.of(arguments[0]), data, settings);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
      System.out.println(howMany + " histories from seed " + seed + " on");
      HistoryRunner histories = new HistoryRunner(platform, "coordinator");
      ScheduledFuture<?> progress =
          clock.scheduleAtFixedRate(
              () -> System.out.println("  " + histories.done() + " are done"),
              BETWEEN_LINES.toSeconds(),
              BETWEEN_LINES.toSeconds(),
              TimeUnit.SECONDS);
      report = histories.run(Seeds.longOnes(seed, howMany));
      progress.cancel(false);
    }
    delete(data);
    report.disagreements().forEach(System.out::println);
    System.out.println(report);
    System.exit(report.disagreements().isEmpty() ? 0 : 1);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
