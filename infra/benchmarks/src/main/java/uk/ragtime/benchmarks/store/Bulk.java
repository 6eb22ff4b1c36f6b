package uk.ragtime.benchmarks.store;

import java.sql.SQLException;
import java.util.List;
import uk.ragtime.benchmarks.store.engine.BulkAppends;
import uk.ragtime.benchmarks.store.engine.CommandService;
import uk.ragtime.benchmarks.store.engine.Founding;
import uk.ragtime.benchmarks.store.engine.Land;
import uk.ragtime.benchmarks.store.engine.Ratings;
import uk.ragtime.benchmarks.store.harness.Comparison;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.benchmarks.store.harness.Report;
import uk.ragtime.benchmarks.store.harness.Slice;
import uk.ragtime.benchmarks.store.rivals.PlainInserts;
import uk.ragtime.command.dispatch.Commands;

/** Many events at once: this engine beside plain batches of rows. */
final class Bulk {
  private final DatabaseServer server;
  private final Options options;
  private final Report report;

  Bulk(DatabaseServer server, Options options, Report report) {
    this.server = server;
    this.options = options;
    this.report = report;
  }

  void run() throws SQLException, InterruptedException {
    System.out.println("Bulk: opening the assessments");
    Land land = new Land(options.assessments());
    try (CommandService service =
        CommandService.on(server.database("bulk"), "--ragtime.relay.enabled=false")) {
      Founding founding = new Founding(service.part(Commands.class), CommandService.ISSUER);
      founding.found(land);
      founding.open(land, Ratings.WITHOUT_REMARKS);
      try (PlainInserts plain = new PlainInserts(service.database())) {
        Comparison comparison = new Comparison("events a second", Slice::eventsPerSecond);
        comparison.add(
            "11 events a request",
            options
                .alternation(server)
                .measure(
                    "bulk",
                    List.of(new BulkAppends(service, land), plain.inBatches()),
                    PlainInserts.BATCH_THREADS));
        report.heading("Bulk");
        report.paragraph(options.howMeasured());
        report.table(comparison.table());
      }
    }
  }
}
