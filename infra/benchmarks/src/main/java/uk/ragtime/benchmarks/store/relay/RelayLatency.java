package uk.ragtime.benchmarks.store.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import uk.ragtime.benchmarks.Quantiles;
import uk.ragtime.benchmarks.store.engine.InProcessCommandService;
import uk.ragtime.benchmarks.store.engine.RatingSequence;
import uk.ragtime.benchmarks.store.engine.Seeding;
import uk.ragtime.benchmarks.store.engine.Workload;
import uk.ragtime.benchmarks.store.harness.Pacing;
import uk.ragtime.command.dispatch.Commands;
import uk.ragtime.command.dispatch.Receipt;
import uk.ragtime.testing.TestDatabase;

/**
 * Time from the store's acknowledgement of an event to its arrival in Kafka, while commands arrive
 * at a steady rate, whether or not earlier ones are answered.
 */
public final class RelayLatency {
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration LAST_ARRIVAL = Duration.ofSeconds(10);

  private static final Duration POLL = Duration.ofMillis(50);

  private final Seeding seeding;
  private final Workload.Cursor cursor;

  private RelayLatency(InProcessCommandService service, Workload workload)
      throws InterruptedException {
    seeding = new Seeding(service.part(Commands.class), InProcessCommandService.ISSUER);
    seeding.found(workload);
    seeding.open(workload, RatingSequence.WITHOUT_REMARKS);
    cursor = workload.walks(1).getFirst();
  }

  /** Runs commands at a rate, and gives the delays of those after the warm-up. */
  public static Quantiles measure(
      TestDatabase database, String kafka, int assessments, int perSecond, Duration time)
      throws InterruptedException {
    Workload workload = new Workload(assessments);
    try (InProcessCommandService service =
        InProcessCommandService.on(database, "--ragtime.kafka.bootstrap-servers=" + kafka)) {
      RelayLatency delays = new RelayLatency(service, workload);
      try (KafkaArrivals arrivals =
          new KafkaArrivals(kafka, InProcessCommandService.eventsTopic(database))) {
        delays.send(perSecond, WARM_UP);
        Map<String, Long> acknowledged = delays.send(perSecond, time);
        awaitAll(arrivals, acknowledged);
        return Quantiles.of(
            acknowledged.entrySet().stream()
                .mapToLong(
                    event -> Math.max(0, arrivals.nanosOf(event.getKey()) - event.getValue()))
                .toArray());
      }
    }
  }

  private static void awaitAll(KafkaArrivals arrivals, Map<String, Long> acknowledged)
      throws InterruptedException {
    long giveUpAt = System.nanoTime() + LAST_ARRIVAL.toNanos();
    while (!arrivals.haveAll(acknowledged.keySet()) && System.nanoTime() < giveUpAt) {
      Thread.sleep(POLL);
    }
  }

  /**
   * @return when each event was acknowledged, by partnership and position
   */
  private Map<String, Long> send(int perSecond, Duration time) throws InterruptedException {
    Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    long began = System.nanoTime();
    long count = perSecond * time.toSeconds();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (long i = 0; i < count; i++) {
        Pacing.until(began + i * Duration.ofSeconds(1).toNanos() / perSecond);
        Workload.Item item = cursor.next();
        running.add(
            threads.submit(() -> {
              Receipt receipt = seeding.rate(item);
              long now = System.nanoTime();
              acknowledged.put(item.assessment().partnership() + "/" + receipt.position(), now);
            }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a command failed, so nothing is measured", e.getCause());
    }
    return acknowledged;
  }
}
