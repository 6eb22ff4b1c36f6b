package uk.ragtime.query.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.checklist.ChecklistViews;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.testing.TestDatabase;

/** Spells of version 24, each of which had a row. */
class SpellPagesMigrationIT {
  private static final int LENGTH = 300;
  private static final int BEFORE = 180;

  private static final String SPELLS =
      """
      select concat_ws('|', partnership, cell, since, known_since, red_days, turns, rating,
                       rating_before, direction, heading, degree)
        from read_1.rating_spell
       order by 1
      """;

  /** The query of a movement in version 24. */
  private static final String FORMER_LOOK =
      """
      select s.since, s.rating, s.red_days, s.turns, s.heading, s.degree, s.direction,
             nullif(s.rating_before, '-') as rating_before
        from read_1.rating_spell s
       where s.partnership = 'one'
         and s.cell = 1
         and s.since <= '2023-06-01'
         and s.known_since <= '2025-06-01'
       order by s.since desc
       limit 1
      """;

  private final TestDatabase database = QueryService.newEmptyDatabase();
  private final Database inside = new Database(database);

  @Test
  void spellsAreWhatTheyWereAndGrow() throws SQLException {
    // given: two partnerships whose cells have the same numbers
    Random random = new Random(20_261_130);
    List<RandomEntries> histories =
        Stream.of("one", "zwei")
            .map(code ->
                RandomEntries.of(
                    new PartnershipCode(code),
                    List.of(ChecklistViews.line(1, 1), ChecklistViews.line(1, 2)),
                    LENGTH,
                    random))
            .toList();
    FormerVersions.migrate(database, "24");
    inside.run(RandomEntries.insertTogether(histories, 0, BEFORE));
    List<String> spells = inside.ask(SPELLS);
    List<String> found = asService(FORMER_LOOK);
    assertThat(spells).hasSizeGreaterThan(100);
    assertThat(found).hasSize(1);

    // when
    FormerVersions.migrate(database, "25");

    // then
    assertThat(inside.ask(SPELLS)).isEqualTo(spells);

    // and an instance of the release before finds them, and those of no other partnership
    assertThat(asService(FORMER_LOOK)).isEqualTo(found);
    assertThat(asService("select distinct partnership from read_1.rating_spell"))
        .containsExactly("one");

    // and batches of both partnerships renew the spells of their cells
    for (int at = BEFORE; at < LENGTH; ) {
      int next = Math.min(LENGTH, at + 1 + random.nextInt(20));
      inside.run(RandomEntries.insertTogether(histories, at, next));
      at = next;
    }
    for (RandomEntries history : histories) {
      assertThat(inside.ask(RatingSpellsIT.SPELLS, history.partnership().value()))
          .containsExactlyInAnyOrderElementsOf(history.spells());
    }
  }

  /** Rows that the service sees when it asks for the first partnership. */
  private List<String> asService(String sql) throws SQLException {
    try (Connection connection = database.connect("ragtime_query");
        Statement statement = connection.createStatement()) {
      statement.execute("set ragtime.partnership to 'one'");
      List<String> rows = new ArrayList<>();
      try (ResultSet row = statement.executeQuery(sql)) {
        int columns = row.getMetaData().getColumnCount();
        while (row.next()) {
          List<String> values = new ArrayList<>();
          for (int i = 1; i <= columns; i++) {
            values.add(String.valueOf(row.getString(i)));
          }
          rows.add(String.join("|", values));
        }
      }
      return rows;
    }
  }
}
