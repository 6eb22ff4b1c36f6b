package uk.ragtime.portal.session;

import jakarta.servlet.http.HttpServletRequest;

/** Mark of a request whose session could not be read or written. */
public final class SessionsAway {
  private static final String AWAY = SessionsAway.class.getName();

  private SessionsAway() {}

  static void mark(HttpServletRequest request) {
    request.setAttribute(AWAY, true);
  }

  public static boolean isMarked(HttpServletRequest request) {
    return request.getAttribute(AWAY) != null;
  }
}
