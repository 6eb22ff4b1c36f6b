package uk.ragtime.benchmarks.store;

import java.sql.SQLException;
import java.util.List;
import uk.ragtime.benchmarks.store.engine.BulkAppends;
import uk.ragtime.benchmarks.store.engine.InProcessCommandService;
import uk.ragtime.benchmarks.store.engine.RatingSequence;
import uk.ragtime.benchmarks.store.engine.Seeding;
import uk.ragtime.benchmarks.store.engine.Workload;
import uk.ragtime.benchmarks.store.harness.ContenderTable;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.benchmarks.store.harness.Report;
import uk.ragtime.benchmarks.store.harness.Slice;
import uk.ragtime.benchmarks.store.rivals.PlainInserts;
import uk.ragtime.command.dispatch.Commands;

/** Appends of many events at once: this engine beside plain batches of rows. */
final class BulkAppendBenchmark {
  private final DatabaseServer server;
  private final StoreOptions options;
  private final Report report;

  BulkAppendBenchmark(DatabaseServer server, StoreOptions options, Report report) {
    this.server = server;
    this.options = options;
    this.report = report;
  }

  void run() throws SQLException, InterruptedException {
    System.out.println("Bulk: opening the assessments");
    Workload workload = new Workload(options.assessments());
    try (InProcessCommandService service =
        InProcessCommandService.on(server.database("bulk"), "--ragtime.relay.enabled=false")) {
      Seeding seeding = new Seeding(service.part(Commands.class), InProcessCommandService.ISSUER);
      seeding.found(workload);
      seeding.open(workload, RatingSequence.WITHOUT_REMARKS);
      try (PlainInserts plain = new PlainInserts(service.database())) {
        ContenderTable comparison = new ContenderTable("events a second", Slice::eventsPerSecond);
        comparison.add(
            "11 events a request",
            options
                .alternation(server)
                .measure(
                    "bulk",
                    List.of(new BulkAppends(service, workload), plain.inBatches()),
                    PlainInserts.BATCH_THREADS));
        report.heading("Bulk");
        report.paragraph(options.howMeasured());
        report.table(comparison.table());
      }
    }
  }
}
