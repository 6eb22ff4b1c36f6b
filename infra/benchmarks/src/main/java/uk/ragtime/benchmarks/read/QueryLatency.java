package uk.ragtime.benchmarks.read;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import uk.ragtime.benchmarks.Quantiles;
import uk.ragtime.benchmarks.store.harness.MarkdownTable;
import uk.ragtime.benchmarks.store.http.DeployedService;
import uk.ragtime.benchmarks.store.http.EmptyService;

/**
 * Latency of queries over HTTP; the times of the smallest history are the baseline for the others.
 */
final class QueryLatency {
  /** More callers than cores, so that they wait for each other as at a busy hour. */
  private static final int CALLERS = 4;

  /** Each question has its turn so often, so that what else happens happens to all of them. */
  private static final int ROUNDS = 5;

  /** The same for every history. */
  private static final long SEED = 20_261_125;

  private final int areas;
  private final List<SampleQuery> questions;
  private final int requests;
  private final Duration warmUp;
  private final Map<Asked, Double> smallest = new HashMap<>();

  QueryLatency(int areas, List<SampleQuery> questions, int requests, Duration warmUp) {
    this.areas = areas;
    this.questions = questions;
    this.requests = requests;
    this.warmUp = warmUp;
  }

  /** Of the history that is being measured. */
  private final Set<Asked> unanswered = new HashSet<>();

  private record Asked(String question, int callers) {}

  /**
   * Warms all up alike, then asks.
   *
   * @param logs where the empty service writes
   */
  MarkdownTable measure(ReadPlatform platform, QueryServiceProcess service, Path logs)
      throws IOException, InterruptedException {
    List<QueryCaller> callers = new ArrayList<>();
    try (DeployedService empty =
        DeployedService.launch(
            EmptyService.class,
            logs.resolve("empty-service.log"),
            EmptyService.settings(ReadPlatform.ISSUER, platform.jwksUri()))) {
      empty.awaitHealth();
      String token = platform.token(PartnershipHistory.COORDINATOR);
      for (int i = 1; i <= CALLERS; i++) {
        callers.add(new QueryCaller(service.port(), empty.port(), token, areas, SEED + i));
      }
      warmUp(callers);
      return table(ask(callers));
    } finally {
      for (QueryCaller caller : callers) {
        caller.close();
      }
    }
  }

  /** All questions one after the other, each as often as it will be asked, until the time is up. */
  private void warmUp(List<QueryCaller> callers) throws InterruptedException {
    System.err.println("warming up for " + warmUp.toSeconds() + " s");
    long until = System.nanoTime() + warmUp.toNanos();
    try {
      atOnce(
          callers,
          caller -> {
            for (int round = 0; System.nanoTime() < until; round++) {
              for (SampleQuery question : questions) {
                if (round % question.share() == 0 && System.nanoTime() < until) {
                  caller.ask(question);
                }
              }
            }
            return new long[0];
          });
    } catch (ExecutionException e) {
      throw new IllegalStateException("a question was not answered", e.getCause());
    }
  }

  private Map<Asked, List<long[]>> ask(List<QueryCaller> callers) throws InterruptedException {
    unanswered.clear();
    Map<Asked, List<long[]>> nanos = new HashMap<>();
    List<SampleQuery> order = new ArrayList<>(questions);
    Random random = new Random(SEED);
    for (int round = 1; round <= ROUNDS; round++) {
      Collections.shuffle(order, random);
      for (int count : List.of(1, CALLERS)) {
        System.err.println("asking, round " + round + " of " + ROUNDS + ", callers " + count);
        for (SampleQuery question : order) {
          int each = Math.max(1, requests / question.share() / ROUNDS / count);
          List<long[]> taken =
              nanos.computeIfAbsent(new Asked(question.name(), count), _ -> new ArrayList<>());
          try {
            taken.addAll(
                atOnce(callers.subList(0, count), caller -> times(caller, question, each)));
          } catch (ExecutionException e) {
            System.err.println(question.name() + ": " + e.getCause());
            unanswered.add(new Asked(question.name(), count));
          }
        }
      }
    }
    return nanos;
  }

  private static long[] times(QueryCaller caller, SampleQuery question, int count)
      throws IOException {
    long[] nanos = new long[count];
    for (int i = 0; i < count; i++) {
      nanos[i] = caller.ask(question);
    }
    return nanos;
  }

  @FunctionalInterface
  private interface Work {
    long[] of(QueryCaller caller) throws IOException;
  }

  private static List<long[]> atOnce(List<QueryCaller> callers, Work work)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newFixedThreadPool(callers.size())) {
      List<Callable<long[]>> all =
          callers.stream().<Callable<long[]>>map(caller -> () -> work.of(caller)).toList();
      List<long[]> done = new ArrayList<>();
      for (Future<long[]> one : threads.invokeAll(all)) {
        done.add(one.get());
      }
      return done;
    }
  }

  private MarkdownTable table(Map<Asked, List<long[]>> nanos) {
    MarkdownTable table =
        new MarkdownTable(
            "question",
            "callers",
            "times",
            "p50 ms",
            "p99 ms",
            "max ms",
            "target, p99",
            "",
            "p99 to smallest");
    for (SampleQuery question : questions) {
      for (int callers : List.of(1, CALLERS)) {
        Asked asked = new Asked(question.name(), callers);
        long[] all =
            nanos.getOrDefault(asked, List.of()).stream().flatMapToLong(LongStream::of).toArray();
        if (unanswered.contains(asked)) {
          table.row(question.name(), callers, "", "", "not always answered", "", "", "missed", "");
        } else {
          row(table, question, asked, Quantiles.of(all), all.length);
        }
      }
    }
    return table;
  }

  private void row(
      MarkdownTable table, SampleQuery question, Asked asked, Quantiles quantiles, int times) {
    double p99 = quantiles.millisAt(0.99);
    double first = smallest.computeIfAbsent(asked, _ -> p99);
    table.row(
        question.name(),
        asked.callers(),
        times,
        millis(quantiles.millisAt(0.5)),
        millis(p99),
        millis(quantiles.millisAt(1)),
        question.hasTarget() ? "under " + Math.round(question.targetMillis()) : "",
        question.hasTarget() ? p99 < question.targetMillis() ? "met" : "missed" : "",
        String.format(Locale.ROOT, "%.2f", p99 / first));
  }

  private static String millis(double millis) {
    return String.format(Locale.ROOT, "%.1f", millis);
  }
}
