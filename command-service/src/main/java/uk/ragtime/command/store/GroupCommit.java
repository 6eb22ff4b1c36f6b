package uk.ragtime.command.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers what concurrent commands want recorded and writes it with one call and one commit: while
 * one group is being written the next gathers, so that groups grow with the load and a command that
 * comes alone does not wait. Each command gets its own outcome; one that is refused or cannot be
 * written never fails its neighbours.
 */
public final class GroupCommit implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

  /** Past some hundred commands a commit's cost is shared well enough, and waiting only grows. */
  static final int MAX_GROUP = 512;

  /** Requests that wait. More than this many are refused: they would only time out later. */
  static final int MAX_WAITING = 10_000;

  /**
   * How long a group is tried again when the connection fails: a restart of PostgreSQL's length.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofMillis(200);

  private record Waiting(AppendRequest request, CompletableFuture<AppendOutcome> outcome) {}

  private final AppendStatement statement;
  private final AppendListener onAppended;
  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MAX_WAITING);
  private final DistributionSummary groupSizes;
  private final Counter eventsAppended;
  private final Thread writer;
  private volatile boolean closed;

  /**
   * @param onAppended called after every group that was recorded; must return at once
   */
  public GroupCommit(DataSource dataSource, AppendListener onAppended, MeterRegistry meters) {
    this.statement = new AppendStatement(dataSource);
    this.onAppended = onAppended;
    this.groupSizes =
        DistributionSummary.builder("ragtime.store.group.size")
            .description("Commands written by one commit")
            .publishPercentiles(0.5, 0.99)
            .register(meters);
    this.eventsAppended =
        Counter.builder("ragtime.store.events.appended")
            .description("Events recorded by this instance")
            .register(meters);
    this.writer = Thread.ofPlatform().daemon().name("group-commit").start(this::run);
  }

  /**
   * Records a request, or learns why not; waits until it is known.
   *
   * @throws StoreUnavailableException if the store cannot be reached
   */
  public AppendOutcome append(AppendRequest request) {
    Waiting waiting = new Waiting(request, new CompletableFuture<>());
    if (closed || !queue.offer(waiting)) {
      throw new StoreUnavailableException("The event store takes no more at this moment", null);
    }
    try {
      return waiting.outcome().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreUnavailableException unavailable) {
        throw unavailable;
      }
      throw e;
    }
  }

  private void run() {
    Backlog<Waiting> backlog = new Backlog<>(Waiting::request);
    while (!closed || !queue.isEmpty() || !backlog.isEmpty()) {
      try {
        if (backlog.isEmpty()) {
          backlog.add(queue.take());
        }
        List<Waiting> arrived = new ArrayList<>();
        queue.drainTo(arrived, MAX_GROUP);
        arrived.forEach(backlog::add);
        write(backlog.next(MAX_GROUP));
      } catch (InterruptedException e) {
        if (closed && queue.isEmpty() && backlog.isEmpty()) {
          return;
        }
      }
    }
  }

  /** Writes a group; where the database refuses it as a whole, each of its commands alone. */
  private void write(List<Waiting> group) {
    try {
      List<AppendOutcome> outcomes = executePatiently(group);
      count(group, outcomes);
      onAppended.appended();
      for (int i = 0; i < group.size(); i++) {
        group.get(i).outcome().complete(outcomes.get(i));
      }
    } catch (StoreUnavailableException e) {
      log.warn("{} commands could not be recorded: {}", group.size(), e.toString());
      group.forEach(waiting -> waiting.outcome().completeExceptionally(e));
    } catch (SQLException | RuntimeException e) {
      if (group.size() == 1) {
        group.getFirst().outcome().completeExceptionally(e);
      } else {
        log.warn("A group of {} commands was refused; trying each alone", group.size());
        group.forEach(waiting -> write(List.of(waiting)));
      }
    }
  }

  /**
   * When the connection fails nobody knows whether the commit happened. Trying again finds out: the
   * store knows a command that it has recorded by its id, and records none twice.
   */
  private List<AppendOutcome> executePatiently(List<Waiting> group) throws SQLException {
    List<AppendRequest> requests = group.stream().map(Waiting::request).toList();
    long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return statement.execute(requests);
      } catch (SQLException e) {
        if (!isConnectionFailure(e)) {
          throw e;
        }
        if (System.nanoTime() > giveUpAt || !pause()) {
          throw new StoreUnavailableException("The event store cannot be reached", e);
        }
      }
    }
  }

  private static boolean isConnectionFailure(SQLException failure) {
    @Nullable String state = failure.getSQLState();
    return failure instanceof SQLTransientException
        || failure instanceof SQLNonTransientConnectionException
        || failure instanceof SQLRecoverableException
        || (state != null && (state.startsWith("08") || state.startsWith("57P")));
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void count(List<Waiting> group, List<AppendOutcome> outcomes) {
    groupSizes.record(group.size());
    for (int i = 0; i < group.size(); i++) {
      if (outcomes.get(i) instanceof AppendOutcome.Appended) {
        eventsAppended.increment(group.get(i).request().events().size());
      }
    }
  }

  /** Writes what waits, then stops. */
  @Override
  public void close() {
    closed = true;
    writer.interrupt();
    try {
      writer.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
