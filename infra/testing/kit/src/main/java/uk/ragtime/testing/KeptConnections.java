package uk.ragtime.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A few connections of the tests themselves, kept for their next statement: opening one costs both
 * sides more than most statements do, and tests ask again and again until something holds.
 */
public final class KeptConnections {
  /** Of all databases together: a server has 200. */
  private static final int MOST = 8;

  private static final int SECONDS_TO_ANSWER = 5;

  /** Class of the states of statements that are wrong or forbidden. */
  private static final String REFUSED_STATEMENT = "42";

  private static final Deque<Kept> KEPT = new ArrayDeque<>();

  private record Kept(String url, String user, Connection connection) {}

  /** Statements that leave neither a transaction nor a setting behind. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private KeptConnections() {}

  /** Works within a transaction that is rolled back. */
  public static <T> T rollingBack(String url, String user, String password, Work<T> work)
      throws SQLException {
    return with(
        url,
        user,
        password,
        connection -> {
          connection.setAutoCommit(false);
          try {
            return work.on(connection);
          } finally {
            connection.rollback();
            connection.setAutoCommit(true);
          }
        });
  }

  /**
   * Works on a kept connection, or on a new one. One on which something fails is not kept, unless
   * PostgreSQL refuses a statement that is a transaction of its own.
   */
  public static <T> T with(String url, String user, String password, Work<T> work)
      throws SQLException {
    Connection found = take(url, user);
    Connection connection = found == null ? open(url, user, password) : found;
    boolean well = false;
    try {
      T result = work.on(connection);
      well = true;
      return result;
    } catch (SQLException e) {
      well =
          String.valueOf(e.getSQLState()).startsWith(REFUSED_STATEMENT)
              && connection.getAutoCommit();
      throw e;
    } finally {
      if (well) {
        keep(new Kept(url, user, connection));
      } else {
        connection.close();
      }
    }
  }

  private static Connection open(String url, String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    // Between two statements a schema may have become another one.
    properties.setProperty("prepareThreshold", "0");
    return DriverManager.getConnection(url, properties);
  }

  private static @Nullable Connection take(String url, String user) throws SQLException {
    Connection found = find(url, user);
    if (found != null && !found.isValid(SECONDS_TO_ANSWER)) {
      found.close();
      return null;
    }
    return found;
  }

  private static synchronized @Nullable Connection find(String url, String user) {
    for (Iterator<Kept> all = KEPT.iterator(); all.hasNext(); ) {
      Kept one = all.next();
      if (one.url.equals(url) && one.user.equals(user)) {
        all.remove();
        return one.connection;
      }
    }
    return null;
  }

  private static synchronized void keep(Kept one) throws SQLException {
    KEPT.addFirst(one);
    if (KEPT.size() > MOST) {
      KEPT.removeLast().connection.close();
    }
  }
}
