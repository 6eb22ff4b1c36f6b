package uk.ragtime.query.rebuild.compare;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import uk.ragtime.query.generation.Generation;
import uk.ragtime.query.rebuild.GenerationTables;
import uk.ragtime.query.rebuild.OwnerDatabase;

/**
 * Compares two generations, partnership by partnership and table by table: the number of rows, and
 * the sum of their hashes, which does not depend on their order. Columns are hashed by their types,
 * in a third of the time of a row's text; those that PostgreSQL derives from others are left out.
 */
@SuppressWarnings("InlineFormatString") // statements stand apart from the code that runs them
final class GenerationDiff {
  /** Beyond this many, further differences add nothing. */
  static final int MAX_DIFFERENCES = 100;

  private static final int MAX_KEYS = 5;

  /**
   * The location of a record in Kafka and the time of a quarantine are not content, nor is which
   * log of the feed is read.
   */
  private static final Set<String> NOT_COMPARED = Set.of("parked_partnership", "feed_log");

  private static final String COUNTS =
      """
      with served as
        (select partnership, count(*) as rows, sum(hash_record_extended(row(%5$s), 0)) as content
           from %1$s.%3$s
          group by partnership),
      built as
        (select partnership, count(*) as rows, sum(hash_record_extended(row(%5$s), 0)) as content
           from %2$s.%3$s
          group by partnership)
      select partnership, coalesce(s.rows, 0) as served, coalesce(b.rows, 0) as built
        from served s
        full join built b using (partnership)
       where (s.rows, s.content) is distinct from (b.rows, b.content)
         and partnership = any (?)
       order by partnership
       limit %4$d
      """;

  private static final String SOME_KEYS =
      """
      with served as (select * from %1$s.%3$s where partnership = ?),
      built as (select * from %2$s.%3$s where partnership = ?)
      select distinct concat_ws('/', %4$s) as key
        from ((select * from served except select * from built)
              union all
              (select * from built except select * from served)) d
       order by key
       limit %5$d
      """;

  private final Connection connection;
  private final Generation served;
  private final Generation built;

  /**
   * @param connection within a transaction of one snapshot
   */
  GenerationDiff(Connection connection, Generation served, Generation built) {
    this.connection = connection;
    this.served = served;
    this.built = built;
  }

  List<Difference> of(List<String> partnerships) {
    List<Difference> differences = new ArrayList<>();
    for (String table : GenerationTables.of(connection, built)) {
      if (!NOT_COMPARED.contains(table) && differences.size() < MAX_DIFFERENCES) {
        differences.addAll(of(table, partnerships.toArray(String[]::new)));
      }
    }
    return differences;
  }

  private List<Difference> of(String table, String[] partnerships) {
    String columns = GenerationTables.columns(connection, built, table);
    String counts =
        COUNTS.formatted(served.schema(), built.schema(), table, MAX_DIFFERENCES, columns);
    return OwnerDatabase.on(connection)
        .sql(counts)
        .param(partnerships)
        .query((row, _) ->
            new Difference(
                table,
                row.getString("partnership"),
                row.getLong("served"),
                row.getLong("built"),
                List.of()))
        .list()
        .stream()
        .map(this::withKeys)
        .toList();
  }

  private Difference withKeys(Difference one) {
    String key =
        GenerationTables.key(connection, built, one.table()).stream()
            .filter(column -> !column.equals("partnership"))
            .collect(Collectors.joining(", "));
    String sql =
        SOME_KEYS.formatted(
            served.schema(),
            built.schema(),
            one.table(),
            key.isEmpty() ? "partnership" : key,
            MAX_KEYS);
    List<String> keys =
        OwnerDatabase.on(connection)
            .sql(sql)
            .params(one.partnership(), one.partnership())
            .query((row, _) -> row.getString(1))
            .list();
    return new Difference(one.table(), one.partnership(), one.served(), one.built(), keys);
  }
}
