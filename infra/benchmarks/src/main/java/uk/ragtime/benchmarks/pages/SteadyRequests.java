package uk.ragtime.benchmarks.pages;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import uk.ragtime.benchmarks.Quantiles;
import uk.ragtime.benchmarks.store.harness.Pacing;

/** Requests that arrive at a steady rate, whether or not earlier ones have been answered. */
final class SteadyRequests {
  private SteadyRequests() {}

  /**
   * Results.
   *
   * @param times from the moment a request was due to its answer
   */
  record Outcome(Quantiles times, int failed) {}

  static Outcome send(int perSecond, Duration time, Callable<?> request) {
    int count = Math.toIntExact(perSecond * time.toSeconds());
    Queue<Long> times = new ConcurrentLinkedQueue<>();
    AtomicInteger failed = new AtomicInteger();
    long began = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        long due = began + i * Duration.ofSeconds(1).toNanos() / perSecond;
        Pacing.until(due);
        threads.execute(() -> {
          try {
            request.call();
            times.add(System.nanoTime() - due);
          } catch (Exception e) {
            failed.incrementAndGet();
            System.err.println(e.getMessage());
          }
        });
      }
    }
    return new Outcome(
        Quantiles.of(times.stream().mapToLong(Long::longValue).toArray()), failed.get());
  }

  /** As many as one caller after the other gets answered in a second. */
  static double oneAfterTheOther(Duration time, Callable<?> request) throws Exception {
    long began = System.nanoTime();
    int count = 0;
    while (System.nanoTime() - began < time.toNanos()) {
      request.call();
      count++;
    }
    return count / ((System.nanoTime() - began) / 1e9);
  }
}
