package uk.ragtime.testing.environment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import uk.ragtime.testing.faults.ConnectionEnd;

/**
 * Injects one fault after the other, in an order and for durations that depend on the seed; each
 * ends before the next. Each kind occurs once before any is repeated.
 */
public final class RandomFaults {
  /** Both correct and wrong results take a while to show. */
  private static final int SHORTEST_IN_MILLISECONDS = 300;

  private static final int SHORTEST_REST_IN_MILLISECONDS = 500;
  private static final int LONGEST_REST_IN_MILLISECONDS = 2_000;
  private static final int LONGEST_LATENCY_IN_MILLISECONDS = 80;

  private final FaultEnvironment environment;
  private final Random random;
  private final Duration longest;
  private final Duration longestWithoutKafka;
  private final Consumer<Fault> listener;
  private final List<Fault> deck = new ArrayList<>();

  /**
   * @param longest that a fault lasts
   * @param longestWithoutKafka Kafka may be away for minutes, and nobody need wait for it
   * @param listener is told of each fault as it begins
   */
  public RandomFaults(
      FaultEnvironment environment,
      long seed,
      Duration longest,
      Duration longestWithoutKafka,
      Consumer<Fault> listener) {
    this.environment = environment;
    this.random = new Random(seed);
    this.longest = longest;
    this.longestWithoutKafka = longestWithoutKafka;
    this.listener = listener;
  }

  /** Injects faults for a time; at the end all is restored. */
  public void run(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      runOne();
    }
  }

  /** Injects one fault of each kind; at the end all is restored. */
  public void runEachOnce() throws InterruptedException {
    do {
      runOne();
    } while (!deck.isEmpty());
  }

  private void runOne() throws InterruptedException {
    Fault fault = next();
    listener.accept(fault);
    CommandServiceInstance instance =
        environment.instances().get(random.nextInt(environment.instances().size()));
    begin(fault, instance);
    Duration most = fault == Fault.KAFKA_AWAY ? longestWithoutKafka : longest;
    Thread.sleep(between(SHORTEST_IN_MILLISECONDS, (int) most.toMillis()));
    environment.heal();
    Thread.sleep(between(SHORTEST_REST_IN_MILLISECONDS, LONGEST_REST_IN_MILLISECONDS));
  }

  private Fault next() {
    if (deck.isEmpty()) {
      Collections.addAll(deck, Fault.values());
      Collections.shuffle(deck, random);
    }
    return deck.removeFirst();
  }

  private int between(int least, int most) {
    return least + random.nextInt(Math.max(1, most - least));
  }

  private void begin(Fault fault, CommandServiceInstance instance) {
    switch (fault) {
      case SLOW_NETWORK -> {
        Duration latency = Duration.ofMillis(between(1, LONGEST_LATENCY_IN_MILLISECONDS));
        instance.store().delay(latency);
        environment.broker().proxy().delay(latency);
      }
      case STORE_CUT -> instance.store().endAll(ConnectionEnd.CLOSED);
      case STORE_RESET -> instance.store().endAll(ConnectionEnd.RESET);
      case STORE_SILENT -> instance.store().fallSilent();
      case STORE_REFUSED -> {
        instance.store().refuse();
        instance.store().endAll(ConnectionEnd.RESET);
      }
      case STORE_RESTARTED -> environment.database().stop();
      case STORE_CRASHED -> environment.database().crash();
      case KAFKA_RESET -> environment.broker().proxy().endAll(ConnectionEnd.RESET);
      case KAFKA_SILENT -> environment.broker().proxy().fallSilent();
      case KAFKA_AWAY -> environment.broker().stop();
      case SERVICE_KILLED -> instance.process().kill();
      case SERVICE_PAUSED -> instance.process().pause();
    }
  }
}
