package uk.ragtime.portal.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.UnaryOperator;

/** Changes of a session's value that exclude each other, on all portals that share the session. */
public interface SessionExclusion {

  /**
   * Changes the latest value, which may be newer than the one that the request has.
   *
   * @param change returns its argument to leave it as it is; what it throws is passed on
   * @return the value afterwards
   * @throws SessionEndedException if the session or the value is gone
   * @throws SessionBusyException if others change it for too long, or the database is away
   */
  <T> T update(
      HttpServletRequest request, String attribute, Class<T> type, UnaryOperator<T> change);

  /** The session has ended, or has no such value. */
  final class SessionEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The value cannot be changed just now. */
  final class SessionBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SessionBusyException(Throwable cause) {
      super(cause);
    }
  }
}
