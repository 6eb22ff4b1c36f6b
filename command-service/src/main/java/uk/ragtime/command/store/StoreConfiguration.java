package uk.ragtime.command.store;

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
  Streams streams(StoreReader reader, MeterRegistry meters) {
    return new Streams(reader, meters);
  }

  @Bean(destroyMethod = "close")
  GroupCommit groupCommit(DataSource dataSource, AppendListener listener, MeterRegistry meters) {
    return new GroupCommit(dataSource, listener, meters);
  }
}
