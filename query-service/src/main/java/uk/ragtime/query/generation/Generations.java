package uk.ragtime.query.generation;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Creates and migrates the schemas of the read models. Requires the database's owner. */
public final class Generations {
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

  /** Migrates everything to this release. */
  public void migrate() {
    control.migrate();
    all(control.getConfiguration().getDataSource()).forEach(this::migrate);
  }

  /** Creates a generation's tables, or migrates them to this release. */
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
