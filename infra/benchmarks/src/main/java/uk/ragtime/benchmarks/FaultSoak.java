package uk.ragtime.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import uk.ragtime.testing.environment.FaultEnvironment;
import uk.ragtime.testing.environment.RandomFaults;
import uk.ragtime.testing.history.ClientHistory;
import uk.ragtime.testing.history.EventStoreReader;
import uk.ragtime.testing.history.RatingClients;

/**
 * Injects random faults for a given time while clients rate through two instances, and checks at
 * the end that every answer to a client was true. The exit code is 1 if one was not.
 */
public final class FaultSoak {
  private static final int CLIENTS = 24;

  /** For each client, after each command: the machine has to find time for the faults as well. */
  private static final Duration PAUSE = Duration.ofMillis(40);

  /** Long enough for leases to run out and for Kafka to be missed, short enough for many faults. */
  private static final Duration LONGEST_FAULT = Duration.ofSeconds(20);

  private static final Duration LONGEST_WITHOUT_KAFKA = Duration.ofMinutes(3);

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(15);

  /** One fault often causes many violations; the first few are enough. */
  private static final int WORTH_READING = 20;

  private final FaultEnvironment environment;
  private final long seed;
  private volatile String now = "nothing yet";

  private FaultSoak(FaultEnvironment environment, long seed) {
    this.environment = environment;
    this.seed = seed;
  }

  /**
   * @param arguments the folder that {@code ./ragtime} stands in, a folder for data, and, where
   *     they matter, minutes and a seed
   */
  public static void main(String[] arguments) throws Exception {
    Path jar = Path.of(arguments[0], "command-service/target/command-service-1.0.0-SNAPSHOT.jar");
    int minutes = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10;
    long seed =
        arguments.length > 3
            ? Long.parseLong(arguments[3])
            : ThreadLocalRandom.current().nextInt(1_000_000);
    Path directory = Files.createTempDirectory(Path.of(arguments[1]), "soak-");
    List<String> violations;
    try (FaultEnvironment environment = FaultEnvironment.open(jar, directory)) {
      environment.addInstance(jar);
      violations = new FaultSoak(environment, seed).run(Duration.ofMinutes(minutes));
    }
    System.exit(violations.isEmpty() ? 0 : 1);
  }

  private List<String> run(Duration time) throws InterruptedException {
    say(time.toMinutes() + " minutes of faults with seed " + seed);
    try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
      ScheduledFuture<?> reports =
          clock.scheduleAtFixedRate(
              this::report, BETWEEN_LINES.toSeconds(), BETWEEN_LINES.toSeconds(), TimeUnit.SECONDS);
      try (var _ =
          RatingClients.start(environment.data(), environment.client(), CLIENTS, seed, PAUSE)) {
        new RandomFaults(
                environment,
                seed,
                LONGEST_FAULT,
                LONGEST_WITHOUT_KAFKA,
                fault -> now = fault.toString())
            .run(time);
        now = "none any more; clients learn what became of their last commands";
      }
      now = "none any more; checking";
      List<String> violations = environment.violations();
      reports.cancel(false);
      return verdict(violations);
    }
  }

  private void report() {
    ClientHistory history = environment.history();
    say(
        now
            + "; "
            + history.acknowledged()
            + " acknowledged, "
            + history.refused()
            + " refused, "
            + history.unknown()
            + " unknown; "
            + size());
  }

  private String size() {
    try {
      EventStoreReader.Size size = environment.store().size();
      return size.events() + " events, of which Kafka lacks " + size.unpublished();
    } catch (SQLException _) {
      return "the store is away";
    }
  }

  private List<String> verdict(List<String> violations) {
    report();
    if (violations.isEmpty()) {
      say("All that anybody was told is so. Seed " + seed);
    } else {
      say(violations.size() + " things are not as they were told:");
      violations.stream().limit(WORTH_READING).forEach(violation -> say("  " + violation));
      say("Seed " + seed);
    }
    return violations;
  }

  private static void say(String what) {
    LocalTime time = LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
    System.out.println(time + "  " + what);
  }
}
