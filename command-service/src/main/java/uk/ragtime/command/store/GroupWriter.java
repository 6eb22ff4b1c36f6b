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
 * Writes one group and completes each of its requests, whatever goes wrong: a broken connection, a
 * full disk, a request that PostgreSQL rejects.
 */
final class GroupWriter {
  private static final Logger log = LoggerFactory.getLogger(GroupWriter.class);

  /** Pause between attempts, short beside a restart of PostgreSQL. */
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** The call that writes a group. */
  interface Call {
    /**
     * @return the outcomes, in the order of the requests; some requests may be completed by then
     */
    List<AppendOutcome> execute(List<PendingAppend> group) throws SQLException;
  }

  private final Call call;
  private final BiConsumer<List<PendingAppend>, List<AppendOutcome>> onWritten;

  /**
   * @param onWritten called for every written group, before its requests are completed
   */
  GroupWriter(Call call, BiConsumer<List<PendingAppend>, List<AppendOutcome>> onWritten) {
    this.call = call;
    this.onWritten = onWritten;
  }

  void write(List<PendingAppend> group) {
    List<PendingAppend> inTime = new ArrayList<>(group.size());
    for (PendingAppend one : group) {
      if (one.isExpired()) {
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
        // Such as out of memory. No caller may wait for ever; completing twice has no effect.
        inTime.forEach(one -> one.outcome().completeExceptionally(e));
        throw e;
      }
    }
  }

  private void writeInTime(List<PendingAppend> group) {
    try {
      List<AppendOutcome> outcomes = executeWithRetry(group);
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

  /** Retries the halves of a rejected group until the request at fault is alone. */
  private void divide(List<PendingAppend> group, Exception rejection) {
    if (group.size() == 1) {
      group.getFirst().outcome().completeExceptionally(rejection);
      return;
    }
    log.warn("A group of {} commands was rejected; retrying its halves", group.size());
    int half = group.size() / 2;
    writeInTime(group.subList(0, half));
    writeInTime(group.subList(half, group.size()));
  }

  /**
   * After a broken connection the outcome of the commit is unknown. A retry finds out: the store
   * recognises a recorded command by its id and records none twice. Retries end with the deadline
   * of the last request.
   */
  private List<AppendOutcome> executeWithRetry(List<PendingAppend> group) throws SQLException {
    BackOff pauses = BackOff.constant(PAUSE);
    while (true) {
      try {
        return call.execute(group);
      } catch (SQLException e) {
        switch (StoreFailure.of(e)) {
          case OUTCOME_UNKNOWN, TRANSIENT -> {
            if (group.stream().allMatch(PendingAppend::isExpired)
                || !pauses.pauseUnlessInterrupted()) {
              throw new StoreUnavailableException("The event store cannot be reached", e);
            }
          }
          case EXHAUSTED ->
              throw new StoreUnavailableException("The event store has no room at this moment", e);
          case REJECTED -> throw e;
        }
      }
    }
  }
}
