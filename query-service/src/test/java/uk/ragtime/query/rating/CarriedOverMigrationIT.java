package uk.ragtime.query.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.testing.TestDatabase;

/** Openings of version 22, which named by their codes what was carried over. */
class CarriedOverMigrationIT {
  private static final String FORMER =
      """
      insert into read_1.cycle
      select 'ours', n, now(), 'y' || n, 'list', n, false
        from generate_series(1, 2) n;
      insert into read_1.capability
      select 'ours', 'list', v, n, case when v = 1 then 'c' || n else 'new-c' || n end, '', '', '',
             '', '', '', 'SAME', '{}', n
        from generate_series(1, 2) v, generate_series(1, 12) n;
      insert into read_1.assessment_step
        (partnership, position, recorded_at, cycle, area, agency, kind, capability, until,
         capabilities, member, due_on, actor)
      values ('ours', 10, now(), 'y1', 'here', 'a', 'OPENED', null, null, '{c12,c1,c3}', null, null, 'm'),
             ('ours', 11, now(), 'y2', 'here', 'a', 'OPENED', null, null, '{new-c2}', null, null, 'm'),
             ('ours', 12, now(), 'y2', 'here', 'b', 'OPENED', null, null, '{}', null, null, 'm'),
             ('ours', 13, now(), 'y2', 'here', 'a', 'ASSIGNED', null, null, '{new-c2,new-c1}', 'm',
              date '2026-03-01', 'm'),
             ('ours', 14, now(), 'y2', 'here', 'a', 'EXTENDED', null, timestamptz '2026-03-01Z', null,
              null, null, 'm'),
             ('ours', 15, now(), 'y2', 'here', 'a', 'CHALLENGED', 'new-c2', null, null, null, null,
              'm')
      """;

  private static final String REST =
      """
      select concat_ws('|', partnership, position, recorded_at, cycle, area, agency, kind, capability,
                       until, member, due_on, actor)
        from read_1.assessment_step
       order by position
      """;

  @Test
  void stepsSayWhatTheySaid() {
    // given
    TestDatabase database = QueryService.newEmptyDatabase();
    Database inside = new Database(database);
    FormerVersions.migrate(database, "22");
    inside.run(FORMER);
    var rest = inside.ask(REST);

    // when
    FormerVersions.migrate(database, "23");

    // then
    assertThat(inside.ask(REST)).hasSize(6).isEqualTo(rest);
    assertThat(
            inside.ask(
                """
                select concat_ws(' ', position, carried_over, assigned)
                  from read_1.assessment_step
                 order by position
                """))
        .containsExactly(
            "10 101000000001",
            "11 010000000000",
            "12 000000000000",
            "13 {new-c2,new-c1}",
            "14",
            "15");

    // and an instance of the release before can write no step
    assertThatThrownBy(
            () -> inside.run("insert into read_1.assessment_step (capabilities) values (null)"))
        .hasStackTraceContaining("capabilities");
  }
}
