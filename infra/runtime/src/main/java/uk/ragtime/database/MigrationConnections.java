package uk.ragtime.database;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The owner's connections, kept while migrations are looked at and run. Flyway opens two or three
 * for each of its commands and closes them afterwards; here they wait for the next command, without
 * anything that the one before has left in their session.
 */
public final class MigrationConnections implements DataSource, AutoCloseable {
  private static final org.slf4j.Logger log = LoggerFactory.getLogger(MigrationConnections.class);

  private final DataSource owner;
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

  MigrationConnections(DataSource owner) {
    this.owner = owner;
  }

  /**
   * Has Flyway use connections again for as long as the work takes.
   *
   * @param work is given a Flyway with the same settings
   */
  public static <T> T kept(Flyway flyway, Function<Flyway, T> work) {
    var settings = flyway.getConfiguration();
    try (var connections = new MigrationConnections(settings.getDataSource())) {
      return work.apply(
          Flyway.configure(settings.getClassLoader())
              .configuration(settings)
              .dataSource(connections)
              .load());
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection kept = idle.pollFirst();
    Connection connection = kept == null ? owner.getConnection() : kept;
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Connection.class}, new Lent(connection));
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("The owner's connections are nobody else's");
  }

  private void takeBack(Connection connection) throws SQLException {
    if (isAsNew(connection)) {
      idle.addFirst(connection);
    } else {
      connection.close();
    }
  }

  /** A connection that cannot be made so is one that is lost. */
  private static boolean isAsNew(Connection connection) {
    try {
      if (connection.isClosed()) {
        return false;
      }
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      connection.setReadOnly(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("discard all");
      }
      return true;
    } catch (SQLException e) {
      log.debug("A connection of the database's owner is not used again", e);
      return false;
    }
  }

  @Override
  public void close() {
    for (Connection kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
      try {
        kept.close();
      } catch (SQLException e) {
        log.debug("A connection of the database's owner was lost", e);
      }
    }
  }

  /** A connection whose user closes it. */
  private final class Lent implements InvocationHandler {
    private final Connection connection;
    private boolean returned;

    Lent(Connection connection) {
      this.connection = connection;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given)
        throws Throwable {
      if (method.getName().equals("close")) {
        if (!returned) {
          returned = true;
          takeBack(connection);
        }
        return null;
      }
      if (method.getName().equals("isClosed") && returned) {
        return true;
      }
      if (returned && method.getDeclaringClass() != Object.class) {
        throw new SQLException("This connection has been closed.");
      }
      try {
        return method.invoke(connection, given);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }

  @Override
  public @Nullable PrintWriter getLogWriter() throws SQLException {
    return owner.getLogWriter();
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    owner.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    owner.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return owner.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return owner.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return owner.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return owner.isWrapperFor(type);
  }
}
