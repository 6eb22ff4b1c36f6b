package uk.ragtime.benchmarks.read;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.messaging.StreamableMessageSource;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.benchmarks.store.harness.MarkdownTable;
import uk.ragtime.benchmarks.store.harness.Report;
import uk.ragtime.benchmarks.store.rivals.StockStore;
import uk.ragtime.kernel.event.EventTypes;
import uk.ragtime.testing.TestDatabase;

/** The peer: Axon's own event processors replay the same events into one table. */
final class StockReplay implements AutoCloseable {
  /** Of a transaction, and of what is read at a time: many times Axon's own 1 and 100. */
  private static final int BATCH = 500;

  private static final int WORKERS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final Duration LOOK = Duration.ofMillis(5);

  private final DatabaseServer server;
  private final TestDatabase database;
  private final StockStore store;
  private final JdbcTokenStore tokens;
  private int events;
  private int ratings;

  StockReplay(DatabaseServer server, String label) throws SQLException {
    this.server = server;
    database = server.database("peer_" + label);
    store = new StockStore(database, BATCH);
    tokens =
        JdbcTokenStore.builder()
            .connectionProvider(store.connections())
            .serializer(store.serializer())
            .build();
    store
        .transactions()
        .executeInTransaction(() -> tokens.createSchema(PostgresTokenTableFactory.INSTANCE));
    execute(StockRatings.TABLE);
  }

  /** A way to replay. */
  private enum Way {
    TRACKING("TrackingEventProcessor, 1 thread"),
    TRACKING_BY_MANY("TrackingEventProcessor, " + WORKERS + " threads"),
    POOLED("PooledStreamingEventProcessor, " + WORKERS + " segments");

    private final String label;

    Way(String label) {
      this.label = label;
    }
  }

  private record Taken(double seconds, double secondsOfSecondHalf) {}

  /** Has Axon record the first events of the history. */
  void fill(GeneratedHistory history, int atMost) throws IOException {
    ProgressReport progress = new ProgressReport("recording for the peer, events", atMost);
    List<DomainEventMessage<?>> batch = new ArrayList<>();
    try (Stream<EventLine> lines = history.events().limit(atMost)) {
      for (Iterator<EventLine> rest = lines.iterator(); rest.hasNext(); ) {
        EventLine line = rest.next();
        batch.add(message(line));
        events++;
        ratings += line.type().label().equals("rating-changed.v2") ? 1 : 0;
        if (batch.size() == BATCH || !rest.hasNext()) {
          store.engine().appendEvents(batch);
          batch.clear();
          progress.at(events);
        }
      }
    }
  }

  private static DomainEventMessage<?> message(EventLine line) {
    return new GenericDomainEventMessage<>(
        "Stream",
        line.partnership() + "/" + line.stream(),
        line.version() - 1,
        JsonMapper.shared().readValue(line.payload(), EventTypes.classOf(line.type())),
        Map.of(),
        line.commandId(),
        line.at());
  }

  /**
   * Replays in each way twice, of which the second time counts.
   *
   * @param rebuilt events a second by our rebuild
   */
  MarkdownTable measure(double rebuilt) throws SQLException, InterruptedException {
    MarkdownTable table =
        new MarkdownTable(
            "replay by stock Axon into one table",
            "events",
            "rows",
            "seconds",
            "events/s",
            "events/s, second half",
            "our rebuild : replay");
    for (Way way : Way.values()) {
      System.err.println("peer: " + way.label);
      replay(way);
      Taken taken = replay(way);
      table.row(
          way.label + ", batches of " + BATCH,
          Report.whole(events),
          Report.whole(ratings),
          String.format(Locale.ROOT, "%.1f", taken.seconds()),
          Report.whole(events / taken.seconds()),
          Report.whole(events / 2.0 / taken.secondsOfSecondHalf()),
          Report.ratio(rebuilt * taken.seconds() / events));
    }
    return table;
  }

  private Taken replay(Way way) throws SQLException, InterruptedException {
    execute("truncate rating_change, TokenEntry");
    server.checkpoint();
    StockRatings handler = new StockRatings(store.connections());
    StreamingEventProcessor processor = processor(way, handler);
    ProgressReport progress = new ProgressReport("replaying, rows", ratings);
    long began = System.nanoTime();
    long half = 0;
    processor.start();
    try {
      while (handler.handled() < ratings || rows() < ratings) {
        if (System.nanoTime() - began > PATIENCE.toNanos()) {
          throw new IllegalStateException("the peer has not replayed after " + PATIENCE);
        }
        if (half == 0 && handler.handled() >= ratings / 2) {
          half = System.nanoTime();
        }
        progress.at(handler.handled());
        Thread.sleep(LOOK);
      }
      long over = System.nanoTime();
      return new Taken((over - began) / 1e9, (over - half) / 1e9);
    } finally {
      processor.shutDown();
    }
  }

  private StreamingEventProcessor processor(Way way, StockRatings handler) {
    SimpleEventHandlerInvoker invoker =
        SimpleEventHandlerInvoker.builder()
            .eventHandlers(handler)
            .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
            .build();
    return switch (way) {
      case TRACKING -> tracking(invoker, 1);
      case TRACKING_BY_MANY -> tracking(invoker, WORKERS);
      case POOLED ->
          PooledStreamingEventProcessor.builder()
              .name("peer")
              .eventHandlerInvoker(invoker)
              .errorHandler(PropagatingErrorHandler.instance())
              .messageSource(store.events())
              .tokenStore(tokens)
              .transactionManager(store.transactions())
              .coordinatorExecutor(_ -> threads(1))
              .workerExecutor(_ -> threads(WORKERS))
              .initialSegmentCount(WORKERS)
              .initialToken(StreamableMessageSource::createTailToken)
              .batchSize(BATCH)
              .build();
    };
  }

  /** The processor does not end them, and they must not keep the JVM. */
  private static ScheduledExecutorService threads(int count) {
    return Executors.newScheduledThreadPool(count, Thread.ofPlatform().daemon().factory());
  }

  private StreamingEventProcessor tracking(SimpleEventHandlerInvoker invoker, int threads) {
    return TrackingEventProcessor.builder()
        .name("peer")
        .eventHandlerInvoker(invoker)
        .errorHandler(PropagatingErrorHandler.instance())
        .messageSource(store.events())
        .tokenStore(tokens)
        .transactionManager(store.transactions())
        .trackingEventProcessorConfiguration(
            TrackingEventProcessorConfiguration.forParallelProcessing(threads)
                .andBatchSize(BATCH)
                .andInitialTrackingToken(StreamableMessageSource::createTailToken))
        .build();
  }

  private long rows() throws SQLException {
    return DatabaseServer.number(database, "select count(*) from rating_change");
  }

  private void execute(String statement) throws SQLException {
    try (Connection connection = database.connect(database.owner());
        Statement executed = connection.createStatement()) {
      executed.execute(statement);
    }
  }

  @Override
  public void close() throws SQLException {
    store.close();
    server.drop(database);
  }
}
