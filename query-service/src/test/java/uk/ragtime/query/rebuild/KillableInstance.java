package uk.ragtime.query.rebuild;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.testing.TestServers;
import uk.ragtime.testing.faults.Breakpoint;
import uk.ragtime.testing.faults.ConnectionEnd;
import uk.ragtime.testing.faults.FaultProxy;

/**
 * An instance that can rebuild and dies as by {@code kill -9}, at a moment that a proxy knows.
 *
 * <p>Instances share nothing of a rebuild but PostgreSQL, and all that PostgreSQL learns of a
 * process that is killed is that its sockets are closed, all at once. So they are here, and no new
 * one is let in: whatever the code does from then on, on whichever thread, reaches nobody. What it
 * has in memory is never asked again; only when all is cut is it swept up. It has no Kafka, which
 * would otherwise take its time to find out that it is gone.
 */
final class KillableInstance implements AutoCloseable {
  /** Longer than any step takes, even on a busy machine. */
  static final Duration SOON = Duration.ofMinutes(1);

  /** Statement with which it takes up a rebuild. */
  private static final String TAKES_A_REBUILD = "lock table read.rebuild_guard";

  private final FaultProxy postgres = FaultProxy.to(TestServers.postgres().port());
  private final @Nullable Breakpoint beginning;
  private final @Nullable Breakpoint end;
  private final QueryService service;

  private KillableInstance(
      RebuildFixture stage, boolean waits, @Nullable Function<FaultProxy, Breakpoint> end) {
    this.beginning = waits ? postgres.before(TAKES_A_REBUILD) : null;
    this.end = end == null ? null : end.apply(postgres);
    this.service =
        QueryService.startWithoutKafka(
            stage.database.through(postgres.port()),
            stage.issuer,
            stage.store.through(postgres.port()));
  }

  /**
   * Starts an instance that takes no rebuild up before it is told to begin.
   *
   * @param end point at which it stops before it is killed; null for one that lives
   */
  static KillableInstance waiting(
      RebuildFixture stage, @Nullable Function<FaultProxy, Breakpoint> end) {
    return new KillableInstance(stage, true, end);
  }

  void begin() {
    Objects.requireNonNull(beginning).release();
  }

  QueryService service() {
    return service;
  }

  /** Starts an instance that runs until it is killed. */
  static KillableInstance born(RebuildFixture stage) {
    return new KillableInstance(stage, false, null);
  }

  /** Proxy between the instance and PostgreSQL. */
  FaultProxy postgres() {
    return postgres;
  }

  void awaitEnd() throws InterruptedException {
    Objects.requireNonNull(end).await(SOON);
  }

  /** Kills the instance; the future completes when its resources have been released. */
  CompletableFuture<Void> die() {
    postgres.refuse();
    postgres.endAll(ConnectionEnd.RESET);
    if (end != null) {
      end.end(ConnectionEnd.RESET);
    }
    return CompletableFuture.runAsync(this::close);
  }

  @Override
  public void close() {
    service.close();
    postgres.close();
  }
}
