package uk.ragtime.query.projection;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.tenancy.TenantTransactions;

/**
 * Lets readers wait until a partnership's read models have reached a position. Commits of this
 * instance's projector wake them at once; those of other instances are found by polling. One poll
 * serves all readers: with one each, those who wait for a projector that is behind would take from
 * it the connections and the processors that it needs.
 */
@Component
public final class AppliedPositions implements SmartLifecycle {
  /**
   * Applied position of each partnership, and the instant and the command that identify its last
   * applied event.
   */
  public static final ReadTable TABLE =
      ReadTable.state(
          "applied_position",
          1,
          ReadTable.text("partnership"),
          ReadTable.bigint("position"),
          ReadTable.timestamp("recorded_at"),
          ReadTable.uuid("command_id"));

  /** Interval at which commits of other instances are found; each poll costs one indexed read. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(40);

  private static final String POSITIONS =
      """
      select partnership, position
        from applied_position
       where partnership = any (:partnerships)
      """;

  /**
   * Positions that a poll has found.
   *
   * @param at {@link System#nanoTime} before it
   */
  private record Look(long at, Map<PartnershipCode, Long> positions) {}

  private final TenantTransactions transactions;
  private final Map<PartnershipCode, Long> committedHere = new ConcurrentHashMap<>();

  /** Number of readers that wait for each partnership. */
  private final Map<PartnershipCode, Integer> awaited = new ConcurrentHashMap<>();

  private final AtomicLong lookAt = new AtomicLong(System.nanoTime());
  private volatile Look last = new Look(System.nanoTime(), Map.of());
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private long moves;
  private volatile boolean running;
  private volatile boolean ended;

  AppliedPositions(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Waits up to a timeout; returns whether the position was reached. For a reader who has just seen
   * that it was not.
   */
  public boolean await(PartnershipCode partnership, long position, Duration patience)
      throws InterruptedException {
    long began = System.nanoTime();
    long deadline = began + patience.toNanos();
    awaited.merge(partnership, 1, Integer::sum);
    try {
      while (!isReached(partnership, position, began)) {
        long left = deadline - System.nanoTime();
        if (left <= 0 || ended) {
          return false;
        }
        waitForMove(partnership, position, began, Math.min(left, LOOK_AGAIN.toNanos()));
        lookIfDue(began);
      }
      return true;
    } finally {
      awaited.computeIfPresent(partnership, (_, readers) -> readers == 1 ? null : readers - 1);
    }
  }

  /**
   * Waits until the number of this instance's commits differs from a given one, or until the
   * timeout; returns the current number.
   */
  public long awaitMove(long since, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (moves == since && left > 0 && !ended) {
        left = moved.awaitNanos(left);
      }
      return moves;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Runs whenever this instance has projected something, on the projector's thread: returns at
   * once.
   */
  public void onMove(Runnable listener) {
    listeners.add(listener);
  }

  /** Wakes those who wait for a move, as if there had been one. */
  public void wakeReaders() {
    lock.lock();
    try {
      moves++;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether readers may wait; none may once the service ends. */
  public boolean mayWait() {
    return !ended;
  }

  @Override
  public void start() {
    ended = false;
    running = true;
  }

  /** Before the web server waits for its requests: no position is reached any more. */
  @Override
  public void stop() {
    running = false;
    ended = true;
    wakeReaders();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Announces positions that the projector has committed. */
  void announce(Map<PartnershipCode, Long> positions) {
    committedHere.putAll(positions);
    wakeReaders();
    listeners.forEach(Runnable::run);
  }

  /** Whether this instance has committed the position, or a poll has found it since an instant. */
  private boolean isReached(PartnershipCode partnership, long position, long since) {
    if (committedHere.getOrDefault(partnership, 0L) >= position) {
      return true;
    }
    Look look = last;
    return look.at() - since >= 0 && look.positions().getOrDefault(partnership, 0L) >= position;
  }

  /**
   * Polls for all who wait, unless one of them has done so within the interval. Nobody polls who
   * has only come, for they have seen the position.
   */
  private void lookIfDue(long since) {
    long now = System.nanoTime();
    long due = lookAt.get();
    if (now - due < 0
        || now - since < LOOK_AGAIN.toNanos()
        || !lookAt.compareAndSet(due, now + LOOK_AGAIN.toNanos())) {
      return;
    }
    String[] codes = awaited.keySet().stream().map(PartnershipCode::value).toArray(String[]::new);
    Map<PartnershipCode, Long> found = new HashMap<>();
    last =
        transactions.inMonitoring(jdbc -> {
          jdbc.sql(POSITIONS)
              .param("partnerships", codes)
              .query(row -> {
                found.put(
                    new PartnershipCode(row.getString("partnership")), row.getLong("position"));
              });
          return new Look(now, found);
        });
    lock.lock();
    try {
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void waitForMove(PartnershipCode partnership, long position, long since, long nanos)
      throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (left > 0 && !ended && !isReached(partnership, position, since)) {
        left = moved.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
