package uk.ragtime.command.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** What a failed call to the store says about the requests that it was made for. */
enum StoreTrouble {
  /** Nobody knows whether the commit happened. Making the same call again finds out. */
  OUTCOME_UNKNOWN,

  /** Nothing is recorded, and the same call may succeed at once. */
  PASSING,

  /** Nothing is recorded, and nothing will be until somebody makes room. */
  EXHAUSTED,

  /** Nothing is recorded, and it is the fault of one of the requests. */
  REFUSED;

  static StoreTrouble of(SQLException failure) {
    @Nullable String state = failure.getSQLState();
    if (state == null) {
      return isConnectionFailure(failure) ? OUTCOME_UNKNOWN : REFUSED;
    }
    // Classes of SQLSTATE, and a few codes within them, as PostgreSQL's manual lists them.
    return switch (state.substring(0, 2)) {
      case "08", "57", "58", "XX" -> OUTCOME_UNKNOWN;
      case "40", "55", "25" -> PASSING;
      case "53" -> EXHAUSTED;
      default -> isConnectionFailure(failure) ? OUTCOME_UNKNOWN : REFUSED;
    };
  }

  private static boolean isConnectionFailure(SQLException failure) {
    return failure instanceof SQLTransientConnectionException
        || failure instanceof SQLNonTransientConnectionException
        || failure instanceof SQLRecoverableException;
  }
}
