package uk.ragtime.query.generation;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes the schemas of the read models and brings them up to this release. Only the database's
 * owner may.
 */
public final class Generations {
  private static final String ALL =
      """
      select number, schema_name
        from read.generation
       order by number
      """;

  private final Flyway control;

  /**
   * @param control migrates what stands above the generations, as the owner
   */
  public Generations(Flyway control) {
    this.control = control;
  }

  /** Brings everything up to this release; what is up to it is left alone. */
  public void migrate() {
    control.migrate();
    all(control.getConfiguration().getDataSource()).forEach(this::migrate);
  }

  /** Makes a generation's tables, or brings them up to this release. */
  public void migrate(Generation generation) {
    Flyway.configure(control.getConfiguration().getClassLoader())
        .configuration(control.getConfiguration())
        .locations("classpath:db/generation")
        .defaultSchema(generation.schema())
        .schemas(generation.schema())
        .load()
        .migrate();
  }

  private static List<Generation> all(DataSource owner) {
    return JdbcClient.create(owner)
        .sql(ALL)
        .query((row, _) -> new Generation(row.getInt("number"), row.getString("schema_name")))
        .list();
  }
}
