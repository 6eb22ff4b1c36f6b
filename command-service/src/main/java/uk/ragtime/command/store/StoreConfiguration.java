package uk.ragtime.command.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
  @Bean
  StoreReader storeReader(DataSource dataSource) {
    return new StoreReader(dataSource);
  }

  @Bean
  InvitationSecret invitationSecret(DataSource dataSource) {
    return new InvitationSecret(dataSource);
  }

  @Bean
  StateCache stateCache(StoreReader reader, MeterRegistry meters) {
    return new StateCache(reader, meters);
  }

  @Bean(destroyMethod = "close")
  GroupCommit groupCommit(
      AppendConnection connection, AppendListener listener, MeterRegistry meters) {
    return new GroupCommit(connection.dataSource(), listener, meters);
  }

  @Bean(destroyMethod = "close")
  AppendConnection appendConnection(HikariDataSource readers, MeterRegistry meters) {
    HikariConfig config = new HikariConfig();
    readers.copyStateTo(config);
    config.setPoolName("append");
    config.setMaximumPoolSize(1);
    config.setMinimumIdle(1);
    config.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
    return new AppendConnection(new HikariDataSource(config));
  }

  /** The single connection that groups are written through, so that readers never delay it. */
  record AppendConnection(HikariDataSource dataSource) {
    void close() {
      dataSource.close();
    }
  }
}
