package uk.ragtime.testing.truth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import uk.ragtime.testing.platform.TestPlatform;

/** Runs histories on a running platform, several at a time, and reports disagreements. */
public final class HistoryRunner {
  /** Enough to keep two cores busy while some wait until the read side has caught up. */
  private static final int AT_ONCE = 8;

  /** One cause often fails many histories; the first few are enough. */
  private static final int WORTH_READING = 5;

  private final HistoryEnvironment environment;
  private final ConcurrentLinkedQueue<HistoryRecord> recorded = new ConcurrentLinkedQueue<>();
  private final AtomicInteger wrong = new AtomicInteger();

  /**
   * @param persona who coordinates each partnership while its history lasts, and no longer
   */
  public HistoryRunner(TestPlatform platform, String persona) {
    this.environment = new HistoryEnvironment(platform, persona);
  }

  /**
   * Result of some histories.
   *
   * @param disagreements with how to reproduce each; empty if there are none
   */
  public record Report(
      int histories, long commands, long questions, Duration took, List<String> disagreements) {
    @Override
    public String toString() {
      return "%,d histories with %,d commands and %,d questions in %d s"
          .formatted(histories, commands, questions, took.toSeconds());
    }
  }

  /** Lets the histories of these seeds happen, in this order, until too many have gone wrong. */
  public Report run(List<Seed> seeds) {
    Instant start = Instant.now();
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        ends.add(threads.submit(() -> work(seeds, next)));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a history broke off", e);
    }
    Duration took = Duration.between(start, Instant.now());
    return new Report(
        recorded.size(),
        recorded.stream().mapToLong(HistoryRecord::commands).sum(),
        recorded.stream().mapToLong(HistoryRecord::questions).sum(),
        took,
        recorded.stream()
            .filter(each -> each.disagreement() != null)
            .limit(WORTH_READING)
            .map(this::asText)
            .toList());
  }

  /** Number of finished histories. */
  public int done() {
    return recorded.size();
  }

  /** Mutants that no recorded answer contradicts. */
  public List<Mutant> unnoticed() {
    return List.of(Mutant.values()).stream()
        .filter(mutant ->
            recorded.stream()
                .noneMatch(history -> history.contradicts(mutant.model(history.participants()))))
        .toList();
  }

  private void work(List<Seed> seeds, AtomicInteger next) {
    for (int i = next.getAndIncrement();
        i < seeds.size() && wrong.get() < WORTH_READING;
        i = next.getAndIncrement()) {
      HistoryRecord history = environment.run(seeds.get(i));
      recorded.add(history);
      if (history.disagreement() != null) {
        wrong.incrementAndGet();
      }
    }
  }

  private String asText(HistoryRecord history) {
    HistoryRecord shortest = HistoryShrinker.of(history, environment);
    return """
    Seed %d, at step %d: %s
    As short as it gets:
    %s
    To have it again: TRUTH_SEED=%d TRUTH_HISTORIES=1
    """
        .formatted(
            history.seed().number(),
            history.recordedSteps().getLast().number(),
            Objects.requireNonNull(history.disagreement()),
            shortest.transcript(),
            history.seed().number());
  }
}
