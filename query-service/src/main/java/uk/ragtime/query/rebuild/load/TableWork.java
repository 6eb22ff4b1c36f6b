package uk.ragtime.query.rebuild.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import uk.ragtime.query.rebuild.RebuildCancelledException;

/**
 * Statements over whole tables, such as those that build indexes, two at a time: each keeps one
 * processor busy in PostgreSQL. Each is committed by itself.
 */
final class TableWork implements AutoCloseable {
  /** Opens a connection whose search path is the generation. */
  @FunctionalInterface
  interface Connections {
    Connection open() throws SQLException;
  }

  private static final int AT_ONCE = 2;

  /** Enough to sort a million rows without temporary files. */
  private static final String IN_MEMORY =
      "set maintenance_work_mem = '256MB'; set work_mem = '128MB'";

  /** Workers would compete with the other statement, and cost more in all. */
  private static final String WITHOUT_WORKERS =
      "set max_parallel_maintenance_workers = 0; set max_parallel_workers_per_gather = 0";

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Queue<String> statements;
  private final List<Connection> connections = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile @Nullable Exception failure;

  private TableWork(Collection<String> statements) {
    this.statements = new ConcurrentLinkedQueue<>(statements);
  }

  /**
   * Begins with the first ones.
   *
   * @param statements longest first, so that the last ones do not leave one processor idle
   */
  static TableWork start(Connections connections, Collection<String> statements)
      throws SQLException {
    TableWork work = new TableWork(statements);
    try {
      for (int i = 0; i < AT_ONCE; i++) {
        Connection connection = connections.open();
        work.connections.add(connection);
        try (Statement settings = connection.createStatement()) {
          settings.execute(IN_MEMORY);
          settings.execute(WITHOUT_WORKERS);
        }
      }
    } catch (SQLException | RuntimeException e) {
      work.close();
      throw e;
    }
    for (Connection connection : work.connections) {
      work.threads.add(
          Thread.ofPlatform().name("rebuild-tables").start(() -> work.execute(connection)));
    }
    return work;
  }

  /**
   * Waits until all statements are committed.
   *
   * @param meanwhile runs every second, and may abort by throwing
   */
  void await(Runnable meanwhile) throws SQLException {
    try {
      for (Thread thread : threads) {
        while (!thread.join(BETWEEN_LOOKS)) {
          BackgroundFailure.rethrow(failure);
          meanwhile.run();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RebuildCancelledException();
    }
    BackgroundFailure.rethrow(failure);
  }

  private void execute(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      for (String sql = statements.poll(); sql != null; sql = statements.poll()) {
        statement.execute(sql);
      }
    } catch (SQLException | RuntimeException e) {
      failure = e;
    }
  }

  /** Ends what is under way. */
  @Override
  public void close() throws SQLException {
    statements.clear();
    boolean isUnderWay = threads.stream().anyMatch(Thread::isAlive);
    SQLException notCancelled = null;
    for (Connection connection : connections) {
      try {
        if (isUnderWay) {
          // Otherwise PostgreSQL would finish an index that nobody uses.
          connection.unwrap(PGConnection.class).cancelQuery();
        }
      } catch (SQLException e) {
        notCancelled = e;
      } finally {
        connection.abort(Runnable::run);
      }
    }
    BackgroundFailure.rethrow(notCancelled);
  }
}
