package uk.ragtime.benchmarks.store.relay;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import uk.ragtime.benchmarks.store.engine.BulkAppends;
import uk.ragtime.benchmarks.store.engine.InProcessCommandService;
import uk.ragtime.benchmarks.store.engine.Seeding;
import uk.ragtime.benchmarks.store.engine.Workload;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.benchmarks.store.harness.Slice;
import uk.ragtime.benchmarks.store.http.DeployedService;
import uk.ragtime.command.dispatch.Commands;
import uk.ragtime.testing.TestDatabase;

/**
 * A backlog of events while no relay runs, and the speed at which a started service works it off.
 */
public final class RelayBacklog {
  private static final Duration PIECE = Duration.ofSeconds(1);
  private static final Duration LOOK = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final TestDatabase database;

  public RelayBacklog(TestDatabase database) {
    this.database = database;
  }

  /** Records at least this many events, with the relay off. */
  public void fill(int assessments, long events) throws SQLException, InterruptedException {
    Workload workload = new Workload(assessments);
    try (InProcessCommandService service =
        InProcessCommandService.on(database, "--ragtime.relay.enabled=false")) {
      new Seeding(service.part(Commands.class), InProcessCommandService.ISSUER).found(workload);
      BulkAppends appends = new BulkAppends(service, workload);
      while (appends.kept() < events) {
        Slice.of(appends.callers(0), PIECE);
      }
    }
  }

  /**
   * Starts the service from its jar and waits until Kafka has acknowledged everything, from the
   * first event on.
   *
   * @return events a second, from when the first of them were acknowledged
   */
  public double drain(String kafka, Path jar, Path log)
      throws IOException, SQLException, InterruptedException {
    beginAnew();
    long events = DatabaseServer.number(database, "select last_offset from store.global_head");
    List<String> settings =
        new ArrayList<>(InProcessCommandService.settings(database, InProcessCommandService.ISSUER));
    settings.add("--ragtime.kafka.bootstrap-servers=" + kafka);
    try (DeployedService _ = DeployedService.launch(jar, log, settings);
        Cursor cursor = new Cursor(database)) {
      long first = cursor.awaitBeyond(0);
      long began = System.nanoTime();
      cursor.awaitBeyond(events - 1);
      return (events - first) * 1e9 / (System.nanoTime() - began);
    }
  }

  /** The owner may take the relay's cursor back; what was relayed is relayed again. */
  private void beginAnew() throws SQLException {
    try (Connection connection = database.connect(database.owner());
        Statement statement = connection.createStatement()) {
      statement.execute("update store.relay set published_offset = 0, lease_until = '-infinity'");
    }
  }

  /** Looks at how far the relay has come. */
  private static final class Cursor implements AutoCloseable {
    private final Connection connection;

    Cursor(TestDatabase database) throws SQLException {
      connection = database.connect(database.owner());
    }

    long awaitBeyond(long offset) throws SQLException, InterruptedException {
      long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
      try (var statement =
          connection.prepareStatement("select published_offset from store.relay")) {
        while (System.nanoTime() < giveUpAt) {
          try (var row = statement.executeQuery()) {
            row.next();
            long published = row.getLong(1);
            if (published > offset) {
              return published;
            }
          }
          Thread.sleep(LOOK);
        }
      }
      throw new IllegalStateException("the relay did not get beyond offset " + offset);
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
