package uk.ragtime.query.rating;

import java.util.Map;
import org.flywaydb.core.Flyway;
import uk.ragtime.testing.TestDatabase;

/** Migrates a database of read models no further than to some version. */
final class FormerVersions {
  private FormerVersions() {}

  static void migrate(TestDatabase database, String version) {
    migrate(database, version, "read", "classpath:db/migration");
    migrate(database, version, "read_1", "classpath:db/generation");
  }

  private static void migrate(
      TestDatabase database, String version, String schema, String location) {
    Flyway.configure()
        .dataSource(database.url(), database.owner(), database.password())
        .locations(location)
        .schemas(schema)
        .defaultSchema(schema)
        .placeholders(Map.of("service", "ragtime_query", "projector", "ragtime_projector"))
        // Not both have a migration of each version.
        .target(version + "?")
        // Views and functions of this release are not for tables of that one.
        .repeatableSqlMigrationPrefix("none")
        .load()
        .migrate();
  }
}
