package uk.ragtime.query.tenancy;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Objects;
import java.util.Properties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One connection like those of the service's pool, kept so that its cached plans are kept as well.
 */
public final class SingleConnectionPool implements AutoCloseable {
  private final SingleConnectionDataSource source;
  private final TenantTransactions transactions;

  public SingleConnectionPool(HikariDataSource pool) {
    source = new SingleConnectionDataSource(pool.getJdbcUrl(), true);
    Properties properties = new Properties();
    properties.putAll(pool.getDataSourceProperties());
    properties.setProperty("user", pool.getUsername());
    properties.setProperty("password", pool.getPassword());
    source.setConnectionProperties(properties);
    transactions =
        new TenantTransactions(
            source,
            new DataSourceTransactionManager(source),
            new ReferenceMemory(new ReferenceSettings(64), new SimpleMeterRegistry()),
            "ragtime_projector");
  }

  public TenantTransactions transactions() {
    return transactions;
  }

  /** Makes what it has read show in the server's statistics. */
  public void report() {
    new JdbcTemplate(source).execute("select pg_stat_force_next_flush()");
  }

  /** A number, asked for on the connection itself. */
  public long number(String sql) {
    return Objects.requireNonNull(new JdbcTemplate(source).queryForObject(sql, Long.class));
  }

  @Override
  public void close() {
    source.destroy();
  }
}
