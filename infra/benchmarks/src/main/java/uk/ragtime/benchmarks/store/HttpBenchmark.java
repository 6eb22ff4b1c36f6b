package uk.ragtime.benchmarks.store;

import java.nio.file.Path;
import uk.ragtime.benchmarks.store.harness.ContenderTable;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.benchmarks.store.harness.Report;
import uk.ragtime.benchmarks.store.harness.Slice;
import uk.ragtime.benchmarks.store.http.HttpContender;

/** Ratings over HTTP, compared with an empty request. */
final class HttpBenchmark {
  /** Few enough to be in a new process's memory after warming up. */
  private static final int ASSESSMENTS = 2_000;

  private final DatabaseServer server;
  private final StoreOptions options;
  private final Report report;

  HttpBenchmark(DatabaseServer server, StoreOptions options, Report report) {
    this.server = server;
    this.options = options;
    this.report = report;
  }

  /**
   * @param jar of command-service
   * @param logs where the services write
   */
  void run(Path jar, Path logs) throws Exception {
    System.out.println("HTTP: starting the services");
    ContenderTable comparison = new ContenderTable("requests a second", Slice::callsPerSecond);
    try (HttpContender http = new HttpContender()) {
      http.start(server.database("http"), ASSESSMENTS, jar, logs);
      http.measure(options.onlyWarmingUp(server), options.httpCallers().getLast());
      for (int callers : options.httpCallers()) {
        comparison.add(
            callers + " callers",
            http.measure(options.alternation(server).withWarmUps(options.jvmWarmUps()), callers));
      }
    }
    report.heading("Over HTTP");
    report.paragraph(options.howMeasured());
    report.table(comparison.table());
  }
}
