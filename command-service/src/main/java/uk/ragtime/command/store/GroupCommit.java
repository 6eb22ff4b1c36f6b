package uk.ragtime.command.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
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

  /** Keeps a commit within some tens of milliseconds, for whoever comes while it is under way. */
  static final int MAX_GROUP_EVENTS = 2_000;

  /** Requests that wait. More than this many are refused: they would only time out later. */
  static final int MAX_WAITING = 10_000;

  /**
   * How long a request waits for its turn, and again for its outcome when the connection fails: a
   * restart of PostgreSQL's length.
   */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final GroupWriter writer;
  private final AppendListener onAppended;
  private final BlockingQueue<PendingAppend> queue = new ArrayBlockingQueue<>(MAX_WAITING);
  private final DistributionSummary groupSizes;
  private final Counter eventsAppended;
  private final Thread thread;
  private volatile boolean closed;
  private volatile boolean stopped;

  /**
   * @param onAppended called after every group that was recorded; must return at once
   */
  public GroupCommit(DataSource dataSource, AppendListener onAppended, MeterRegistry meters) {
    this.writer = new GroupWriter(new AppendStatement(dataSource), PATIENCE, this::told);
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
    this.thread = Thread.ofPlatform().daemon().name("group-commit").start(this::run);
  }

  /**
   * Records a request, or learns why not; waits until it is known.
   *
   * @throws StoreUnavailableException if the store cannot be reached
   */
  public AppendOutcome append(AppendRequest request) {
    return outcomeOf(submit(request));
  }

  /**
   * Has a request recorded as soon as may be.
   *
   * @return its outcome; fails with {@link StoreUnavailableException} if the store cannot be
   *     reached
   * @throws StoreUnavailableException if too many wait already
   */
  CompletableFuture<AppendOutcome> submit(AppendRequest request) {
    PendingAppend pending = PendingAppend.of(request, System.nanoTime() + PATIENCE.toNanos());
    if (closed || !queue.offer(pending) || (stopped && queue.remove(pending))) {
      throw new StoreUnavailableException("The event store takes no more at this moment", null);
    }
    return pending.outcome();
  }

  static AppendOutcome outcomeOf(CompletableFuture<AppendOutcome> outcome) {
    try {
      return outcome.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreUnavailableException unavailable) {
        throw unavailable;
      }
      throw e;
    }
  }

  private void run() {
    Backlog<PendingAppend> backlog =
        new Backlog<>(PendingAppend::request, MAX_GROUP, MAX_GROUP_EVENTS);
    while (!closed || !queue.isEmpty() || !backlog.isEmpty()) {
      try {
        if (backlog.isEmpty()) {
          backlog.add(queue.take());
        }
        List<PendingAppend> arrived = new ArrayList<>();
        queue.drainTo(arrived, MAX_GROUP);
        arrived.forEach(backlog::add);
        writer.write(backlog.next());
      } catch (InterruptedException _) {
        // Closed, which the loop sees; what still waits is written first.
      } catch (RuntimeException | Error e) {
        log.error("The event store's writer goes on after a failure", e);
      }
    }
    stopped = true;
    // Whoever came between the last look into the queue and now is told by nobody else.
    for (PendingAppend late = queue.poll(); late != null; late = queue.poll()) {
      late.outcome()
          .completeExceptionally(new StoreUnavailableException("The event store closes", null));
    }
  }

  private void told(List<PendingAppend> group, List<AppendOutcome> outcomes) {
    groupSizes.record(group.size());
    int events = 0;
    for (int i = 0; i < group.size(); i++) {
      if (outcomes.get(i) instanceof AppendOutcome.Appended) {
        events += group.get(i).size();
      }
    }
    if (events > 0) {
      eventsAppended.increment(events);
      onAppended.appended();
    }
  }

  /** Writes what waits, then stops. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
