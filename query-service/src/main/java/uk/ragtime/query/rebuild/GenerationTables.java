package uk.ragtime.query.rebuild;

import java.sql.Connection;
import java.util.List;
import uk.ragtime.query.generation.Generation;

/**
 * Tables of a generation that hold partnerships' rows, from the catalogue, so that none can be
 * forgotten.
 */
public final class GenerationTables {
  private static final String WITH_PARTNERSHIP =
      """
      select c.relname
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'partnership'
       where c.relnamespace = ?::regnamespace
         and c.relkind = 'r'
       order by c.relname
      """;

  private static final String KEY =
      """
      select a.attname
        from pg_index x
        cross join lateral unnest(x.indkey) with ordinality k (attnum, place)
        join pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.attnum
       where x.indrelid = ?::regclass
         and x.indisprimary
       order by k.place
      """;

  private static final String STORED =
      """
      select string_agg(quote_ident(a.attname), ', ' order by a.attnum)
        from pg_attribute a
       where a.attrelid = ?::regclass
         and a.attnum > 0
         and a.attgenerated = ''
         and not a.attisdropped
      """;

  private GenerationTables() {}

  public static List<String> of(Connection connection, Generation generation) {
    return OwnerDatabase.on(connection)
        .sql(WITH_PARTNERSHIP)
        .param(generation.schema())
        .query((row, _) -> row.getString(1))
        .list();
  }

  /** Columns of a table's primary key, in order. */
  public static List<String> key(Connection connection, Generation generation, String table) {
    return OwnerDatabase.on(connection)
        .sql(KEY)
        .param(generation.schema() + "." + table)
        .query((row, _) -> row.getString(1))
        .list();
  }

  /** List of a table's columns, those left out that PostgreSQL derives from the others. */
  public static String columns(Connection connection, Generation generation, String table) {
    return OwnerDatabase.on(connection)
        .sql(STORED)
        .param(generation.schema() + "." + table)
        .query(String.class)
        .single();
  }
}
