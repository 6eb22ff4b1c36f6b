package uk.ragtime.benchmarks.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.benchmarks.store.harness.Machine;
import uk.ragtime.benchmarks.store.harness.MarkdownTable;
import uk.ragtime.benchmarks.store.harness.Report;
import uk.ragtime.embedded.EmbeddedKafkaServer;
import uk.ragtime.embedded.Ports;

/** {@code ./ragtime bench read}: see {@code docs/benchmarks/read.md}. */
final class ReadBenchmark {
  private static final int AREAS = 150;

  /** Of the topics beside a history. */
  private static final String HISTORY = "history";

  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  /** Profiles are published when areas change, by which other measurements would be disturbed. */
  private static final String NO_PROFILES = "--ragtime.profile-topic.enabled=false";

  private final Path home;
  private final Path data;
  private final ReadOptions options;
  private final Report report;
  private final QueryLatency answers;
  private final ProjectionCost growth = new ProjectionCost();

  private ReadBenchmark(Path home, Path data, ReadOptions options, Report report) {
    this.home = home;
    this.data = data;
    this.options = options;
    this.report = report;
    answers = new QueryLatency(AREAS, options.questions(), options.requests(), options.warmUp());
  }

  /**
   * Runs the benchmark.
   *
   * @param arguments the folder that {@code ./ragtime} stands in, a folder for data, and options
   */
  public static void main(String[] arguments) throws Exception {
    ReadOptions options;
    try {
      options = ReadOptions.of(List.of(arguments).subList(2, arguments.length));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(ReadOptions.USAGE);
      System.exit(MISUSED);
      return;
    }
    Path data = Files.createTempDirectory(Path.of(arguments[1]), "read-");
    try {
      DiskSpaceCheck.require(options, data);
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
      delete(data);
      System.exit(FAILED);
    }
    try {
      run(Path.of(arguments[0]).toAbsolutePath(), data, options);
    } catch (Exception e) {
      // Threads of what was measured may still be there, and must not keep the benchmark waiting.
      e.printStackTrace();
      System.err.println("What the services said last stands in " + data);
      System.exit(FAILED);
    }
    delete(data);
  }

  private static void run(Path home, Path data, ReadOptions options) throws Exception {
    Report report = new Report();
    ReadBenchmark benchmark = new ReadBenchmark(home, data, options, report);
    try (DatabaseServer server = DatabaseServer.on(data.resolve("postgresql"), ServerSettings.ALL);
        EmbeddedKafkaServer kafka =
            EmbeddedKafkaServer.durable(data.resolve("kafka"), Ports.free())) {
      // Whatever ends the benchmark ends what it started.
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      report.paragraph(Machine.describe(server.version()));
      report.paragraph(ServerSettings.describe(server));
      for (long events : options.events()) {
        try {
          benchmark.measure(server, kafka, events);
        } finally {
          // Results from before a failure may have taken hours, so they are written out all the
          // same.
          if (options.out() != null) {
            report.write(options.out());
          }
        }
      }
    }
  }

  /** The data takes gigabytes and is deleted; after a failure it is kept for its logs. */
  private static void delete(Path directory) throws IOException {
    try (Stream<Path> below = Files.walk(directory)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private void measure(DatabaseServer server, EmbeddedKafkaServer kafka, long events)
      throws Exception {
    report.heading(Report.whole(events) + " ratings");
    Path kept = options.data() == null ? data : options.data();
    GeneratedHistory history =
        GeneratedHistory.in(
            kept.resolve("history-" + events),
            new HistoryShape(events, options.further(), AREAS, ReadPlatform.ISSUER));
    double rebuilt;
    try (ReadPlatform platform =
        ReadPlatform.load(server, kafka, history, Long.toString(events), home, data)) {
      try (QueryServiceProcess service = platform.start(HISTORY, NO_PROFILES);
          HistoryPublisher publisher = platform.publisher(HISTORY)) {
        publisher.publishOpenings(history, platform.readModels());
        RebuildDuration.Outcome outcome = RebuildDuration.rebuild(service);
        if (options.has(ReadPart.REBUILD)) {
          server.checkpoint();
          reportRebuild(server, platform, outcome, RebuildDuration.rebuild(service));
        }
        server.checkpoint();
        if (options.has(ReadPart.ANSWERS)) {
          report.table(answers.measure(platform, service, data));
        }
        if (options.has(ReadPart.SIZES)) {
          report.table(ReadModelSizes.table(platform.readModels(), outcome.events()));
        }
        if (options.has(ReadPart.GROWTH)) {
          report.table(growth.measure(platform.readModels(), publisher, history, outcome.events()));
        }
        rebuilt = outcome.events() / outcome.buildingSeconds();
      }
      if (options.has(ReadPart.VISIBLE)) {
        try (VisibilityLatency visible =
            new VisibilityLatency(server, options, Long.toString(events))) {
          visible.measure(platform, home, data, report);
        }
      }
    }
    if (options.has(ReadPart.PEER)) {
      try (StockReplay peer = new StockReplay(server, Long.toString(events))) {
        peer.fill(history, options.replayed());
        report.table(peer.measure(rebuilt));
      }
    }
  }

  private void reportRebuild(
      DatabaseServer server,
      ReadPlatform platform,
      RebuildDuration.Outcome outcome,
      RebuildDuration.Outcome again)
      throws Exception {
    server.checkpoint();
    double copy;
    try (Connection connection = server.administrator(platform.readModels().name())) {
      copy = RebuildDuration.copy(connection, platform.readModels(), data.resolve("copy"));
    }
    MarkdownTable table = new MarkdownTable("what", "events", "seconds", "events/s");
    row(table, "rebuild, filled and indexed", outcome.events(), outcome.buildingSeconds());
    row(table, "rebuild, requested to swapped", outcome.events(), outcome.seconds());
    row(table, "the second, filled and indexed", again.events(), again.buildingSeconds());
    row(table, "the second, requested to swapped", again.events(), again.seconds());
    row(table, "COPY of the same rows, then indexes", outcome.events(), copy);
    report.table(table);
  }

  private static void row(MarkdownTable table, String what, long events, double seconds) {
    table.row(
        what,
        Report.whole(events),
        String.format(Locale.ROOT, "%.1f", seconds),
        Report.whole(events / seconds));
  }
}
