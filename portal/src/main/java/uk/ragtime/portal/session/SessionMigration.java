package uk.ragtime.portal.session;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Migrates the schema of sessions as its owner; the portal's own role may not. */
final class SessionMigration {
  private static final Logger log = LoggerFactory.getLogger(SessionMigration.class);

  /** A restart of PostgreSQL takes no longer. */
  private static final int CONNECT_RETRIES = 30;

  private static final int SECONDS_BETWEEN = 2;

  static final String SCHEMA = "portal";

  private SessionMigration() {}

  static void run(SessionDatabaseSettings settings) {
    if (settings.owner() == null) {
      log.info(
          "ragtime.portal.database.owner is not set, so the schema of sessions is taken as it is");
      return;
    }
    flyway(settings).migrate();
  }

  private static Flyway flyway(SessionDatabaseSettings settings) {
    return Flyway.configure()
        .dataSource(settings.url(), settings.owner(), settings.ownerPassword())
        .connectRetries(CONNECT_RETRIES)
        .connectRetriesInterval(SECONDS_BETWEEN)
        .defaultSchema(SCHEMA)
        .createSchemas(true)
        .locations("classpath:db/session")
        .placeholders(Map.of("service", settings.username()))
        .group(true)
        // A newer release has migrated further: this one goes on with what it knows.
        .ignoreMigrationPatterns("*:future")
        .load();
  }
}
