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
import uk.ragtime.benchmarks.store.engine.CommandService;
import uk.ragtime.benchmarks.store.engine.Founding;
import uk.ragtime.benchmarks.store.engine.Land;
import uk.ragtime.benchmarks.store.engine.Ratings;
import uk.ragtime.benchmarks.store.harness.Pause;
import uk.ragtime.command.dispatch.Commands;
import uk.ragtime.command.dispatch.Receipt;
import uk.ragtime.testing.TestDatabase;

/**
 * How long it takes from when the store has acknowledged an event until it is in Kafka, while
 * commands arrive at a steady rate, whether or not the ones before are answered.
 */
public final class Delays {
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration LAST_ARRIVAL = Duration.ofSeconds(10);

  private static final Duration POLL = Duration.ofMillis(50);

  private final Founding founding;
  private final Land.Walk walk;

  private Delays(CommandService service, Land land) throws InterruptedException {
    founding = new Founding(service.part(Commands.class), CommandService.ISSUER);
    founding.found(land);
    founding.open(land, Ratings.WITHOUT_REMARKS);
    walk = land.walks(1).getFirst();
  }

  /** Runs commands at a rate, and gives the delays of those after the warm-up. */
  public static Quantiles measure(
      TestDatabase database, String kafka, int assessments, int perSecond, Duration time)
      throws InterruptedException {
    Land land = new Land(assessments);
    try (CommandService service =
        CommandService.on(database, "--ragtime.kafka.bootstrap-servers=" + kafka)) {
      Delays delays = new Delays(service, land);
      try (Arrivals arrivals = new Arrivals(kafka, CommandService.eventsTopic(database))) {
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

  private static void awaitAll(Arrivals arrivals, Map<String, Long> acknowledged)
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
        Pause.until(began + i * Duration.ofSeconds(1).toNanos() / perSecond);
        Land.Stop stop = walk.next();
        running.add(
            threads.submit(() -> {
              Receipt receipt = founding.rate(stop);
              long now = System.nanoTime();
              acknowledged.put(stop.assessment().partnership() + "/" + receipt.position(), now);
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
