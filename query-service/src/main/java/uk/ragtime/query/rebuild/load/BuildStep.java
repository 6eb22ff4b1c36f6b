package uk.ragtime.query.rebuild.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.generation.Generation;
import uk.ragtime.query.projection.RowBatch;
import uk.ragtime.query.rebuild.OperatorRequest;
import uk.ragtime.query.rebuild.OwnerDatabase;
import uk.ragtime.query.rebuild.Rebuild;
import uk.ragtime.query.rebuild.RebuildCancelledException;
import uk.ragtime.query.rebuild.RebuildRecords;
import uk.ragtime.query.rebuild.RebuildState;
import uk.ragtime.query.store.EventStore;
import uk.ragtime.query.store.StoredEvent;

/**
 * Creates a generation's schema and fills it from the event store. An unfinished build is
 * discarded.
 */
@Component
public final class BuildStep {
  private static final Logger log = LoggerFactory.getLogger(BuildStep.class);

  /** Events per query: their rows, some 10 MB, are in memory at the same time. */
  private static final long EVENTS_PER_READ = 20_000;

  private static final Duration REPORT_EVERY = Duration.ofSeconds(1);

  /** Enough for the events of one query, should PostgreSQL sort them. */
  private static final String SORT_IN_MEMORY = "set work_mem = '64MB'";

  private static final String LAST_OFFSET =
      "select coalesce(max(global_offset), 0) from store.event";

  /** Generations that no rebuild needs any more: replaced, or never finished. */
  private static final String LEFT_OVER =
      """
      select substr(nspname, 6)::integer
        from pg_namespace
       where nspname ~ '^read_[1-9][0-9]{0,8}$'
         and substr(nspname, 6)::integer not in (select generation from read.serving)
      """;

  private static final String SERVING = "select schema_name from read.serving_generation";

  private static final String FORGET_OTHERS =
      "delete from read.generation where number not in (select generation from read.serving)";

  /** The next generation of a number draws versions of its own. */
  private static final String FORGET_VERSIONS =
      """
      delete from read.reference_version
       where schema_name like 'read\\_%'
         and schema_name not in (select schema_name from read.serving_generation)
      """;

  private final OwnerDatabase database;
  private final EventStore store;
  private final EventProjector projector;
  private final CatchUp catchUp;
  private final FeedLogs feeds;

  BuildStep(
      OwnerDatabase database,
      EventStore store,
      EventProjector projector,
      CatchUp catchUp,
      FeedLogs feeds) {
    this.database = database;
    this.store = store;
    this.projector = projector;
    this.catchUp = catchUp;
    this.feeds = feeds;
  }

  /**
   * @param owner connection that commits each statement
   * @return the rebuild, ready to catch up
   * @throws RebuildCancelledException if an operator cancels meanwhile
   */
  public Rebuild run(Connection owner, Rebuild rebuild) throws SQLException {
    Rebuild building = RebuildRecords.advance(owner, rebuild, RebuildState.BUILDING, null);
    dropLeftOvers(owner);
    Generation generation = building.to();
    database.generations().migrate(generation);
    try {
      load(owner, building);
    } catch (SQLException e) {
      if (!RowBatch.isRefusal(e)) {
        throw e;
      }
      log.warn("PostgreSQL refuses a row, so this rebuild goes on event by event", e);
      FeedLogs.discard(owner, building);
      owner.createStatement().execute("drop schema " + generation.schema() + " cascade");
      database.generations().migrate(generation);
      Map<PartnershipCode, Long> _ = feeds.keep(owner, building, catchUp.heads());
      fold(owner, building);
    }
    return OwnerDatabase.inTransaction(
        owner,
        () -> {
          OwnerDatabase.on(owner)
              .sql("insert into read.generation (number, schema_name) values (?, ?)")
              .params(generation.number(), generation.schema())
              .update();
          return RebuildRecords.advance(owner, building, RebuildState.CATCHING_UP, null);
        });
  }

  /** Drops all generations but the serving one, together with their records. */
  private static void dropLeftOvers(Connection owner) throws SQLException {
    int _ =
        OwnerDatabase.inTransaction(
            owner,
            () -> {
              JdbcClient jdbc = OwnerDatabase.on(owner);
              for (int number : jdbc.sql(LEFT_OVER).query(Integer.class).list()) {
                jdbc.sql("drop schema " + Generation.of(number).schema() + " cascade").update();
              }
              int _ = jdbc.sql(FORGET_VERSIONS).update();
              FeedLogs.forgetOthers(owner, jdbc.sql(SERVING).query(String.class).single());
              return jdbc.sql(FORGET_OTHERS).update();
            });
  }

  private void load(Connection owner, Rebuild rebuild) throws SQLException {
    PartnershipCode only = rebuild.partnership();
    Map<PartnershipCode, Long> kept = feeds.keep(owner, rebuild, catchUp.heads());
    try (Connection events = store.connect();
        GenerationLoader loader = new GenerationLoader(database, rebuild.to(), projector, kept)) {
      events.createStatement().execute(SORT_IN_MEMORY);
      long end =
          only == null
              ? OwnerDatabase.on(events).sql(LAST_OFFSET).query(Long.class).single()
              : catchUp.heads().getOrDefault(only, 0L);
      ProgressReporter reporter = new ProgressReporter(owner, rebuild, end);
      reporter.accept(0);
      try (ReadAhead ahead = new ReadAhead(consumer -> readAll(events, only, end, consumer))) {
        for (var chunk = ahead.next(); chunk != null; chunk = ahead.next()) {
          for (StoredEvent event : chunk) {
            loader.accept(event);
          }
          reporter.accept(loader.accepted());
        }
      }
      if (loader.accepted() != end) {
        throw new IllegalStateException(
            "The event store counts %d events and tells %d".formatted(end, loader.accepted()));
      }
      loader.finish(() -> reporter.accept(loader.accepted()));
    }
  }

  private static void readAll(
      Connection events, @Nullable PartnershipCode only, long end, StoreStream.Consumer consumer)
      throws SQLException {
    StoreStream stream = new StoreStream(events);
    for (long at = 0; at < end; at += EVENTS_PER_READ) {
      long upTo = Math.min(end, at + EVENTS_PER_READ);
      if (only == null) {
        stream.readAll(at, upTo, consumer);
      } else {
        stream.readOne(only, at, upTo, consumer);
      }
    }
  }

  /** Builds event by event, which is slow and finds the event whose row is refused. */
  private void fold(Connection owner, Rebuild rebuild) throws SQLException {
    PartnershipCode only = rebuild.partnership();
    Map<PartnershipCode, Long> heads = catchUp.heads();
    try (Connection connection = database.connect(rebuild.to())) {
      connection.setAutoCommit(false);
      ProgressReporter reporter = new ProgressReporter(owner, rebuild, rebuild.eventsInAll());
      catchUp.upTo(
          connection,
          rebuild.to(),
          heads,
          only,
          () -> {
            connection.commit();
            reporter.accept(0);
          });
    }
  }

  /** Records progress from time to time, and aborts a cancelled rebuild. */
  private static final class ProgressReporter {
    private final Connection owner;
    private final Rebuild rebuild;
    private final long total;
    private long nextAt = System.nanoTime();
    private long said = -1;

    ProgressReporter(Connection owner, Rebuild rebuild, long total) {
      this.owner = owner;
      this.rebuild = rebuild;
      this.total = total;
    }

    void accept(long done) {
      if (Thread.currentThread().isInterrupted()) {
        throw new RebuildCancelledException();
      }
      if (System.nanoTime() - nextAt < 0 && done < total) {
        return;
      }
      nextAt = System.nanoTime() + REPORT_EVERY.toNanos();
      if (RebuildRecords.progress(owner, rebuild, done, total).request()
          == OperatorRequest.CANCEL) {
        throw new RebuildCancelledException();
      }
      if (done != said) {
        log.info("Rebuild {}: {} of {} events", rebuild.id(), done, total);
        said = done;
      }
    }
  }
}
