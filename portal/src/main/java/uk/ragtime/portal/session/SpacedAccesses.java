package uk.ragtime.portal.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Sessions whose last access is written once a minute, and not by each request: a transaction less
 * for a page. A session may end as much earlier.
 */
final class SpacedAccesses<S extends Session>
    implements SessionRepository<SpacedAccesses.SpacedSession<S>> {
  private static final Duration SPACE = Duration.ofMinutes(1);

  /** A shorter session is written more often: it ends at most this part of its time earlier. */
  private static final int PART = 60;

  private final SessionRepository<S> sessions;

  SpacedAccesses(SessionRepository<S> sessions) {
    this.sessions = sessions;
  }

  @Override
  public SpacedSession<S> createSession() {
    return new SpacedSession<>(sessions.createSession(), true);
  }

  @Override
  public void save(SpacedSession<S> session) {
    if (session.changed) {
      sessions.save(session.session);
      session.changed = false;
    }
  }

  @Override
  public @Nullable SpacedSession<S> findById(String id) {
    S session = sessions.findById(id);
    return session == null ? null : new SpacedSession<>(session, false);
  }

  @Override
  public void deleteById(String id) {
    sessions.deleteById(id);
  }

  /** A session that knows whether there is anything to write. */
  static final class SpacedSession<S extends Session> implements Session {
    private final S session;
    private boolean changed;

    private SpacedSession(S session, boolean changed) {
      this.session = session;
      this.changed = changed;
    }

    @Override
    public String getId() {
      return session.getId();
    }

    @Override
    public String changeSessionId() {
      changed = true;
      return session.changeSessionId();
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as declared by Spring
    public <T> @Nullable T getAttribute(String name) {
      return session.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
      return session.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, Object value) {
      changed = true;
      session.setAttribute(name, value);
    }

    @Override
    public void removeAttribute(String name) {
      changed = true;
      session.removeAttribute(name);
    }

    @Override
    public Instant getCreationTime() {
      return session.getCreationTime();
    }

    @Override
    public void setLastAccessedTime(Instant accessed) {
      Duration part = getMaxInactiveInterval().dividedBy(PART);
      Duration space = part.compareTo(SPACE) < 0 ? part : SPACE;
      if (!accessed.isBefore(getLastAccessedTime().plus(space))) {
        changed = true;
        session.setLastAccessedTime(accessed);
      }
    }

    @Override
    public Instant getLastAccessedTime() {
      return session.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
      changed = true;
      session.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
      return session.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
      return session.isExpired();
    }
  }
}
