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
import uk.ragtime.benchmarks.store.harness.Report;
import uk.ragtime.benchmarks.store.harness.Table;
import uk.ragtime.embedded.EmbeddedKafkaServer;
import uk.ragtime.embedded.Ports;

/** {@code ./ragtime bench read}: see {@code docs/benchmarks/read.md}. */
final class ReadBenchmark {
  private static final int AREAS = 150;
  private static final int MISUSED = 2;

  private final Path home;
  private final Path data;
  private final ReadOptions options;
  private final Report report;
  private final Answers answers;

  private ReadBenchmark(Path home, Path data, ReadOptions options, Report report) {
    this.home = home;
    this.data = data;
    this.options = options;
    this.report = report;
    answers = new Answers(AREAS, options.requests());
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
    Report report = new Report();
    var benchmark =
        new ReadBenchmark(Path.of(arguments[0]).toAbsolutePath(), data, options, report);
    try (DatabaseServer server = DatabaseServer.on(data.resolve("postgresql"));
        EmbeddedKafkaServer kafka =
            EmbeddedKafkaServer.durable(data.resolve("kafka"), Ports.free())) {
      // Whatever ends the benchmark ends what it started.
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      report.paragraph(Machine.describe(server.version()));
      for (long events : options.events()) {
        benchmark.measure(server, kafka, events);
        if (options.out() != null) {
          report.write(options.out());
        }
      }
    }
    delete(data);
  }

  /** Gigabytes, of no use to anybody; what failed is left, for its logs. */
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
    History history =
        History.in(
            kept.resolve("history-" + events),
            new HistoryShape(events, AREAS, ReadPlatform.ISSUER));
    try (ReadPlatform platform =
        ReadPlatform.start(server, kafka, history, Long.toString(events), home, data)) {
      server.checkpoint();
      Rebuilding.Outcome outcome = Rebuilding.rebuild(platform);
      if (options.parts().contains(ReadOptions.Part.REBUILD)) {
        reportRebuild(server, platform, outcome);
      }
      if (options.parts().contains(ReadOptions.Part.ANSWERS)) {
        report.table(answers.measure(platform));
      }
      if (options.parts().contains(ReadOptions.Part.SIZE)) {
        report.table(Sizes.table(platform.readModels(), outcome.events()));
      }
    }
  }

  private void reportRebuild(
      DatabaseServer server, ReadPlatform platform, Rebuilding.Outcome outcome) throws Exception {
    server.checkpoint();
    double copy;
    try (Connection connection = server.administrator(platform.readModels().name())) {
      copy = Rebuilding.copy(connection, platform.readModels(), data.resolve("copy"));
    }
    Table table = new Table("what", "events", "seconds", "events/s");
    row(table, "rebuild, filled and indexed", outcome.events(), outcome.buildingSeconds());
    row(table, "rebuild, requested to swapped", outcome.events(), outcome.seconds());
    row(table, "COPY of the same rows, then indexes", outcome.events(), copy);
    report.table(table);
  }

  private static void row(Table table, String what, long events, double seconds) {
    table.row(
        what,
        Report.whole(events),
        String.format(Locale.ROOT, "%.1f", seconds),
        Report.whole(events / seconds));
  }
}
