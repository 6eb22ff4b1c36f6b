package uk.ragtime.benchmarks.read;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import uk.ragtime.benchmarks.Quantiles;
import uk.ragtime.benchmarks.store.harness.Table;

/** How long questions take over HTTP; the smallest history's times are what others are held to. */
final class Answers {
  private static final String BASE = "/v1/" + History.LARGE;

  /** More callers than cores, so that they wait for each other as at a busy hour. */
  private static final int CALLERS = 4;

  /** The matrix is megabytes. */
  private static final int FEWER = 10;

  private final int areas;
  private final int requests;
  private final Map<String, Double> smallest = new HashMap<>();

  Answers(int areas, int requests) {
    this.areas = areas;
    this.requests = requests;
  }

  private record Question(
      String name, double targetMillis, int share, Function<SplittableRandom, String> path) {}

  private List<Question> questions() {
    return List.of(
        new Question("profile as of a day", 10, 1, r -> area(r) + "/profile?asOf=" + day(r, 0)),
        new Question(
            "profile as of a day, known years ago",
            10,
            1,
            r -> {
              LocalDate day = day(r, 3);
              return area(r)
                  + "/profile?asOf="
                  + day
                  + "&knownAt="
                  + day.plusMonths(2)
                  + "T12:00:00Z";
            }),
        new Question(
            "history by cycle, ten years",
            30,
            1,
            r -> area(r) + "/history?by=cycle&from=2016-01-01&to=2025-12-31"),
        new Question(
            "movement, neighbouring cycles",
            30,
            1,
            r -> {
              int cycle = 1 + r.nextInt(HistoryShape.CYCLES - 1);
              return movement(r, cycle, cycle + 1);
            }),
        new Question("movement, ten years", 30, 1, r -> movement(r, 1, HistoryShape.CYCLES)),
        new Question("matrix of all areas", 1_000, FEWER, r -> BASE + "/matrix?asOf=" + day(r, 0)),
        new Question("audit page of 100", 10, 1, _ -> BASE + "/audit?limit=100"),
        new Question(
            "audit page of an area",
            10,
            1,
            r -> BASE + "/audit?limit=100&area=area-" + (1 + r.nextInt(areas))),
        new Question(
            "audit page of a member", 10, 1, _ -> BASE + "/audit?limit=100&member=" + Tenant.RATER),
        new Question(
            "audit page, newest first", 10, 1, _ -> BASE + "/audit?limit=100&order=newest"),
        new Question(
            "events, page of 500",
            Double.NaN,
            1,
            r -> BASE + "/events?limit=500&after=" + r.nextInt(10_000)));
  }

  private String area(SplittableRandom random) {
    return BASE + "/areas/area-" + (1 + random.nextInt(areas));
  }

  private String movement(SplittableRandom random, int from, int to) {
    return area(random) + "/movement?from=" + Tenant.cycle(from) + "&to=" + Tenant.cycle(to);
  }

  private static LocalDate day(SplittableRandom random, int yearsLess) {
    return LocalDate.of(2016, 7, 1).plusDays(random.nextInt(365 * (9 - yearsLess)));
  }

  Table measure(ReadPlatform platform) throws InterruptedException, IOException {
    Table table =
        new Table(
            "question", "callers", "times", "p50 ms", "p99 ms", "target", "", "p99 to smallest");
    for (Question question : questions()) {
      System.err.println("asking: " + question.name());
      int times = requests / question.share();
      try {
        run(platform, question, CALLERS, times);
        for (int callers : List.of(1, CALLERS)) {
          int asked = Math.max(1, times / callers) * callers;
          row(table, question, callers, asked, run(platform, question, callers, times));
        }
      } catch (ExecutionException e) {
        System.err.println(question.name() + ": " + e.getCause());
        table.row(question.name(), "", "", "no answer", "", "", "missed", "");
      }
    }
    return table;
  }

  private void row(Table table, Question question, int callers, int times, Quantiles quantiles) {
    double p99 = quantiles.millisAt(0.99);
    String key = question.name() + callers;
    double first = smallest.computeIfAbsent(key, _ -> p99);
    boolean hasTarget = !Double.isNaN(question.targetMillis());
    table.row(
        question.name(),
        callers,
        times,
        millis(quantiles.millisAt(0.5)),
        millis(p99),
        hasTarget ? "under " + Math.round(question.targetMillis()) : "",
        hasTarget ? p99 < question.targetMillis() ? "met" : "missed" : "",
        String.format(Locale.ROOT, "%.2f", p99 / first));
  }

  private static String millis(double millis) {
    return String.format(Locale.ROOT, "%.1f", millis);
  }

  private static Quantiles run(ReadPlatform platform, Question question, int callers, int times)
      throws InterruptedException, ExecutionException {
    String token = platform.token(Tenant.COORDINATOR);
    int each = Math.max(1, times / callers);
    long[] nanos = new long[each * callers];
    try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
      List<Callable<Void>> work = new ArrayList<>();
      for (int caller = 0; caller < callers; caller++) {
        int first = caller * each;
        SplittableRandom random = new SplittableRandom(first + 1L);
        work.add(() -> {
          for (int i = first; i < first + each; i++) {
            String path = question.path().apply(random);
            long began = System.nanoTime();
            platform.get(token, path);
            nanos[i] = System.nanoTime() - began;
          }
          return null;
        });
      }
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    }
    return Quantiles.of(nanos);
  }
}
