package uk.ragtime.query.rebuild.load;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What went wrong on a thread that works for this one. */
final class BackgroundFailure {
  private BackgroundFailure() {}

  /**
   * Throws it here as well, so that both places can be seen; does nothing where there is nothing.
   *
   * @throws SQLException with the same state, where that is what it is
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
