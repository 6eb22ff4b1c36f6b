package uk.ragtime.query.generation;

import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.ragtime.database.ForwardMigration;
import uk.ragtime.database.ForwardMigration.Outcome;
import uk.ragtime.database.MigrationConnections;

/** Creates and migrates the schemas of the read models. Requires the database's owner. */
public final class Generations {
  /** Location of the migrations of each generation. */
  public static final String MIGRATIONS = "classpath:db/generation";

  private static final String ALL =
      """
      select number, schema_name
        from read.generation
       order by number
      """;

  private final Flyway control;

  /**
   * @param control migrates the objects shared by all generations, as the owner
   */
  public Generations(Flyway control) {
    this.control = control;
  }

  /** Migrates everything to this release; what is of a newer one is left as it is. */
  public List<Outcome> migrate() {
    Outcome outcome = ForwardMigration.migrate(control);
    return Stream.concat(
            Stream.of(outcome),
            outcome == Outcome.SCHEMA_IS_NEWER
                ? Stream.empty()
                : all(control.getConfiguration().getDataSource()).stream()
                    .map(generation -> ForwardMigration.migrate(flyway(control, generation))))
        .toList();
  }

  /**
   * Creates a generation's tables, or migrates them to this release.
   *
   * @throws IllegalStateException if a newer release has migrated the others
   */
  public void migrate(Generation generation) {
    Outcome _ = MigrationConnections.kept(control, kept -> migrate(kept, generation));
  }

  private static Outcome migrate(Flyway control, Generation generation) {
    if (ForwardMigration.isNewer(control)) {
      throw new IllegalStateException(
          "A newer release has migrated the read models: only its instances rebuild them");
    }
    return ForwardMigration.migrate(flyway(control, generation));
  }

  private static Flyway flyway(Flyway control, Generation generation) {
    return Flyway.configure(control.getConfiguration().getClassLoader())
        .configuration(control.getConfiguration())
        .locations(MIGRATIONS)
        .defaultSchema(generation.schema())
        .schemas(generation.schema())
        .load();
  }

  private static List<Generation> all(DataSource owner) {
    return JdbcClient.create(owner)
        .sql(ALL)
        .query((row, _) -> new Generation(row.getInt("number"), row.getString("schema_name")))
        .list();
  }
}
