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
import uk.ragtime.testing.platform.Platform;

/** Lets histories happen on a running platform, several at a time, and tells what was wrong. */
public final class Histories {
  /** Enough to keep two cores busy while some wait until the read side has caught up. */
  private static final int AT_ONCE = 8;

  /** Where one history goes wrong many do, and the first ones say enough. */
  private static final int WORTH_READING = 5;

  private final Stage stage;
  private final ConcurrentLinkedQueue<Recorded> recorded = new ConcurrentLinkedQueue<>();
  private final AtomicInteger wrong = new AtomicInteger();

  /**
   * @param persona who coordinates each partnership while its history lasts, and no longer
   */
  public Histories(Platform platform, String persona) {
    this.stage = new Stage(platform, persona);
  }

  /**
   * What came of some histories.
   *
   * @param disagreements with how to have each of them again; empty if all is as it should be
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
        recorded.stream().mapToLong(Recorded::commands).sum(),
        recorded.stream().mapToLong(Recorded::questions).sum(),
        took,
        recorded.stream()
            .filter(each -> each.disagreement() != null)
            .limit(WORTH_READING)
            .map(this::inWords)
            .toList());
  }

  /** How many have come to their end so far. */
  public int done() {
    return recorded.size();
  }

  /** The mistakes that nothing which the services have told contradicts. */
  public List<Mistake> unnoticed() {
    return List.of(Mistake.values()).stream()
        .filter(mistake ->
            recorded.stream()
                .noneMatch(history -> history.contradicts(mistake.model(history.cast()))))
        .toList();
  }

  private void work(List<Seed> seeds, AtomicInteger next) {
    for (int i = next.getAndIncrement();
        i < seeds.size() && wrong.get() < WORTH_READING;
        i = next.getAndIncrement()) {
      Recorded history = stage.play(seeds.get(i));
      recorded.add(history);
      if (history.disagreement() != null) {
        wrong.incrementAndGet();
      }
    }
  }

  private String inWords(Recorded history) {
    Recorded shortest = Shortening.of(history, stage);
    return """
    Seed %d, at step %d: %s
    As short as it gets:
    %s
    To have it again: TRUTH_SEED=%d TRUTH_HISTORIES=1
    """
        .formatted(
            history.seed().number(),
            history.exchanges().getLast().step(),
            Objects.requireNonNull(history.disagreement()),
            shortest.transcript(),
            history.seed().number());
  }
}
