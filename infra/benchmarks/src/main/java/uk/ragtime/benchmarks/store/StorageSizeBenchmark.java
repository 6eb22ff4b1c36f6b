package uk.ragtime.benchmarks.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.ragtime.benchmarks.store.engine.Form;
import uk.ragtime.benchmarks.store.engine.InProcessCommandService;
import uk.ragtime.benchmarks.store.engine.RagtimeEngine;
import uk.ragtime.benchmarks.store.engine.RatingSequence;
import uk.ragtime.benchmarks.store.engine.Seeding;
import uk.ragtime.benchmarks.store.engine.Workload;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.benchmarks.store.harness.MarkdownTable;
import uk.ragtime.benchmarks.store.harness.Report;
import uk.ragtime.benchmarks.store.harness.Slice;
import uk.ragtime.command.dispatch.Commands;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.testing.TestDatabase;

/**
 * Bytes of disk per rating: growth of the tables and indexes while ratings of many assessments are
 * recorded, one per command, in order of arrival. Nothing is rebuilt or compacted before it is
 * measured.
 */
final class StorageSizeBenchmark {
  private static final int CALLERS = 64;

  /** 80 characters, as typed in a hurry. */
  private static final FreeText RATIONALE =
      new FreeText(
          "Two of the five health visitors left in June; new ones start training in winter.");

  private static final String RELATIONS =
      """
      select t.relname, 'table' as what, pg_table_size(t.oid) as bytes
      from pg_class t
      where t.oid in ('store.event'::regclass, 'store.stream_name'::regclass,
                      'store.idempotency'::regclass, 'erasable.text'::regclass)
      union all
      select t.relname, c.relname, pg_relation_size(c.oid)
      from pg_index i
      join pg_class c on c.oid = i.indexrelid
      join pg_class t on t.oid = i.indrelid
      where t.oid in ('store.event'::regclass, 'store.stream_name'::regclass,
                      'store.idempotency'::regclass, 'erasable.text'::regclass)
      order by 1, 2 desc
      """;

  private final DatabaseServer server;
  private final StoreOptions options;
  private final Report report;

  StorageSizeBenchmark(DatabaseServer server, StoreOptions options, Report report) {
    this.server = server;
    this.options = options;
    this.report = report;
  }

  void run() throws SQLException, InterruptedException {
    System.out.println("Size: recording ratings without and with a rationale");
    Measured without = measure("size_without", RatingSequence.WITHOUT_REMARKS);
    Measured with = measure("size_with", new RatingSequence(RATIONALE));
    MarkdownTable table =
        new MarkdownTable(
            "bytes a rating",
            "without remarks",
            "with a rationale of " + RATIONALE.value().length() + " characters");
    without
        .bytes()
        .forEach((relation, bytes) ->
            table.row(
                relation,
                Report.whole((double) bytes / without.ratings()),
                Report.whole((double) with.bytesOf(relation) / with.ratings())));
    for (String of : List.of("event", "stream", "idempotency")) {
      table.row(
          "**" + of + " in all**",
          Report.whole(without.bytesARatingOf(of)),
          Report.whole(with.bytesARatingOf(of)));
    }
    report.heading("Size");
    report.paragraph(
        "Growth over "
            + Report.whole(without.ratings())
            + " ratings of "
            + Report.whole(options.assessments())
            + " assessments, each sent with an idempotency key.");
    report.table(table);
  }

  /** Growth of tables and indexes while ratings were recorded. */
  private record Measured(long ratings, Map<String, Long> bytes) {
    long bytesOf(String relation) {
      return bytes.getOrDefault(relation, 0L);
    }

    double bytesARatingOf(String table) {
      return bytes.entrySet().stream()
              .filter(entry -> entry.getKey().startsWith(table + ": "))
              .mapToLong(Map.Entry::getValue)
              .sum()
          / (double) ratings;
    }
  }

  private Measured measure(String name, RatingSequence ratings)
      throws SQLException, InterruptedException {
    TestDatabase database = server.database(name);
    Workload workload = new Workload(options.assessments());
    try (InProcessCommandService service =
        InProcessCommandService.on(database, "--ragtime.relay.enabled=false")) {
      Seeding seeding = new Seeding(service.part(Commands.class), InProcessCommandService.ISSUER);
      seeding.found(workload);
      seeding.open(workload, ratings);
      Map<String, Long> before = bytes(database);
      RagtimeEngine engine = RagtimeEngine.keyed(service, workload, Form.ONE_EVENT, ratings);
      long recorded = 0;
      while (recorded < options.backlog()) {
        recorded += Slice.of(engine.callers(CALLERS), options.slice()).events();
      }
      Map<String, Long> grown = bytes(database);
      before.forEach((relation, bytes) -> grown.merge(relation, -bytes, Long::sum));
      return new Measured(recorded, grown);
    }
  }

  private static Map<String, Long> bytes(TestDatabase database) throws SQLException {
    Map<String, Long> bytes = new LinkedHashMap<>();
    try (Connection connection = database.connect(database.owner());
        PreparedStatement statement = connection.prepareStatement(RELATIONS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        bytes.put(rows.getString(1) + ": " + rows.getString(2), rows.getLong(3));
      }
    }
    return bytes;
  }
}
