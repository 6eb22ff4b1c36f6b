package uk.ragtime.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.ragtime.worker.FailureReason;

/** All pools of a service, so that none keeps connections to a server that another has replaced. */
public final class ConnectionPools {
  private static final Logger log = LoggerFactory.getLogger(ConnectionPools.class);

  private final HikariDataSource main;
  private final List<HikariDataSource> pools = new CopyOnWriteArrayList<>();
  private final List<Runnable> others = new CopyOnWriteArrayList<>();

  public ConnectionPools(HikariDataSource main) {
    this.main = main;
    pools.add(main);
  }

  /**
   * Opens a further pool. It connects as the main pool does, for at most as long, and its creator
   * closes it.
   */
  public HikariDataSource open(HikariConfig config) {
    config.setDriverClassName(PrimaryDriver.class.getName());
    config.setMaxLifetime(main.getMaxLifetime());
    if (config.getMinimumIdle() >= 0 && config.getMinimumIdle() < config.getMaximumPoolSize()) {
      config.setIdleTimeout(config.getMaxLifetime() / 2);
    }
    HikariDataSource pool = new HikariDataSource(config);
    pools.add(pool);
    return pool;
  }

  /** Opens a further pool with the main pool's role and settings. */
  public HikariDataSource open(String name, int connections, int idle) {
    HikariConfig config = new HikariConfig();
    main.copyStateTo(config);
    config.setPoolName(name);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(idle);
    return open(config);
  }

  /** Runs an action whenever all connections are closed, for one that is in no pool. */
  public void onEviction(Runnable action) {
    others.add(action);
  }

  /** Closes every connection: idle ones at once, the others when they are returned. */
  void evictAll() {
    for (HikariDataSource pool : pools) {
      HikariPoolMXBean connections = pool.getHikariPoolMXBean();
      if (connections != null) {
        connections.softEvictConnections();
      }
    }
    others.forEach(Runnable::run);
  }

  /**
   * Connects once as each pool does, but no further to an address that does not answer, and not
   * again as a pool did that is alike. A refusal of another login than the service's own is logged:
   * the service is ready, and part of it fails.
   *
   * @return the failure of the service's own login, if it failed
   * @throws UnsuitableConnectionException if a service would give wrong answers there
   */
  Optional<SQLException> tryEach() throws UnsuitableConnectionException {
    Optional<SQLException> own = Optional.empty();
    Set<String> failed = new HashSet<>();
    Set<List<Object>> tried = new HashSet<>();
    for (HikariDataSource pool : pools) {
      String login = pool.getUsername() + " at " + pool.getJdbcUrl();
      if (failed.contains(login) || failed.contains(pool.getJdbcUrl())) {
        continue;
      }
      Properties properties = properties(pool);
      if (!tried.add(List.of(String.valueOf(pool.getJdbcUrl()), properties.clone()))) {
        continue;
      }
      try {
        connect(pool, properties).close();
      } catch (UnsuitableConnectionException e) {
        throw e;
      } catch (SQLException e) {
        failed.add(DatabaseFailures.isLoginRefused(e) ? login : pool.getJdbcUrl());
        if (pool.equals(main)) {
          own = Optional.of(e);
        } else {
          log.error(
              "{} (pool {}): {}",
              DatabaseFailures.sentence(e, String.valueOf(pool.getUsername())),
              pool.getPoolName(),
              FailureReason.of(e));
        }
      }
    }
    return own;
  }

  /** Settings, user and password with which a pool connects. */
  private static Properties properties(HikariConfig pool) {
    Properties properties = new Properties();
    properties.putAll(pool.getDataSourceProperties());
    properties.setProperty("user", Objects.requireNonNullElse(pool.getUsername(), ""));
    properties.setProperty("password", Objects.requireNonNullElse(pool.getPassword(), ""));
    return properties;
  }

  /** Connects past a pool, which would retry. */
  private static Connection connect(HikariConfig pool, Properties properties) throws SQLException {
    Connection connection = new PrimaryDriver().connect(pool.getJdbcUrl(), properties);
    if (connection == null) {
      throw new SQLException("This is no address of PostgreSQL: " + pool.getJdbcUrl());
    }
    return connection;
  }
}
