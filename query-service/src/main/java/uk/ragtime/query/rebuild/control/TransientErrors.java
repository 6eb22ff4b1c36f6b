package uk.ragtime.query.rebuild.control;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what may pass by itself from what will not. */
final class TransientErrors {
  /** Connections, conflicts, resources, locks, an operator who intervenes. */
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
