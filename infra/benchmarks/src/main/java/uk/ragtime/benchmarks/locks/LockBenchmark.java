package uk.ragtime.benchmarks.locks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.ragtime.benchmarks.store.engine.Form;
import uk.ragtime.benchmarks.store.engine.InProcessCommandService;
import uk.ragtime.benchmarks.store.engine.RagtimeEngine;
import uk.ragtime.benchmarks.store.engine.RatingSequence;
import uk.ragtime.benchmarks.store.engine.Seeding;
import uk.ragtime.benchmarks.store.engine.Workload;
import uk.ragtime.benchmarks.store.harness.Alternation;
import uk.ragtime.benchmarks.store.harness.Contender;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.benchmarks.store.harness.Machine;
import uk.ragtime.benchmarks.store.harness.MarkdownTable;
import uk.ragtime.benchmarks.store.harness.Report;
import uk.ragtime.benchmarks.store.harness.Slice;
import uk.ragtime.benchmarks.store.harness.Spread;
import uk.ragtime.command.dispatch.Commands;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.platform.TestClient;
import uk.ragtime.testing.platform.TestPlatform;

/** {@code ./ragtime bench locks}: see {@code docs/benchmarks/locks.md}. */
final class LockBenchmark {
  private static final int ASSESSMENTS = 200;
  private static final List<Integer> CALLERS = List.of(1, 8);

  /** The profile's area and the partnership are those of the demonstration. */
  private static final Map<String, String> QUESTIONS =
      Map.of(
          "profile", "/v1/lancashire/areas/blackpool/profile",
          "audit page", "/v1/lancashire/audit?limit=100",
          "feed page", "/v1/lancashire/events?limit=100");

  /** Other partnerships, so that the queried rows are a small part of each table. */
  private static final String NEIGHBOURS =
      """
      insert into read_1.rating_entry
        (partnership, position, recorded_at, area_number, cell, cycle_position, kind_letter,
         rating_letter, reason_letter, effective_on, on_behalf, actor_number, command_id)
      select 'neighbour-' || p, n, timestamptz '2026-03-01 09:00Z' + n * interval '1 second',
             1 + n % 5, 1000 * p + 1 + n % 660, 1, 'C', 'R', 'C', date '2026-03-01', false, 1,
             gen_random_uuid()
        from generate_series(1, 200) p, generate_series(1, 1000) n;
      insert into read_1.feed_log
      select 'neighbour-' || p, gen_random_uuid()
        from generate_series(1, 200) p;
      insert into feed.tail
        (partnership, log, position, type, stream, stream_version, recorded_at, effective_on, actor,
         command_id, data)
      select partnership, log, position, 'uk.ragtime.rating-changed.v2',
             'assessment/2026-spring/area-' || area_number || '/agency', position, recorded_at,
             effective_on, 'rater', command_id, '{"rating":"RED"}'
        from read_1.rating_entry
        join read_1.feed_log using (partnership)
       where partnership like 'neighbour-%';
      vacuum analyze
      """;

  private final Report report = new Report();
  private final MarkdownTable table =
      new MarkdownTable("what, calls a second", "callers", "with", "without", "cost");
  private final int rounds;
  private final Duration slice;

  private LockBenchmark(int rounds, Duration slice) {
    this.rounds = rounds;
    this.slice = slice;
  }

  /**
   * Runs the benchmark.
   *
   * @param arguments the folder that {@code ./ragtime} stands in, a folder for data, and options
   */
  public static void main(String[] arguments) throws Exception {
    List<String> options = List.of(arguments).subList(2, arguments.length);
    boolean quick = options.contains("--quick");
    LockBenchmark benchmark =
        new LockBenchmark(quick ? 3 : 15, Duration.ofMillis(quick ? 500 : 2_000));
    Path data = Files.createTempDirectory(Path.of(arguments[1]), "locks-");
    benchmark.appends(data.resolve("store"));
    benchmark.reads(Path.of(arguments[0]), data.resolve("platform"));
    benchmark.report.table(benchmark.table);
    int out = options.indexOf("--out");
    if (out >= 0) {
      benchmark.report.write(Path.of(options.get(out + 1)));
    }
  }

  /** Commands in process, each of which store.append records. */
  private void appends(Path data) throws SQLException, InterruptedException {
    try (DatabaseServer server = DatabaseServer.on(data)) {
      report.paragraph(Machine.describe(server.version()));
      TestDatabase database = server.database("locks");
      Workload workload = new Workload(ASSESSMENTS);
      try (InProcessCommandService service =
          InProcessCommandService.on(database, "--ragtime.relay.enabled=false")) {
        Seeding seeding = new Seeding(service.part(Commands.class), InProcessCommandService.ISSUER);
        seeding.found(workload);
        seeding.open(workload, RatingSequence.WITHOUT_REMARKS);
        RagtimeEngine engine = RagtimeEngine.unkeyed(service, workload, Form.ONE_EVENT);
        try (RowSecuritySwitch lock =
            new RowSecuritySwitch(server.administrator(database.name()))) {
          measure("append", OnOffComparison.bothWays(engine, lock), server::checkpoint);
        }
      }
    }
  }

  /** Whole questions, over HTTP, to query-service as it runs. */
  private void reads(Path home, Path data) throws Exception {
    try (TestPlatform platform = TestPlatform.start(home, data);
        Connection administrator = administrator(data.resolve("postgresql"))) {
      for (String sql : NEIGHBOURS.split(";", -1)) {
        try (Statement statement = administrator.createStatement()) {
          statement.execute(sql);
        }
      }
      TestClient auditor = platform.queries("auditor");
      try (RowSecuritySwitch lock = new RowSecuritySwitch(administrator)) {
        for (Map.Entry<String, String> question : QUESTIONS.entrySet()) {
          QueryRun asked = new QueryRun(question.getKey(), auditor, question.getValue());
          measure(question.getKey(), OnOffComparison.bothWays(asked, lock), () -> {});
        }
      }
    }
  }

  private void measure(String what, List<Contender> ways, Alternation.Task between)
      throws SQLException, InterruptedException {
    Alternation alternation = new Alternation(2, rounds, slice, between);
    for (int callers : CALLERS) {
      List<Spread> spreads = new ArrayList<>();
      alternation
          .measure(what, ways, callers)
          .values()
          .forEach(slices ->
              spreads.add(Spread.of(slices.stream().map(Slice::callsPerSecond).toList())));
      double cost = 1 - spreads.get(0).median() / spreads.get(1).median();
      table.row(what, callers, spreads.get(0), spreads.get(1), "%.1f %%".formatted(100 * cost));
    }
  }

  /** The server's own superuser, as the platform keeps its password; only it may turn the lock. */
  private static Connection administrator(Path server) throws Exception {
    String port = Files.readAllLines(server.resolve("data/postmaster.pid")).get(3).strip();
    String password = Files.readString(server.resolve("superuser-password")).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/ragtime_query", "postgres", password);
  }
}
