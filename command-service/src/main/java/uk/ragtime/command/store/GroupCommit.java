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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: gathers the requests of concurrent commands and writes them by one call and one
 * commit. While one group is being written the next is gathered, so groups grow with the load and a
 * single command does not wait. Each request gets its own outcome; one that conflicts or cannot be
 * written never fails the others of its group.
 */
public final class GroupCommit implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

  /** Beyond some hundreds of commands a commit gets hardly cheaper, and latency grows. */
  static final int MAX_GROUP = 512;

  /** Keeps a commit within tens of milliseconds, which the next group has to wait. */
  static final int MAX_GROUP_EVENTS = 2_000;

  /** Maximum number of queued requests. Further ones are rejected, as they would only time out. */
  static final int MAX_WAITING = 10_000;

  /**
   * Maximum wait of a caller, in the queue and for calls that are retried when the connection
   * fails. Covers a restart of PostgreSQL.
   */
  static final Duration MAX_WAIT = Duration.ofSeconds(10);

  private final GroupWriter writer;
  private final AppendListener onAppended;
  private final BlockingQueue<PendingAppend> queue = new ArrayBlockingQueue<>(MAX_WAITING);
  private final DistributionSummary groupSizes;
  private final Counter eventsAppended;
  private final Thread thread;
  private volatile boolean closed;
  private volatile boolean stopped;

  /**
   * @param onAppended called after every recorded group; must not block
   */
  public GroupCommit(DataSource dataSource, AppendListener onAppended, MeterRegistry meters) {
    this.writer = new GroupWriter(new AppendStatement(dataSource, meters), this::groupWritten);
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
   * Appends a request and waits for its outcome.
   *
   * @throws StoreUnavailableException if the store cannot be reached within {@link #MAX_WAIT}
   */
  public AppendOutcome append(AppendRequest request) {
    return outcomeOf(submit(request));
  }

  /**
   * Queues a request.
   *
   * @return its outcome; fails with {@link StoreUnavailableException} if the store cannot be
   *     reached
   * @throws StoreUnavailableException if too many are queued
   */
  CompletableFuture<AppendOutcome> submit(AppendRequest request) {
    PendingAppend pending = PendingAppend.of(request, System.nanoTime() + MAX_WAIT.toNanos());
    if (closed || !queue.offer(pending) || (stopped && queue.remove(pending))) {
      throw new StoreUnavailableException("The event store takes no more at this moment", null);
    }
    return pending.outcome();
  }

  static AppendOutcome outcomeOf(CompletableFuture<AppendOutcome> outcome) {
    try {
      return outcome.get(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StoreUnavailableException unavailable) {
        throw unavailable;
      }
      throw new CompletionException(e.getCause());
    } catch (TimeoutException e) {
      throw new StoreUnavailableException("The event store did not answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("The wait for the event store was interrupted", e);
    }
  }

  private void run() {
    GroupQueue<PendingAppend> requests =
        new GroupQueue<>(PendingAppend::request, MAX_GROUP, MAX_GROUP_EVENTS);
    while (!closed || !queue.isEmpty() || !requests.isEmpty()) {
      try {
        if (requests.isEmpty()) {
          requests.add(queue.take());
        }
        List<PendingAppend> arrived = new ArrayList<>();
        queue.drainTo(arrived, MAX_GROUP);
        arrived.forEach(requests::add);
        writer.write(requests.next());
      } catch (InterruptedException _) {
        // Closed: the loop condition ends it once the queued requests are written.
      } catch (RuntimeException | Error e) {
        log.error("The event store's writer goes on after a failure", e);
      }
    }
    stopped = true;
    // Requests queued after the last poll, which no one else would complete.
    for (PendingAppend late = queue.poll(); late != null; late = queue.poll()) {
      late.outcome()
          .completeExceptionally(new StoreUnavailableException("The event store closes", null));
    }
  }

  private void groupWritten(List<PendingAppend> group, List<AppendOutcome> outcomes) {
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

  /** Writes the queued requests, then stops. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(MAX_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
