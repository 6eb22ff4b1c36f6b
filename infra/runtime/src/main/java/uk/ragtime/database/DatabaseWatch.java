package uk.ragtime.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import uk.ragtime.worker.FailureReason;
import uk.ragtime.worker.Trouble;
import uk.ragtime.worker.Worker;

/**
 * Looks every second whether PostgreSQL takes writes, whether it is the same server as before, and
 * whether its schema suits this release. After a switch-over it empties all pools: their
 * connections may lead to the former primary for as long as that keeps them open.
 */
final class DatabaseWatch implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(DatabaseWatch.class);

  /** Writes are retried for longer, so that most of them survive a switch-over. */
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private static final String SERVER =
      """
      select pg_is_in_recovery() or current_setting('default_transaction_read_only')::boolean,
             concat_ws('/', inet_server_addr(), inet_server_port(), pg_postmaster_start_time())
      """;

  private final ConnectionPools pools;
  private final HikariDataSource own;
  private final Optional<ReleasedSchema> schema;
  private final Worker worker;
  private @Nullable String server;
  private volatile DatabaseState state = DatabaseState.UNKNOWN;

  DatabaseWatch(ConnectionPools pools, Optional<ReleasedSchema> schema) {
    this.pools = pools;
    // Its own, so that a service whose connections are all in use is not taken for unreachable.
    this.own = pools.open("watch", 1, 0);
    this.schema = schema;
    this.worker =
        Worker.named("database-watch")
            .every(INTERVAL)
            .backOff(INTERVAL, INTERVAL)
            .troubles(DatabaseWatch::trouble)
            .repeating(_ -> look());
  }

  private static Trouble trouble(Throwable e) {
    return Trouble.inWords(DatabaseState.unreachable(e).remark() + ": " + FailureReason.of(e));
  }

  DatabaseState state() {
    return state;
  }

  private void look() throws SQLException {
    DatabaseState before = state;
    try (Connection connection = own.getConnection()) {
      state = stateOf(connection);
    } catch (SQLException e) {
      state = DatabaseState.unreachable(e);
      throw e;
    }
    if (!state.equals(before) && !state.isReady()) {
      log.warn("Not ready: {}", state.remark());
    }
  }

  private DatabaseState stateOf(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SERVER)) {
      row.next();
      if (row.getBoolean(1)) {
        pools.evictAll();
        return DatabaseState.READ_ONLY;
      }
      String present = row.getString(2);
      if (server != null && !present.equals(server)) {
        log.info("Another PostgreSQL server answers now; all connections are made anew");
        pools.evictAll();
      }
      server = present;
    }
    return schema.isPresent() ? schema.get().compare(connection) : DatabaseState.READY;
  }

  /**
   * Refuses to start where a service would give wrong answers; an unreachable database is waited
   * for.
   */
  @Override
  public void start() {
    try {
      Optional<SQLException> failure = pools.tryEach();
      if (failure.isPresent()) {
        throw failure.get();
      }
      look();
    } catch (UnsuitableConnectionException e) {
      throw new StartRefusedException(String.valueOf(e.getMessage()), e);
    } catch (SQLException e) {
      state = DatabaseState.unreachable(e);
      log.warn("Not ready: {}: {}", state.remark(), FailureReason.of(e));
    }
    worker.start();
  }

  @Override
  public void stop() {
    worker.stop();
  }

  void close() {
    own.close();
  }

  /** Starts before everything that uses the database. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }

  @Override
  public boolean isRunning() {
    return worker.isRunning();
  }
}
