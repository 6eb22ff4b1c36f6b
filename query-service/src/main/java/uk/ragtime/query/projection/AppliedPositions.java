package uk.ragtime.query.projection;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.tenancy.Tenant;
import uk.ragtime.query.tenancy.TenantTransactions;

/**
 * Lets readers wait until a partnership's read models have reached a position. Commits of this
 * instance's projector wake them at once; those of other instances are found by polling.
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

  private final TenantTransactions transactions;
  private final Map<PartnershipCode, Long> committedHere = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private long moves;
  private volatile boolean running;
  private volatile boolean ended;

  AppliedPositions(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  /** Waits up to a timeout; returns whether the position was reached. */
  public boolean await(PartnershipCode partnership, long position, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!isReached(partnership, position)) {
      long left = deadline - System.nanoTime();
      if (left <= 0 || ended) {
        return false;
      }
      waitForMove(partnership, position, Math.min(left, LOOK_AGAIN.toNanos()));
    }
    return true;
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

  private boolean isReached(PartnershipCode partnership, long position) {
    return committedHere.getOrDefault(partnership, 0L) >= position
        || transactions.read(partnership, Tenant::position) >= position;
  }

  private void waitForMove(PartnershipCode partnership, long position, long nanos)
      throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (left > 0 && !ended && committedHere.getOrDefault(partnership, 0L) < position) {
        left = moved.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
