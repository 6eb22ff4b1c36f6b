package uk.ragtime.query;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import uk.ragtime.database.MigrationConnections;
import uk.ragtime.database.MigrationJob;
import uk.ragtime.database.OwnerConnection;
import uk.ragtime.database.ReleasedSchema;
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
      @Value("${spring.flyway.user:#{null}}") @Nullable String owner, Environment environment) {
    return flyway -> {
      if (owner == null || owner.isBlank()) {
        MigrationJob.withoutOwner(environment);
        log.info("spring.flyway.user is not set, so the read models are taken as they are");
      } else {
        MigrationJob.judge(
            MigrationConnections.kept(
                flyway,
                kept -> {
                  OwnerConnection.await(kept, environment);
                  return new Generations(kept).migrate();
                }),
            environment);
      }
    };
  }

  @Bean
  ReleasedSchema releasedSchema(
      @Value("${spring.flyway.locations:classpath:db/migration}") List<String> migrations) {
    return new ReleasedSchema(
        "select part, version, oldest_release from read.schema_version()",
        Map.of(
            "read",
            ReleasedSchema.latest(migrations),
            "generation",
            ReleasedSchema.latest(List.of(Generations.MIGRATIONS))));
  }
}
