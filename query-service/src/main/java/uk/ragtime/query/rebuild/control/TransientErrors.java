package uk.ragtime.query.rebuild.control;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Distinguishes transient failures from permanent ones. */
final class TransientErrors {
  /** Connections, conflicts, resources, locks, interventions of an operator. */
  private static final List<String> CLASSES = List.of("08", "40", "53", "55", "57", "58");

  private TransientErrors() {}

  static boolean mayPass(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException e) {
        String state = e.getSQLState();
        return state == null || CLASSES.contains(state.substring(0, 2));
      }
    }
    return false;
  }
}
