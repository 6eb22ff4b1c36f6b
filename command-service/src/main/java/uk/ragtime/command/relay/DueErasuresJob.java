package uk.ragtime.command.relay;

import java.sql.SQLException;
import java.time.Duration;
import uk.ragtime.command.store.DueErasures;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.worker.Trouble;
import uk.ragtime.worker.Worker;

/** Looks for holds that have run out, in the one instance that relays. */
final class DueErasuresJob {
  /** Holds end with a day, so that soon after midnight is soon enough. */
  private static final Duration INTERVAL = Duration.ofMinutes(10);

  private final RecordedErasures erasures;
  private final DueErasures due;
  private final Worker worker;

  DueErasuresJob(RelayStore store, DueErasures due) {
    this.erasures = new RecordedErasures(store);
    this.due = due;
    this.worker =
        Worker.named("relay-due-erasures")
            .every(INTERVAL)
            .backOff(INTERVAL, INTERVAL)
            .troubles(Trouble::inWords)
            .repeating(this::carryOut);
  }

  void start() {
    worker.start();
  }

  void stop() {
    worker.stop();
  }

  private void carryOut(Worker worked) throws SQLException {
    for (PartnershipCode partnership : erasures.deferredIn()) {
      if (!worked.isStopping()) {
        due.carryOut(partnership);
      }
    }
  }
}
