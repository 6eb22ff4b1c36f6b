package uk.ragtime.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Pools, and the database's part of readiness, for every service that has a database. */
@AutoConfiguration(
    afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnBean(HikariDataSource.class)
public class DatabaseAutoConfiguration {
  @Bean
  ConnectionPools connectionPools(HikariDataSource main) {
    return new ConnectionPools(main);
  }

  @Bean(destroyMethod = "close")
  DatabaseWatch databaseWatch(ConnectionPools pools, ObjectProvider<ReleasedSchema> schema) {
    return new DatabaseWatch(pools, Optional.ofNullable(schema.getIfAvailable()));
  }

  @Bean("database")
  DatabaseHealthIndicator databaseHealthIndicator(DatabaseWatch watch) {
    return new DatabaseHealthIndicator(watch);
  }
}
