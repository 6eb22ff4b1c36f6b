package uk.ragtime.portal.session;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ends sessions of a portal that keeps them in its memory. */
final class MemoryEndings implements SessionEndings, HttpSessionListener {
  private final Set<HttpSession> sessions = ConcurrentHashMap.newKeySet();

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    sessions.add(event.getSession());
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    sessions.remove(event.getSession());
  }

  @Override
  public int end(Set<String> marks, Instant begunUntil) {
    return (int) sessions.stream().filter(session -> isEnded(session, marks, begunUntil)).count();
  }

  private static boolean isEnded(HttpSession session, Set<String> marks, Instant begunUntil) {
    try {
      boolean meant =
          session.getCreationTime() <= begunUntil.toEpochMilli()
              && marks.stream().anyMatch(mark -> session.getAttribute(mark) != null);
      if (meant) {
        session.invalidate();
      }
      return meant;
    } catch (IllegalStateException _) {
      // It has ended meanwhile.
      return false;
    }
  }
}
