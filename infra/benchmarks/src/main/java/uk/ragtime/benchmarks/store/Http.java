package uk.ragtime.benchmarks.store;

import java.nio.file.Path;
import uk.ragtime.benchmarks.store.harness.Comparison;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.benchmarks.store.harness.Report;
import uk.ragtime.benchmarks.store.harness.Slice;
import uk.ragtime.benchmarks.store.http.OverHttp;

/** Ratings over HTTP, beside an empty request. */
final class Http {
  /** Few enough to be in a new process's memory after warming up. */
  private static final int ASSESSMENTS = 2_000;

  private final DatabaseServer server;
  private final Options options;
  private final Report report;

  Http(DatabaseServer server, Options options, Report report) {
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
    Comparison comparison = new Comparison("requests a second", Slice::callsPerSecond);
    try (OverHttp http = new OverHttp()) {
      http.start(server.database("http"), ASSESSMENTS, jar, logs);
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
