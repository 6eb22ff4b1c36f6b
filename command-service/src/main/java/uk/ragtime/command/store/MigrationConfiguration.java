package uk.ragtime.command.store;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import uk.ragtime.database.ForwardMigration;
import uk.ragtime.database.MigrationConnections;
import uk.ragtime.database.MigrationJob;
import uk.ragtime.database.OwnerConnection;

/** Migrates the schema if the owner's name is given; otherwise the deployment does. */
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {
  private static final Logger log = LoggerFactory.getLogger(MigrationConfiguration.class);

  @Bean
  FlywayMigrationStrategy migrateAsOwner(Environment environment) {
    return flyway -> {
      if (environment.containsProperty("spring.flyway.user")) {
        MigrationJob.judge(
            MigrationConnections.kept(
                flyway,
                kept -> {
                  OwnerConnection.await(kept, environment);
                  return List.of(ForwardMigration.migrate(kept));
                }),
            environment);
      } else {
        MigrationJob.withoutOwner(environment);
        log.info("spring.flyway.user is not given: the schema is left as it is");
      }
    };
  }
}
