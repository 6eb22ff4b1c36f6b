package uk.ragtime.query.rebuild.load;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Failure of a thread that works for the current one. */
final class BackgroundFailure {
  private BackgroundFailure() {}

  /**
   * Throws a failure again with both stack traces; does nothing for null.
   *
   * @throws SQLException with the same SQL state, if the failure is one
   */
  static void rethrow(@Nullable Exception failure) throws SQLException {
    switch (failure) {
      case null -> {}
      case SQLException known ->
          throw new SQLException(known.getMessage(), known.getSQLState(), known);
      case Exception other -> throw new IllegalStateException(other);
    }
  }
}
