package uk.ragtime.web.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tells the other instances, a few times a second and in one statement, what was taken here, and
 * takes over how it stands with all together. No request waits for it. While it cannot be done each
 * instance limits by itself, and what could not be told is forgotten: told an hour later it would
 * shut out whoever had been at work.
 */
final class Exchange implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Exchange.class);

  /** Rows of those who went home are no hurry. */
  private static final Duration KEEPING_HOUSE = Duration.ofMinutes(1);

  /** A database that is away is reported this often. */
  private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

  private final Limits limits;
  private final Optional<BudgetStore> store;
  private final Duration every;
  private final Counter failed;
  private volatile boolean running;
  private long warnedAt = System.nanoTime() - BETWEEN_WARNINGS.toNanos();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("limits").daemon().factory());

  Exchange(Limits limits, Optional<BudgetStore> store, Duration every, MeterRegistry registry) {
    this.limits = limits;
    this.store = store;
    this.every = every;
    this.failed = registry.counter("ragtime.limits.exchange.failed");
  }

  /** One exchange; what goes wrong is counted and reported, and the next one goes on. */
  void exchange() {
    limits.forgetFull();
    Map<BudgetKey, Long> taken = limits.tell();
    if (!taken.isEmpty()) {
      store.ifPresent(shared -> attempt(() -> limits.settle(shared.exchange(taken))));
    }
  }

  private void keepHouse() {
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
    repeat(this::exchange, every);
    repeat(this::keepHouse, KEEPING_HOUSE);
    running = true;
  }

  private void repeat(Runnable work, Duration pause) {
    var _ =
        executor.scheduleWithFixedDelay(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                log.error("Limits are not exchanged", e); // a task that throws is never run again
              }
            },
            pause.toMillis(),
            pause.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    executor.shutdown();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
