package uk.ragtime.command.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.ragtime.worker.BackOff;

/**
 * Writes one group and tells each request in it what became of it, whatever goes wrong: a
 * connection that dies, a disk that is full, a request that PostgreSQL will not take.
 */
final class GroupWriter {
  private static final Logger log = LoggerFactory.getLogger(GroupWriter.class);

  /** Between two tries: long enough to be polite, short beside a restart of PostgreSQL. */
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** The call that records a group. */
  interface Call {
    /**
     * @return one outcome a request, in their order
     */
    List<AppendOutcome> execute(List<PendingAppend> group) throws SQLException;
  }

  private final Call call;
  private final Duration patience;
  private final BiConsumer<List<PendingAppend>, List<AppendOutcome>> onWritten;

  /**
   * @param patience how long a call is made again when the connection fails
   * @param onWritten is told of every group that was written, before those who wait for it
   */
  GroupWriter(
      Call call,
      Duration patience,
      BiConsumer<List<PendingAppend>, List<AppendOutcome>> onWritten) {
    this.call = call;
    this.patience = patience;
    this.onWritten = onWritten;
  }

  void write(List<PendingAppend> group) {
    List<PendingAppend> inTime = new ArrayList<>(group.size());
    for (PendingAppend one : group) {
      if (one.isLate()) {
        String why = "The event store could not take it in time; nothing is recorded";
        one.outcome().completeExceptionally(new StoreUnavailableException(why, null));
      } else {
        inTime.add(one);
      }
    }
    if (!inTime.isEmpty()) {
      try {
        writeInTime(inTime);
      } catch (Error e) {
        // Out of memory, say. Nobody must be left waiting; who was told already stays told.
        inTime.forEach(one -> one.outcome().completeExceptionally(e));
        throw e;
      }
    }
  }

  private void writeInTime(List<PendingAppend> group) {
    try {
      List<AppendOutcome> outcomes = executePatiently(group);
      onWritten.accept(group, outcomes);
      for (int i = 0; i < group.size(); i++) {
        group.get(i).outcome().complete(outcomes.get(i));
      }
    } catch (StoreUnavailableException e) {
      log.warn("{} commands could not be recorded: {}", group.size(), e.toString());
      group.forEach(one -> one.outcome().completeExceptionally(e));
    } catch (SQLException | RuntimeException e) {
      divide(group, e);
    }
  }

  /**
   * Halves a group that was refused as a whole, until the request whose fault it is stands alone.
   */
  private void divide(List<PendingAppend> group, Exception refusal) {
    if (group.size() == 1) {
      group.getFirst().outcome().completeExceptionally(refusal);
      return;
    }
    log.warn("A group of {} commands was refused; trying its halves", group.size());
    int half = group.size() / 2;
    writeInTime(group.subList(0, half));
    writeInTime(group.subList(half, group.size()));
  }

  /**
   * When the connection fails nobody knows whether the commit happened. Trying again finds out: the
   * store knows a command that it has recorded by its id, and records none twice.
   */
  private List<AppendOutcome> executePatiently(List<PendingAppend> group) throws SQLException {
    long giveUpAt = System.nanoTime() + patience.toNanos();
    BackOff pauses = BackOff.constant(PAUSE);
    while (true) {
      try {
        return call.execute(group);
      } catch (SQLException e) {
        switch (StoreTrouble.of(e)) {
          case OUTCOME_UNKNOWN, PASSING -> {
            if (System.nanoTime() - giveUpAt > 0 || !pauses.pauseUnlessInterrupted()) {
              throw new StoreUnavailableException("The event store cannot be reached", e);
            }
          }
          case EXHAUSTED ->
              throw new StoreUnavailableException("The event store has no room at this moment", e);
          case REFUSED -> throw e;
        }
      }
    }
  }
}
