package uk.ragtime.query;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.query.generation.Generations;

/**
 * Migrates only if the database's owner is configured, because the service's own role may not.
 * Elsewhere a deployment migrates before the service starts.
 */
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {
  private static final Logger log = LoggerFactory.getLogger(MigrationConfiguration.class);

  @Bean
  FlywayMigrationStrategy migrateAsOwner(
      @Value("${spring.flyway.user:#{null}}") @Nullable String owner) {
    return flyway -> {
      if (owner == null || owner.isBlank()) {
        log.info("spring.flyway.user is not set, so the read models are taken as they are");
      } else {
        new Generations(flyway).migrate();
      }
    };
  }
}
