package uk.ragtime.command.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import uk.ragtime.database.DatabaseFailures;

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

  private static final int CLASS_LENGTH = 2;

  static StoreFailure of(SQLException failure) {
    @Nullable String state = failure.getSQLState();
    if (state == null || state.length() < CLASS_LENGTH) {
      return DatabaseFailures.isUnavailable(failure) ? OUTCOME_UNKNOWN : REJECTED;
    }
    // Classes of SQLSTATE, as PostgreSQL's manual lists them.
    return switch (state.substring(0, CLASS_LENGTH)) {
      case "08", "57", "58", "XX" -> OUTCOME_UNKNOWN;
      case "40", "55", "25" -> TRANSIENT;
      case "53" -> EXHAUSTED;
      default -> DatabaseFailures.isConnectionFailure(failure) ? OUTCOME_UNKNOWN : REJECTED;
    };
  }
}
