package uk.ragtime.benchmarks.neighbours;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import uk.ragtime.benchmarks.Quantiles;
import uk.ragtime.testing.platform.TestClient;
import uk.ragtime.testing.platform.TestPlatform;
import uk.ragtime.testing.platform.TestResponse;

/**
 * A partnership under normal load: a member rates, reads the result and other pages, a few requests
 * a second.
 */
final class NormalLoad {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final TestClient commands;
  private final TestClient queries;
  private final DemonstrationData data;

  /**
   * @param commands how long its commands took
   * @param questions how long its questions took
   * @param failed what was not answered as it should be
   */
  record Felt(Quantiles commands, Quantiles questions, int failed) {
    /** Cells of a table: p50 and p99 of either, and failures. */
    List<String> cells() {
      return List.of(
          millis(commands, 0.5),
          millis(commands, 0.99),
          millis(questions, 0.5),
          millis(questions, 0.99),
          Integer.toString(failed));
    }

    private static String millis(Quantiles quantiles, double share) {
      return "%.1f".formatted(quantiles.millisAt(share));
    }
  }

  NormalLoad(TestPlatform platform) {
    commands = platform.commands("outsider");
    queries = platform.queries("outsider");
    data = DemonstrationData.of("kent", queries);
  }

  /** Every one records something. */
  static String rating(int number) {
    String rating = number % 2 == 0 ? "RED" : "AMBER";
    return "{\"rating\": \"" + rating + "\", \"rationale\": \"As it is now.\"}";
  }

  Felt work(Duration time) throws InterruptedException {
    LongStream.Builder commandTimes = LongStream.builder();
    LongStream.Builder questionTimes = LongStream.builder();
    int failed = 0;
    long end = System.nanoTime() + time.toNanos();
    for (int number = 0; System.nanoTime() < end; number++) {
      long began = System.nanoTime();
      TestResponse rated = commands.put(data.rating(), rating(number));
      commandTimes.add(System.nanoTime() - began);
      failed += rated.status() < 300 ? 0 : 1;
      for (String question : data.questions()) {
        Thread.sleep(PAUSE);
        began = System.nanoTime();
        TestResponse answer = queries.get(question);
        questionTimes.add(System.nanoTime() - began);
        failed += answer.status() < 300 ? 0 : 1;
      }
      Thread.sleep(PAUSE);
    }
    return new Felt(
        Quantiles.of(commandTimes.build().toArray()),
        Quantiles.of(questionTimes.build().toArray()),
        failed);
  }
}
