package uk.ragtime.web.limit;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import uk.ragtime.database.ConnectionPools;
import uk.ragtime.database.DatabaseAutoConfiguration;
import uk.ragtime.web.security.CallerOfRequest;

/** Limits for every service; shared between its instances where it names a schema for them. */
@AutoConfiguration(after = DatabaseAutoConfiguration.class)
@EnableConfigurationProperties(LimitSettings.class)
class LimitAutoConfiguration {
  /** Half of the connections that a service has unless it says otherwise. */
  private static final int PLACES_WITHOUT_A_POOL = 6;

  /**
   * Most of a request's time is a processor's, here or in PostgreSQL; one may wait for the disk.
   */
  private static final int BUSY = Runtime.getRuntime().availableProcessors() + 1;

  @Bean
  Limits limits(
      LimitSettings settings, ObjectProvider<HikariDataSource> pool, MeterRegistry registry) {
    HikariDataSource connections = pool.getIfUnique();
    int half =
        connections == null
            ? PLACES_WITHOUT_A_POOL
            : Math.max(1, connections.getMaximumPoolSize() / 2);
    Integer said = settings.places();
    int places = said == null ? Math.min(half, BUSY) : said;
    return new Limits(settings, places, System::nanoTime, registry);
  }

  @Bean
  @ConditionalOnBean(ConnectionPools.class)
  @ConditionalOnProperty("ragtime.limits.schema")
  PostgresBudgetStore budgetStore(
      ConnectionPools pools, @Value("${ragtime.limits.schema}") String schema) {
    // Its own, so that it is not waited for where the others are all in use.
    HikariDataSource own = pools.open("limits", 1, 0);
    return new PostgresBudgetStore(own, schema, own::close);
  }

  @Bean
  BudgetSync budgetExchange(
      Limits limits,
      ObjectProvider<PostgresBudgetStore> store,
      LimitSettings settings,
      MeterRegistry registry) {
    return new BudgetSync(
        limits, Optional.ofNullable(store.getIfAvailable()), settings.exchangeEvery(), registry);
  }

  @Bean
  FilterRegistrationBean<CallerLimitFilter> callerLimitFilter(Limits limits) {
    var registration = new FilterRegistrationBean<>(new CallerLimitFilter(limits));
    registration.setOrder(CallerOfRequest.KNOWN_FROM);
    return registration;
  }
}
