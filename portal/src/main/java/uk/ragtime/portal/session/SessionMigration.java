package uk.ragtime.portal.session;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.ragtime.server.settings.Setting;

/** Migrates the schema of sessions as its owner; the portal's own role may not. */
final class SessionMigration {
  private static final Logger log = LoggerFactory.getLogger(SessionMigration.class);

  /** A restart of PostgreSQL takes no longer. */
  private static final int CONNECT_RETRIES = 30;

  private static final int SECONDS_BETWEEN = 2;

  /** Class of SQLSTATE. */
  private static final String LOGIN_REFUSED = "28";

  private static final Setting OWNER = new Setting("ragtime.portal.database.owner");

  static final String SCHEMA = "portal";

  private SessionMigration() {}

  static void run(SessionDatabaseSettings settings) {
    if (settings.owner() == null) {
      log.info(
          "ragtime.portal.database.owner is not set, so the schema of sessions is taken as it is");
      return;
    }
    requireLogin(settings);
    flyway(settings).migrate();
  }

  /**
   * Migrates, and ensures that the schema is this release's.
   *
   * @throws uk.ragtime.server.settings.InvalidSettingException if it is not, or nothing is set
   */
  static void require(SessionDatabaseSettings settings) {
    if (settings.url() == null || settings.owner() == null) {
      throw OWNER.refused(
          "or %s is not set".formatted(SessionDatabaseSettings.URL),
          "Set both, and the owner's password: only the owner migrates.");
    }
    requireLogin(settings);
    Flyway flyway = flyway(settings);
    flyway.migrate();
    boolean newer =
        Arrays.stream(flyway.info().all())
            .anyMatch(it -> it.getState() == MigrationState.FUTURE_SUCCESS);
    if (newer) {
      throw SessionDatabaseSettings.URL.refused(
          "has a schema of a newer release, which is left as it is",
          "Migrate with the newest jar.");
    }
  }

  /** Refuses a wrong password at once; a server that is away is waited for. */
  private static void requireLogin(SessionDatabaseSettings settings) {
    try {
      DriverManager.getConnection(settings.url(), settings.owner(), settings.ownerPassword())
          .close();
    } catch (SQLException e) {
      String state = String.valueOf(e.getSQLState());
      if (state.startsWith(LOGIN_REFUSED)) {
        throw OWNER.refused(
            "or its password does not suit: PostgreSQL refuses the login of " + settings.owner(),
            "Set the owner of the database and its password; or remove both, and migrate with the"
                + " job 'migrate'.");
      }
      log.warn("The migration waits for PostgreSQL, for up to a minute: {}", e.getMessage());
    }
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
