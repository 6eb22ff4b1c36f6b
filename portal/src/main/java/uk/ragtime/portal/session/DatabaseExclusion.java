package uk.ragtime.portal.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Exclusion among the requests of all portals, by an advisory lock of PostgreSQL. The change is
 * stored before the lock is released, so the next one finds it.
 *
 * <p>Each change holds a connection while it waits and works, and takes a second one to read and
 * store the session: the permits leave enough of them.
 */
final class DatabaseExclusion implements SessionExclusion {
  /** Longer than the issuer may take to answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  private static final String LOCK =
      """
      select pg_advisory_xact_lock(hashtextextended(?, 0))
      """;

  private final SessionRepository<?> sessions;
  private final JdbcTemplate jdbc;
  private final TransactionOperations transactions;
  private final Semaphore permits;

  /**
   * @param atOnce how many changes may hold connections at once: fewer than half of the pool's
   */
  DatabaseExclusion(
      SessionRepository<?> sessions,
      JdbcTemplate jdbc,
      TransactionOperations transactions,
      int atOnce) {
    this.sessions = sessions;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.permits = new Semaphore(atOnce, true);
  }

  @Override
  public <T> T update(
      HttpServletRequest request, String attribute, Class<T> type, UnaryOperator<T> change) {
    @Nullable HttpSession session = request.getSession(false);
    if (session == null) {
      throw new SessionEndedException();
    }
    takePermit();
    try {
      T changed =
          transactions.execute(_ -> {
            lock(session.getId());
            return changed(sessions, session.getId(), attribute, type, change);
          });
      if (changed == null) {
        throw new SessionEndedException();
      }
      return changed;
    } catch (DataAccessException | TransactionException e) {
      throw new SessionBusyException(e);
    } finally {
      permits.release();
    }
  }

  private void takePermit() {
    try {
      if (permits.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw new SessionBusyException(new QueryTimeoutException("Too many sessions change at once"));
  }

  private void lock(String session) {
    jdbc.execute("set local lock_timeout = " + PATIENCE.toMillis());
    jdbc.query(LOCK, _ -> {}, session);
  }

  private static <S extends Session, T> T changed(
      SessionRepository<S> sessions,
      String id,
      String attribute,
      Class<T> type,
      UnaryOperator<T> change) {
    @Nullable S session = sessions.findById(id);
    Object known = session == null ? null : session.getAttribute(attribute);
    if (session == null || !type.isInstance(known)) {
      throw new SessionEndedException();
    }
    T before = type.cast(known);
    T after = change.apply(before);
    if (!after.equals(before)) {
      session.setAttribute(attribute, after);
      sessions.save(session);
    }
    return after;
  }
}
