package uk.ragtime.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import uk.ragtime.query.generation.Generation;
import uk.ragtime.query.generation.Generations;

/** The read models' database as its owner sees it, who alone may create schemas in it. */
@Component
public final class OwnerDatabase {
  /** A swap waits no longer for a writer than a writer may wait for an answer. */
  private static final String LOCK_TIMEOUT = "set lock_timeout = '10s'";

  private final ObjectProvider<Flyway> flyway;
  private final @Nullable String owner;

  OwnerDatabase(
      ObjectProvider<Flyway> flyway,
      @Value("${spring.flyway.user:#{null}}") @Nullable String owner) {
    this.flyway = flyway;
    this.owner = owner;
  }

  /** Whether the owner is configured on this instance. */
  public boolean isKnown() {
    return owner != null && !owner.isBlank() && flyway.getIfAvailable() != null;
  }

  /** Opens a connection that the caller closes. */
  public Connection connect() throws SQLException {
    DataSource dataSource = flyway.getObject().getConfiguration().getDataSource();
    Connection connection = dataSource.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute(LOCK_TIMEOUT);
    }
    return connection;
  }

  /** Opens a connection whose search path is a generation. */
  public Connection connect(Generation generation) throws SQLException {
    Connection connection = connect();
    use(connection, generation);
    return connection;
  }

  public static void use(Connection connection, Generation generation) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set search_path to " + generation.schema());
    }
  }

  /** Statements that are committed together, on a connection that otherwise commits each one. */
  @FunctionalInterface
  public interface TransactionBody<T> {
    T run() throws SQLException;
  }

  public static <T> T inTransaction(Connection connection, TransactionBody<T> work)
      throws SQLException {
    connection.setAutoCommit(false);
    boolean committed = false;
    try {
      T run = work.run();
      connection.commit();
      committed = true;
      return run;
    } finally {
      if (!committed) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
  }

  public static JdbcClient on(Connection connection) {
    return JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  public Generations generations() {
    return new Generations(flyway.getObject());
  }
}
