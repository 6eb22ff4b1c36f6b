package uk.ragtime.query.rebuild;

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
import uk.ragtime.query.store.EventStore;
import uk.ragtime.query.store.StoredEvent;

/** Makes a generation's schema and fills it from the event store. What was begun is thrown away. */
@Component
final class Building {
  private static final Logger log = LoggerFactory.getLogger(Building.class);

  /** Events that are asked for at once: they are sorted in memory, and half a minute is enough. */
  private static final long STRETCH = 50_000;

  private static final Duration BETWEEN_NOTES = Duration.ofSeconds(1);

  /** A stretch and its join fit in here, so that nothing is sorted on disk. */
  private static final String ROOM = "set work_mem = '128MB'";

  private static final String LAST_OFFSET =
      "select coalesce(max(global_offset), 0) from store.event";

  /** What no rebuild needs any more: a generation that was left, or never finished. */
  private static final String LEFT_OVER =
      """
      select substr(nspname, 6)::integer
        from pg_namespace
       where nspname ~ '^read_[1-9][0-9]{0,8}$'
         and substr(nspname, 6)::integer not in (select generation from read.serving)
      """;

  private static final String FORGET_OTHERS =
      "delete from read.generation where number not in (select generation from read.serving)";

  private final OwnerDatabase database;
  private final EventStore store;
  private final Projecting projecting;
  private final CatchingUp catchingUp;

  Building(OwnerDatabase database, EventStore store, Projecting projecting, CatchingUp catchingUp) {
    this.database = database;
    this.store = store;
    this.projecting = projecting;
    this.catchingUp = catchingUp;
  }

  /**
   * @param owner a connection that commits each statement
   * @return the rebuild, about to catch up
   * @throws CancelledException if somebody wishes so meanwhile
   */
  Rebuild run(Connection owner, Rebuild rebuild) throws SQLException {
    Rebuild building = Rebuilds.step(owner, rebuild, Step.BUILDING, null);
    makeRoom(owner);
    Generation generation = building.to();
    database.generations().migrate(generation);
    try {
      load(owner, building);
    } catch (SQLException e) {
      if (!RowBatch.isRefusal(e)) {
        throw e;
      }
      log.warn("PostgreSQL refuses a row, so this rebuild goes on event by event", e);
      owner.createStatement().execute("drop schema " + generation.schema() + " cascade");
      database.generations().migrate(generation);
      fold(owner, building);
    }
    return OwnerDatabase.asOne(
        owner,
        () -> {
          OwnerDatabase.on(owner)
              .sql("insert into read.generation (number, schema_name) values (?, ?)")
              .params(generation.number(), generation.schema())
              .update();
          return Rebuilds.step(owner, building, Step.CATCHING_UP, null);
        });
  }

  /** Drops all generations but the one that serves, and as one with them forgets that they were. */
  private static void makeRoom(Connection owner) throws SQLException {
    int _ =
        OwnerDatabase.asOne(
            owner,
            () -> {
              JdbcClient jdbc = OwnerDatabase.on(owner);
              for (int number : jdbc.sql(LEFT_OVER).query(Integer.class).list()) {
                jdbc.sql("drop schema " + Generation.of(number).schema() + " cascade").update();
              }
              return jdbc.sql(FORGET_OTHERS).update();
            });
  }

  private void load(Connection owner, Rebuild rebuild) throws SQLException {
    PartnershipCode only = rebuild.partnership();
    try (Connection events = store.connect();
        Loading loading = new Loading(database, rebuild.to(), projecting)) {
      events.createStatement().execute(ROOM);
      long end =
          only == null
              ? OwnerDatabase.on(events).sql(LAST_OFFSET).query(Long.class).single()
              : catchingUp.heads().getOrDefault(only, 0L);
      Notes notes = new Notes(owner, rebuild, end);
      notes.take(0);
      try (ReadAhead ahead = new ReadAhead(taker -> tellAll(events, only, end, taker))) {
        for (var chunk = ahead.next(); chunk != null; chunk = ahead.next()) {
          for (StoredEvent event : chunk) {
            loading.take(event);
          }
          notes.take(loading.taken());
        }
      }
      if (loading.taken() != end) {
        throw new IllegalStateException(
            "The event store counts %d events and tells %d".formatted(end, loading.taken()));
      }
      loading.takeNames(Names.of(events, only));
      loading.finish(() -> notes.take(loading.taken()));
    }
  }

  private static void tellAll(
      Connection events, @Nullable PartnershipCode only, long end, StoreStream.Taker taker)
      throws SQLException {
    StoreStream stream = new StoreStream(events);
    for (long at = 0; at < end; at += STRETCH) {
      long upTo = Math.min(end, at + STRETCH);
      if (only == null) {
        stream.readAll(at, upTo, taker);
      } else {
        stream.readOne(only, at, upTo, taker);
      }
    }
  }

  /** The slow way, which finds the event whose row is refused. */
  private void fold(Connection owner, Rebuild rebuild) throws SQLException {
    PartnershipCode only = rebuild.partnership();
    Map<PartnershipCode, Long> heads = catchingUp.heads();
    try (Connection connection = database.connect(rebuild.to())) {
      connection.setAutoCommit(false);
      Notes notes = new Notes(owner, rebuild, rebuild.eventsInAll());
      catchingUp.upTo(
          connection,
          rebuild.to(),
          heads,
          only,
          () -> {
            connection.commit();
            notes.take(0);
          });
    }
  }

  /** Takes down how far it is, now and then, and hears whether it is to end. */
  private static final class Notes {
    private final Connection owner;
    private final Rebuild rebuild;
    private final long total;
    private long nextAt = System.nanoTime();
    private long said = -1;

    Notes(Connection owner, Rebuild rebuild, long total) {
      this.owner = owner;
      this.rebuild = rebuild;
      this.total = total;
    }

    void take(long done) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancelledException();
      }
      if (System.nanoTime() - nextAt < 0 && done < total) {
        return;
      }
      nextAt = System.nanoTime() + BETWEEN_NOTES.toNanos();
      if (Rebuilds.progress(owner, rebuild, done, total).wish() == Wish.CANCEL) {
        throw new CancelledException();
      }
      if (done != said) {
        log.info("Rebuild {}: {} of {} events", rebuild.id(), done, total);
        said = done;
      }
    }
  }
}
