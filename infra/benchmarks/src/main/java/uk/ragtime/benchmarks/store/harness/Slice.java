package uk.ragtime.benchmarks.store.harness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/**
 * Work done in a short interval by callers that each wait for an answer before the next request.
 *
 * @param calls answered requests
 * @param events events recorded by them
 */
public record Slice(long calls, long events, Duration time) {

  public double callsPerSecond() {
    return calls / seconds();
  }

  public double eventsPerSecond() {
    return events / seconds();
  }

  private double seconds() {
    return time.toNanos() / 1e9;
  }

  /**
   * Has callers call for a while, and at least once, each on a virtual thread of its own, as the
   * service's requests are. The time runs until the last answer.
   *
   * @throws IllegalStateException if a call fails: what fails is not measured
   */
  public static Slice of(List<Contender.Caller> callers, Duration atLeast)
      throws InterruptedException {
    LongAdder calls = new LongAdder();
    LongAdder events = new LongAdder();
    long began = System.nanoTime();
    long until = began + atLeast.toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (Contender.Caller caller : callers) {
        running.add(
            threads.submit(() -> {
              do {
                events.add(caller.call());
                calls.increment();
              } while (System.nanoTime() < until);
              return null;
            }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a call failed, so nothing is measured", e.getCause());
    }
    return new Slice(calls.sum(), events.sum(), Duration.ofNanos(System.nanoTime() - began));
  }
}
