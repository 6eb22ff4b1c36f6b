package uk.ragtime.web.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import uk.ragtime.worker.Worker;

/**
 * Shares budgets with the other instances, a few times a second and in one statement: reports what
 * was taken here, and adopts the state of all together. No request waits for it. While the database
 * is away each instance limits by itself, and reports that failed are dropped: an hour later they
 * would shut out callers for requests long past.
 */
final class BudgetSync implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(BudgetSync.class);

  /** Deleting rows of budgets that are full is no hurry. */
  private static final Duration RETENTION_INTERVAL = Duration.ofMinutes(1);

  /** Interval between two warnings about a database that is away. */
  private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

  private final Limits limits;
  private final Optional<BudgetStore> store;
  private final Counter failed;
  private final Worker sync;
  private final Worker retention;
  private long warnedAt = System.nanoTime() - BETWEEN_WARNINGS.toNanos();

  BudgetSync(Limits limits, Optional<BudgetStore> store, Duration every, MeterRegistry registry) {
    this.limits = limits;
    this.store = store;
    this.failed = registry.counter("ragtime.limits.exchange.failed");
    this.sync = Worker.named("limits").every(every).finishingPasses().repeating(_ -> exchange());
    this.retention =
        Worker.named("limits-retention")
            .every(RETENTION_INTERVAL)
            .finishingPasses()
            .repeating(_ -> deleteUnused());
  }

  /** Reports and adopts once; a failure is counted and logged, and the next call goes on. */
  void exchange() {
    limits.forgetFull();
    Map<BudgetKey, Long> taken = limits.drain();
    if (!taken.isEmpty()) {
      store.ifPresent(shared -> attempt(() -> limits.reconcile(shared.exchange(taken))));
    }
  }

  private void deleteUnused() {
    store.ifPresent(shared -> attempt(shared::forgetFull));
  }

  private void attempt(Runnable work) {
    try {
      work.run();
    } catch (BudgetStoreException e) {
      failed.increment();
      if (System.nanoTime() - warnedAt >= BETWEEN_WARNINGS.toNanos()) {
        warnedAt = System.nanoTime();
        log.warn("Limits are not shared with other instances just now: {}", e.toString());
      }
    }
  }

  @Override
  public void start() {
    sync.start();
    retention.start();
  }

  @Override
  public void stop() {
    sync.stop();
    retention.stop();
  }

  @Override
  public boolean isRunning() {
    return sync.isRunning();
  }
}
