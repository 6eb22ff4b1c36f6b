package uk.ragtime.command.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one instance has to do now and then: the one that relays, on a thread of its own. */
final class Housekeeping {
  private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

  /** Often enough that there is never much to do at once. */
  private static final Duration INTERVAL = Duration.ofMinutes(10);

  /** A delete of so many rows is over before anybody waits for it. */
  static final int MAX_KEYS = 1_000;

  private final Leases leases;
  private final AtomicBoolean busy = new AtomicBoolean();
  private long nextAt = System.nanoTime();

  Housekeeping(Leases leases) {
    this.leases = leases;
  }

  /** Begins if it is time to. */
  void tend() {
    if (System.nanoTime() - nextAt >= 0 && busy.compareAndSet(false, true)) {
      nextAt = System.nanoTime() + INTERVAL.toNanos();
      Thread.ofVirtual().name("relay-housekeeping").start(this::run);
    }
  }

  private void run() {
    try {
      forgetKeys();
    } catch (SQLException e) {
      log.info("Housekeeping is put off: {}", e.toString());
    } finally {
      busy.set(false);
    }
  }

  private void forgetKeys() throws SQLException {
    int forgotten;
    do {
      forgotten = leases.forgetKeys(MAX_KEYS);
    } while (forgotten == MAX_KEYS);
  }
}
