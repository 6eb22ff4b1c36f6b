package uk.ragtime.benchmarks.read;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import uk.ragtime.benchmarks.Quantiles;
import uk.ragtime.benchmarks.store.engine.InProcessCommandService;
import uk.ragtime.benchmarks.store.engine.RatingSequence;
import uk.ragtime.benchmarks.store.engine.Seeding;
import uk.ragtime.benchmarks.store.engine.Workload;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.benchmarks.store.harness.MarkdownTable;
import uk.ragtime.benchmarks.store.harness.Report;
import uk.ragtime.benchmarks.store.http.ConnectionPool;
import uk.ragtime.benchmarks.store.http.DeployedService;
import uk.ragtime.benchmarks.store.http.RatingRequest;
import uk.ragtime.command.dispatch.Commands;
import uk.ragtime.testing.TestDatabase;

/**
 * Time until an acknowledged rating can be read: both services from their jars, beside partnerships
 * that already have a history.
 */
final class VisibilityLatency implements AutoCloseable {
  /** Of topics and of the database that feeds them. */
  static final String NAME = "visible";

  private static final String JAR = "command-service/target/command-service-1.0.0-SNAPSHOT.jar";

  /** Readings a second, few enough not to be a load of their own. */
  private static final int SAMPLES = 50;

  /** So few that each finds the platform idle; each is read. */
  private static final int IDLE = 20;

  /** A caller that finds all connections in use waits, and the time counts. */
  private static final int CONNECTIONS = 256;

  /** A queue that grows comes to take longer, and one that does not is soon read. */
  private static final Duration SUSTAINED = Duration.ofSeconds(1);

  private static final double MOST_OF_THEM = 0.99;

  private static final int ASSESSMENTS_STEP = 1_000;
  private static final int SECONDS_APART = 10;

  private final DatabaseServer server;
  private final ReadOptions options;
  private final TestDatabase database;
  private final Workload workload;

  VisibilityLatency(DatabaseServer server, ReadOptions options, String label) {
    this.server = server;
    this.options = options;
    database = server.database(NAME + "_" + label);
    // A rating that is still under way is about another assessment, for so long at this rate.
    int steps = Math.ceilDiv(options.rates().getLast() * SECONDS_APART, ASSESSMENTS_STEP);
    workload = new Workload(steps * ASSESSMENTS_STEP);
  }

  /** Founds partnerships, then has ratings arrive while the query-service follows. */
  void measure(ReadPlatform platform, Path home, Path logs, Report report)
      throws IOException, SQLException, InterruptedException {
    System.err.println("visible: opening the assessments");
    try (InProcessCommandService seeding =
        InProcessCommandService.on(database, "--ragtime.relay.enabled=false")) {
      Seeding partnerships = new Seeding(seeding.part(Commands.class), ReadPlatform.ISSUER);
      partnerships.found(workload);
      partnerships.open(workload, RatingSequence.WITHOUT_REMARKS);
    }
    List<String> settings =
        new ArrayList<>(InProcessCommandService.settings(database, ReadPlatform.ISSUER));
    settings.add("--ragtime.security.jwks=" + platform.jwksUri());
    settings.add("--ragtime.kafka.bootstrap-servers=" + platform.kafka());
    try (QueryServiceProcess queries = platform.start(NAME);
        DeployedService commands =
            DeployedService.launch(
                home.resolve(JAR), logs.resolve("command-service.log"), settings)) {
      commands.awaitHealth();
      ProjectionLag.await(platform.readModels(), heads());
      try (ConnectionPool toCommands = new ConnectionPool(commands.port(), CONNECTIONS);
          ConnectionPool toQueries = new ConnectionPool(queries.port(), CONNECTIONS)) {
        report(
            report,
            new SteadyLoad(
                toCommands,
                toQueries,
                new RatingRequest(platform.token(Seeding.RATER)),
                RatingRequest.bearer(platform.token(Seeding.COORDINATOR)),
                workload.walks(1).getFirst()));
      }
    }
  }

  private void report(Report report, SteadyLoad arriving) {
    Duration half = options.warmUp().dividedBy(2).plusSeconds(1);
    int first = options.rates().getFirst();
    say("warming up");
    for (int rate : List.of(Math.max(1, first / 4), first)) {
      arriving.at(rate, half, sampled(rate));
    }
    MarkdownTable table = new MarkdownTable("milliseconds", "times", "p50", "p90", "p99", "max");
    List<String> arrived = new ArrayList<>();
    int sustained = 0;
    for (int rate : rates()) {
      say(rate + " ratings a second");
      SteadyLoad.Outcome outcome = arriving.at(rate, options.load(), sampled(rate));
      String at = Report.whole(rate) + "/s: ";
      row(table, at + "rating due to acknowledged", outcome.acknowledged());
      row(table, at + "acknowledged to read with its position", outcome.visible());
      row(table, at + "the same reading once more", outcome.again());
      arrived.add(arrived(rate, outcome));
      if (!isSustained(outcome)) {
        break;
      }
      sustained = rate;
    }
    report.paragraph(
        "Ratings that arrive for "
            + options.load().toSeconds()
            + " s: "
            + String.join("; ", arrived)
            + ". Sustained, none failed and 99 % acknowledged within a second and read within"
            + " another: "
            + Report.whole(sustained)
            + " a second.");
    report.table(table);
  }

  private static int sampled(int rate) {
    return Math.max(1, rate / SAMPLES);
  }

  private List<Integer> rates() {
    Set<Integer> rates = new TreeSet<>(options.rates());
    if (options.rates().getFirst() > IDLE) {
      rates.add(IDLE);
    }
    return List.copyOf(rates);
  }

  private static boolean isSustained(SteadyLoad.Outcome outcome) {
    double most = SUSTAINED.toMillis();
    return outcome.failed() == 0
        && Quantiles.of(outcome.acknowledged()).millisAt(MOST_OF_THEM) <= most
        && Quantiles.of(outcome.visible()).millisAt(MOST_OF_THEM) <= most;
  }

  private static String arrived(int asked, SteadyLoad.Outcome outcome) {
    if (outcome.why() != null) {
      System.err.println("the first that failed: " + outcome.why());
    }
    return String.format(
        Locale.ROOT,
        "of %,d a second %,.1f were acknowledged, %,d failed",
        asked,
        outcome.perSecond(),
        outcome.failed());
  }

  private static void row(MarkdownTable table, String what, long[] nanos) {
    if (nanos.length > 0) {
      table.row((Object[]) Quantiles.of(nanos).cells(what));
    }
  }

  private static void say(String what) {
    System.err.println("visible: " + what);
  }

  private Map<String, Long> heads() throws SQLException {
    Map<String, Long> heads = new HashMap<>();
    try (Connection connection = server.administrator(database.name());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select p.code, max(e.position)
                  from store.partnership p
                  join store.event e on e.partnership = p.number
                 group by p.code
                """)) {
      while (rows.next()) {
        heads.put(rows.getString(1), rows.getLong(2));
      }
    }
    return heads;
  }

  @Override
  public void close() throws SQLException {
    server.drop(database);
  }
}
