package uk.ragtime.benchmarks.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import uk.ragtime.benchmarks.Quantiles;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.benchmarks.store.harness.MarkdownTable;
import uk.ragtime.benchmarks.store.harness.Report;
import uk.ragtime.benchmarks.store.harness.Spread;
import uk.ragtime.benchmarks.store.relay.RelayBacklog;
import uk.ragtime.benchmarks.store.relay.RelayLatency;
import uk.ragtime.embedded.EmbeddedKafkaServer;
import uk.ragtime.embedded.Ports;

/** Speed of the relay while it catches up, and its delay while it keeps up. */
final class RelayBenchmark {
  private static final int PER_SECOND = 1_000;

  /**
   * Commands that are still under way are about other assessments, for ten seconds at this rate.
   */
  private static final int ASSESSMENTS = 10 * PER_SECOND;

  private final DatabaseServer server;
  private final StoreOptions options;
  private final Report report;

  RelayBenchmark(DatabaseServer server, StoreOptions options, Report report) {
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

  private MarkdownTable delays(EmbeddedKafkaServer kafka) throws InterruptedException {
    Duration time = options.slice().multipliedBy(options.rounds()).plusSeconds(10);
    System.out.println("Relay: " + PER_SECOND + " commands a second");
    Quantiles delays =
        RelayLatency.measure(
            server.database("delays"), kafka.bootstrapServers(), ASSESSMENTS, PER_SECOND, time);
    MarkdownTable table =
        new MarkdownTable(
            "acknowledged by the store to out of Kafka, milliseconds",
            "times",
            "p50",
            "p90",
            "p99",
            "max");
    return table.row((Object[]) delays.cells(PER_SECOND + " events a second"));
  }

  private MarkdownTable drain(EmbeddedKafkaServer kafka, Path jar, Path log)
      throws IOException, SQLException, InterruptedException {
    System.out.println("Relay: recording a backlog");
    RelayBacklog backlog = new RelayBacklog(server.database("backlog"));
    backlog.fill(options.assessments(), options.backlog());
    List<Double> rates = new ArrayList<>();
    for (int round = 1; round <= options.rounds(); round++) {
      rates.add(backlog.drain(kafka.bootstrapServers(), jar, log));
      System.out.println("  drained at " + Report.whole(rates.getLast()) + " events a second");
    }
    return new MarkdownTable("catching up with a backlog", "events a second")
        .row("at least " + Report.whole(options.backlog()) + " events", Spread.of(rates));
  }
}
