package uk.ragtime.portal.session;

import java.time.Instant;
import java.util.Set;

/** Ends sessions by their {@linkplain SessionMarks marks}, whichever portal they began at. */
@FunctionalInterface
public interface SessionEndings {

  /**
   * Ends the sessions that have one of some marks.
   *
   * @param begunUntil spares sessions that began later
   * @return number of sessions ended
   */
  int end(Set<String> marks, Instant begunUntil);
}
