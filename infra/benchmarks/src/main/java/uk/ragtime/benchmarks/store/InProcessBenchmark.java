package uk.ragtime.benchmarks.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import uk.ragtime.benchmarks.store.engine.Form;
import uk.ragtime.benchmarks.store.engine.InProcessCommandService;
import uk.ragtime.benchmarks.store.engine.RagtimeEngine;
import uk.ragtime.benchmarks.store.engine.RatingSequence;
import uk.ragtime.benchmarks.store.engine.ReviewEngine;
import uk.ragtime.benchmarks.store.engine.Seeding;
import uk.ragtime.benchmarks.store.engine.Workload;
import uk.ragtime.benchmarks.store.harness.Contender;
import uk.ragtime.benchmarks.store.harness.ContenderTable;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.benchmarks.store.harness.Report;
import uk.ragtime.benchmarks.store.harness.Slice;
import uk.ragtime.benchmarks.store.rivals.PlainInserts;
import uk.ragtime.benchmarks.store.rivals.StockAxon;
import uk.ragtime.command.dispatch.Commands;
import uk.ragtime.testing.TestDatabase;

/** Commands in process: this engine, stock Axon, and plain inserts as PostgreSQL's upper bound. */
final class InProcessBenchmark {
  /** All of them would take minutes to rate as wholes. */
  private static final int REVIEWED_SHARE = 10;

  private final DatabaseServer server;
  private final StoreOptions options;
  private final Report report;

  InProcessBenchmark(DatabaseServer server, StoreOptions options, Report report) {
    this.server = server;
    this.options = options;
    this.report = report;
  }

  void run() throws SQLException, InterruptedException {
    System.out.println("In process: opening the assessments");
    Workload engineWorkload = new Workload(options.assessments());
    Workload uncachedWorkload = new Workload(options.assessments());
    Workload cachedWorkload = new Workload(options.assessments());
    TestDatabase database = server.database("in_process");
    try (InProcessCommandService service =
            InProcessCommandService.on(database, "--ragtime.relay.enabled=false");
        StockAxon uncached =
            StockAxon.withoutCache(server.database("stock_axon"), uncachedWorkload);
        StockAxon cached =
            StockAxon.withCache(server.database("stock_axon_cached"), cachedWorkload)) {
      Seeding seeding = new Seeding(service.part(Commands.class), InProcessCommandService.ISSUER);
      seeding.found(engineWorkload);
      seeding.open(engineWorkload, RatingSequence.WITHOUT_REMARKS);
      uncached.open();
      cached.open();
      try (PlainInserts plain = new PlainInserts(database)) {
        report.heading("In process");
        report.paragraph(
            Report.whole(options.assessments()) + " assessments; " + options.howMeasured());
        for (Form form : Form.values()) {
          RagtimeEngine engine = RagtimeEngine.unkeyed(service, engineWorkload, form);
          List<Contender> contenders =
              new ArrayList<>(List.of(engine, uncached.doing(form), cached.doing(form)));
          if (form == Form.ONE_EVENT) {
            contenders.add(plain.oneByOne());
          }
          measure(form.toString(), contenders);
        }
        measure("1 event a command", ReviewEngine.actsBesideARating(service, seeding, reviewed()));
        requireAllThere(service);
      }
    }
  }

  /** Assessments of each act of a review. */
  private int reviewed() {
    return options.assessments() / REVIEWED_SHARE;
  }

  private void measure(String form, List<? extends Contender> contenders)
      throws SQLException, InterruptedException {
    ContenderTable comparison =
        new ContenderTable(form + ", commands a second", Slice::callsPerSecond);
    for (int callers : options.callers()) {
      String line = callers == 1 ? "1 caller" : callers + " callers";
      comparison.add(
          line, options.alternation(server).measure(form + ", " + line, contenders, callers));
    }
    report.table(comparison.table());
  }

  /** The store's count of its rows, beside its count of what it gave out. */
  private static void requireAllThere(InProcessCommandService service) throws SQLException {
    long counted = DatabaseServer.number(service.database(), "select count(*) from store.event");
    long given =
        DatabaseServer.number(service.database(), "select last_offset from store.global_head");
    if (counted != given) {
      throw new IllegalStateException(given + " offsets were given to " + counted + " events");
    }
  }
}
