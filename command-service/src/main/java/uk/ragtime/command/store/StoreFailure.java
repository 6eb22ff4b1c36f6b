package uk.ragtime.command.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Classification of a failed call to the store. */
enum StoreFailure {
  /** The commit may have happened. Retrying the same call finds out. */
  OUTCOME_UNKNOWN,

  /** Nothing is recorded, and a retry may succeed at once. */
  TRANSIENT,

  /** Nothing is recorded, and retries fail until an administrator frees space. */
  EXHAUSTED,

  /** Nothing is recorded, because PostgreSQL rejects one of the requests. */
  REJECTED;

  static StoreFailure of(SQLException failure) {
    @Nullable String state = failure.getSQLState();
    if (state == null) {
      return isConnectionFailure(failure) ? OUTCOME_UNKNOWN : REJECTED;
    }
    // Classes of SQLSTATE, as PostgreSQL's manual lists them.
    return switch (state.substring(0, 2)) {
      case "08", "57", "58", "XX" -> OUTCOME_UNKNOWN;
      case "40", "55", "25" -> TRANSIENT;
      case "53" -> EXHAUSTED;
      default -> isConnectionFailure(failure) ? OUTCOME_UNKNOWN : REJECTED;
    };
  }

  private static boolean isConnectionFailure(SQLException failure) {
    return failure instanceof SQLTransientConnectionException
        || failure instanceof SQLNonTransientConnectionException
        || failure instanceof SQLRecoverableException;
  }
}
