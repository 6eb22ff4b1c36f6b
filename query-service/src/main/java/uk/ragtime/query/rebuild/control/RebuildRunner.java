package uk.ragtime.query.rebuild.control;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import uk.ragtime.query.generation.Generation;
import uk.ragtime.query.rebuild.NextAction;
import uk.ragtime.query.rebuild.OwnerDatabase;
import uk.ragtime.query.rebuild.Rebuild;
import uk.ragtime.query.rebuild.RebuildCancelledException;
import uk.ragtime.query.rebuild.RebuildRecords;
import uk.ragtime.query.rebuild.RebuildState;
import uk.ragtime.query.rebuild.TakenUpElsewhereException;
import uk.ragtime.query.rebuild.compare.CompareStep;
import uk.ragtime.query.rebuild.load.BuildStep;
import uk.ragtime.query.rebuild.load.FeedLogs;
import uk.ragtime.query.rebuild.swap.SwapStep;
import uk.ragtime.query.store.EventStore;
import uk.ragtime.worker.Worker;

/**
 * Works on the rebuild that there is, whichever instance was asked for it: the one that holds the
 * lock. A lock that is let go, for whatever reason, is taken by the next that looks.
 */
@Component
final class RebuildRunner implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(RebuildRunner.class);

  /** Interval of looking for rebuilds that another instance was asked for, or has left. */
  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(2);

  /** For what is being written; a build is given up at once and begun anew by the next. */
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  /**
   * Held as long as its transaction: who dies lets go of it. It takes no number and no snapshot.
   */
  private static final String LOCK = "lock table read.rebuild_guard in exclusive mode nowait";

  private static final String LOCKED_BY_ANOTHER = "55P03";

  private final OwnerDatabase database;
  private final EventStore store;
  private final RebuildRecords rebuilds;
  private final BuildStep building;
  private final CompareStep comparison;
  private final SwapStep swapping;
  private final RebuildMetrics metrics;
  private final Worker worker =
      Worker.named("rebuild")
          .onPlatformThread()
          .every(LOOK_INTERVAL)
          .backOff(LOOK_INTERVAL, LOOK_INTERVAL)
          .farewell(FAREWELL)
          .repeating(this::pass);

  RebuildRunner(
      OwnerDatabase database,
      EventStore store,
      RebuildRecords rebuilds,
      BuildStep building,
      CompareStep comparison,
      SwapStep swapping,
      RebuildMetrics metrics) {
    this.database = database;
    this.store = store;
    this.rebuilds = rebuilds;
    this.building = building;
    this.comparison = comparison;
    this.swapping = swapping;
    this.metrics = metrics;
  }

  /** Whether rebuilds can be worked on from here. */
  boolean isAble() {
    return database.isKnown() && store.isKnown();
  }

  /** There is something to do. */
  void wake() {
    worker.wake();
  }

  @Override
  public void start() {
    if (isAble()) {
      worker.start();
    }
  }

  @Override
  public void stop() {
    worker.stop();
  }

  @Override
  public boolean isRunning() {
    return worker.isRunning();
  }

  private void pass(Worker worked) throws SQLException {
    try {
      look();
    } catch (RebuildCancelledException | TakenUpElsewhereException e) {
      log.info("Let go of the rebuild", e);
    }
  }

  private void look() throws SQLException {
    Optional<Rebuild> open =
        rebuilds.latest().stream().filter(one -> one.next() != NextAction.REST).findFirst();
    if (open.isEmpty()) {
      return;
    }
    try (Connection lock = database.connect();
        Connection owner = database.connect()) {
      if (takes(lock)) {
        work(owner, RebuildRecords.takeUp(OwnerDatabase.on(owner), open.get().id()));
      }
    }
  }

  private static boolean takes(Connection lock) throws SQLException {
    lock.setAutoCommit(false);
    try (Statement statement = lock.createStatement()) {
      statement.execute(LOCK);
      return true;
    } catch (SQLException e) {
      if (LOCKED_BY_ANOTHER.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  private void work(Connection owner, Rebuild taken) throws SQLException {
    Rebuild rebuild = taken;
    while (rebuild.next() != NextAction.REST) {
      metrics.at(rebuild);
      log.info("Rebuild {} at {}: {}", rebuild.id(), rebuild.state(), rebuild.next());
      try {
        rebuild = act(owner, rebuild);
      } catch (RebuildCancelledException e) {
        if (worker.isStopping()) {
          throw e;
        }
        rebuild = cancel(owner, rebuild);
      } catch (TakenUpElsewhereException e) {
        throw e;
      } catch (SQLException | DataAccessException e) {
        if (worker.isStopping() || TransientErrors.mayPass(e)) {
          throw e;
        }
        log.error("Rebuild {} failed", rebuild.id(), e);
        rebuild =
            fail(owner, rebuild, "PostgreSQL refused a step; the log of query-service says more");
      } catch (IllegalStateException e) {
        log.error("Rebuild {} failed", rebuild.id(), e);
        rebuild = fail(owner, rebuild, String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        log.error("Rebuild {} failed", rebuild.id(), e);
        rebuild =
            fail(
                owner,
                rebuild,
                "Something unforeseen ("
                    + e.getClass().getSimpleName()
                    + "); the log of query-service says more");
      }
    }
    metrics.at(rebuild);
  }

  private Rebuild act(Connection owner, Rebuild rebuild) throws SQLException {
    return switch (rebuild.next()) {
      case BUILD -> building.run(owner, rebuild);
      case CATCH_UP -> {
        swapping.catchUp(rebuild, rebuild.to());
        yield RebuildRecords.advance(owner, rebuild, RebuildState.COMPARING, null);
      }
      case COMPARE -> comparison.run(owner, rebuild);
      case SWAP -> swapping.swap(rebuild);
      case ROLL_BACK -> swapping.rollBack(rebuild);
      case CANCEL -> cancel(owner, rebuild);
      case REST -> rebuild;
    };
  }

  private static Rebuild fail(Connection owner, Rebuild rebuild, String reason)
      throws SQLException {
    // A generation that cannot be rolled back serves as before.
    RebuildState then =
        rebuild.state() == RebuildState.SWAPPED ? RebuildState.SWAPPED : RebuildState.FAILED;
    return then == RebuildState.FAILED
        ? end(owner, rebuild, then, reason)
        : RebuildRecords.advance(owner, rebuild, then, reason);
  }

  private static Rebuild cancel(Connection owner, Rebuild rebuild) throws SQLException {
    return end(owner, rebuild, RebuildState.CANCELLED, "An operator cancelled it");
  }

  /** As one: once the step says that it is over, nothing of it is left. */
  private static Rebuild end(Connection owner, Rebuild rebuild, RebuildState step, String reason)
      throws SQLException {
    return OwnerDatabase.inTransaction(
        owner,
        () -> {
          Rebuild over = RebuildRecords.advance(owner, rebuild, step, reason);
          FeedLogs.discard(owner, rebuild);
          drop(owner, rebuild.to());
          return over;
        });
  }

  private static void drop(Connection owner, Generation generation) {
    var jdbc = OwnerDatabase.on(owner);
    jdbc.sql("drop schema if exists " + generation.schema() + " cascade").update();
    jdbc.sql("delete from read.generation where number = ?").param(generation.number()).update();
  }
}
