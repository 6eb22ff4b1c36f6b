package uk.ragtime.portal.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Exclusion among the requests of one portal, whose sessions are in memory. */
final class MemoryExclusion implements SessionExclusion {

  /** Enough that two sessions seldom share one. */
  private static final int LOCKS = 256;

  private final Lock[] locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

  @Override
  public <T> T update(
      HttpServletRequest request, String attribute, Class<T> type, UnaryOperator<T> change) {
    @Nullable HttpSession session = request.getSession(false);
    if (session == null) {
      throw new SessionEndedException();
    }
    Lock lock = locks[Math.floorMod(session.getId().hashCode(), LOCKS)];
    lock.lock();
    try {
      Object known = session.getAttribute(attribute);
      if (!type.isInstance(known)) {
        throw new SessionEndedException();
      }
      T changed = change.apply(type.cast(known));
      session.setAttribute(attribute, changed);
      return changed;
    } finally {
      lock.unlock();
    }
  }
}
