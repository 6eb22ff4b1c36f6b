package uk.ragtime.query.rebuild.swap;

import java.sql.Connection;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.generation.Generation;
import uk.ragtime.query.rebuild.GenerationTables;
import uk.ragtime.query.rebuild.OwnerDatabase;

/** Exchanges one partnership's rows between two generations, within the caller's transaction. */
@SuppressWarnings("InlineFormatString") // statements stand apart from the code that runs them
final class RowExchange {
  private static final String SET_ASIDE =
      """
      create temporary table exchanged_%2$s on commit drop as
      select *
        from %1$s.%2$s
       where partnership = '%3$s'
      """;

  private static final String AWAY = "delete from %1$s.%2$s where partnership = '%3$s'";

  private static final String OVER =
      """
      with gone as
        (delete from %1$s.%3$s
          where partnership = '%4$s'
         returning *)
      insert into %2$s.%3$s (%5$s)
      select %5$s
        from gone
      """;

  /** Whether rows are copied as they are: the spells of ratings come along with the entries. */
  private static final String COPIES_ROWS = "select set_config('ragtime.copies_rows', ?, true)";

  private static final String BACK =
      """
      insert into %1$s.%2$s (%3$s)
      select %3$s
        from pg_temp.exchanged_%2$s
      """;

  private RowExchange() {}

  /** A code is a slug, so it can be quoted where no parameter is possible. */
  static void of(
      Connection connection, Generation one, Generation other, PartnershipCode partnership) {
    JdbcClient jdbc = OwnerDatabase.on(connection);
    String _ = jdbc.sql(COPIES_ROWS).param("on").query(String.class).single();
    for (String table : GenerationTables.of(connection, one)) {
      jdbc.sql(SET_ASIDE.formatted(other.schema(), table, partnership.value())).update();
      jdbc.sql(AWAY.formatted(other.schema(), table, partnership.value())).update();
      String columns = GenerationTables.columns(connection, one, table);
      String over =
          OVER.formatted(one.schema(), other.schema(), table, partnership.value(), columns);
      jdbc.sql(over).update();
      jdbc.sql(BACK.formatted(one.schema(), table, columns)).update();
    }
    String _ = jdbc.sql(COPIES_ROWS).param("off").query(String.class).single();
  }
}
