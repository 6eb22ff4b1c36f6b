package uk.ragtime.benchmarks.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import uk.ragtime.benchmarks.Quantiles;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.benchmarks.store.harness.Report;
import uk.ragtime.benchmarks.store.harness.Spread;
import uk.ragtime.benchmarks.store.harness.Table;
import uk.ragtime.benchmarks.store.relay.Backlog;
import uk.ragtime.benchmarks.store.relay.Delays;
import uk.ragtime.embedded.EmbeddedKafkaServer;
import uk.ragtime.embedded.Ports;

/** How fast the relay catches up, and how far it is behind while it keeps up. */
final class Relaying {
  private static final int PER_SECOND = 1_000;

  /**
   * Commands that are still under way are about other assessments, for ten seconds at this rate.
   */
  private static final int ASSESSMENTS = 10 * PER_SECOND;

  private final DatabaseServer server;
  private final Options options;
  private final Report report;

  Relaying(DatabaseServer server, Options options, Report report) {
    this.server = server;
    this.options = options;
    this.report = report;
  }

  /**
   * @param jar of command-service
   * @param data where Kafka keeps its data, and the service writes its log
   */
  void run(Path jar, Path data) throws IOException, SQLException, InterruptedException {
    try (EmbeddedKafkaServer kafka =
        EmbeddedKafkaServer.durable(data.resolve("kafka"), Ports.free())) {
      report.heading("Relay");
      report.table(delays(kafka));
      report.table(drain(kafka, jar, data.resolve("relaying-service.log")));
    }
  }

  private Table delays(EmbeddedKafkaServer kafka) throws InterruptedException {
    Duration time = options.slice().multipliedBy(options.rounds()).plusSeconds(10);
    System.out.println("Relay: " + PER_SECOND + " commands a second");
    Quantiles delays =
        Delays.measure(
            server.database("delays"), kafka.bootstrapServers(), ASSESSMENTS, PER_SECOND, time);
    Table table =
        new Table(
            "acknowledged by the store to out of Kafka, milliseconds",
            "times",
            "p50",
            "p90",
            "p99",
            "max");
    return table.row((Object[]) delays.cells(PER_SECOND + " events a second"));
  }

  private Table drain(EmbeddedKafkaServer kafka, Path jar, Path log)
      throws IOException, SQLException, InterruptedException {
    System.out.println("Relay: recording a backlog");
    Backlog backlog = new Backlog(server.database("backlog"));
    backlog.fill(options.assessments(), options.backlog());
    List<Double> rates = new ArrayList<>();
    for (int round = 1; round <= options.rounds(); round++) {
      rates.add(backlog.drain(kafka.bootstrapServers(), jar, log));
      System.out.println("  drained at " + Report.whole(rates.getLast()) + " events a second");
    }
    return new Table("catching up with a backlog", "events a second")
        .row("at least " + Report.whole(options.backlog()) + " events", Spread.of(rates));
  }
}
