package uk.ragtime.command.relay;

import java.sql.SQLException;
import java.time.Duration;
import uk.ragtime.worker.Trouble;
import uk.ragtime.worker.Worker;

/** Deletes idempotency keys that are too old, in the one instance that relays. */
final class RetentionJob {
  /** Often enough that there is never much to delete at once. */
  private static final Duration INTERVAL = Duration.ofMinutes(10);

  /** A deletion of so many rows ends before anybody waits for it. */
  static final int MAX_KEYS = 1_000;

  private final Leases leases;
  private final Worker worker;

  RetentionJob(Leases leases) {
    this.leases = leases;
    this.worker =
        Worker.named("relay-retention")
            .every(INTERVAL)
            .backOff(INTERVAL, INTERVAL)
            .troubles(Trouble::inWords)
            .repeating(this::deleteOldKeys);
  }

  void start() {
    worker.start();
  }

  void stop() {
    worker.stop();
  }

  private void deleteOldKeys(Worker worked) throws SQLException {
    int deleted;
    do {
      deleted = leases.deleteOldKeys(MAX_KEYS);
    } while (deleted == MAX_KEYS && !worked.isStopping());
  }
}
