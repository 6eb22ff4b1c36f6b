package uk.ragtime.query.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.testing.TestDatabase;

/** Ratings of version 18, which had texts where there are numbers and letters now. */
class CellNumbersMigrationIT {
  /** Cells in an order of their own, every kind, reason and basis, and two partnerships. */
  private static final String FORMER =
      """
      insert into read_1.rating_entry
        (partnership, position, recorded_at, area, agency, capability, cell, line, cycle, kind,
         rating_before, rating, reason, rationale_seal, evidence_seal, effective_on, on_behalf,
         actor, basis, withdrawn, command_id, correlation_id)
      select p.partnership, n, timestamptz '2026-03-01 09:00Z' + n * interval '1 day', 'area-' || c.area,
             'agency-' || c.agency, 'capability-' || c.line, c.area * 100 + c.agency * 10 + c.line,
             c.line, 'y' || n / 50, k.kind,
             (array[null, 'RED', 'AMBER', 'GREEN', 'NOT_APPLICABLE'])[1 + n % 5],
             case when k.kind <> 'WITHDRAWN' then
               (array['RED', 'AMBER', 'GREEN', 'NOT_APPLICABLE'])
                 [1 + ascii(md5(p.partnership || n)) % 4] end,
             case when k.kind = 'CHANGED' then
               (array['IMPROVEMENT', 'DECLINE', 'CORRECTION', 'REINTERPRETATION', 'STAFFING_CHANGE',
                      'FIRST_RATING'])[1 + n % 6] end,
             case when n % 5 = 0 then 'seal-' || n end, case when n % 7 = 0 then 'evidence-' || n end,
             date '2026-03-01' + n - n % 4, n % 3 = 0, 'm-' || n % 6,
             case when k.kind = 'AGREED' then
               (array['REVIEWER_ACCEPTED', 'AGENCY_ACCEPTED', 'MODERATED', 'STATED', 'HISTORIC'])
                 [1 + n / 7 % 5] end,
             case when k.kind = 'WITHDRAWN' then n - 12 end, md5(p.partnership || n)::uuid,
             case when n % 4 = 0 then 'request-' || n end
        from (values ('one', 7), ('two', 5)) p (partnership, step)
       cross join lateral generate_series(1, 300) n
       cross join lateral
         (select 3 - n * p.step % 3, n * p.step % 2, 1 + n * p.step % 4) c (area, agency, line)
       cross join lateral
         (select case when n % 29 = 28 then 'WITHDRAWN' when n % 11 = 10 then 'CHALLENGED'
                      when n % 7 = 6 then 'AGREED' when n % 2 = 1 then 'RECONFIRMED'
                      else 'CHANGED' end) k (kind);
      insert into read_1.rated_subject
      select distinct partnership, area, agency, line, cell
        from read_1.rating_entry;
      insert into read_1.reviewed_subject
      select distinct partnership, area, agency, line, cell
        from read_1.rating_entry
       where kind in ('CHALLENGED', 'AGREED')
      """;

  private static final String ENTRIES =
      """
      select concat_ws('|', e.partnership, e.position, e.recorded_at, e.area, s.agency, e.capability,
                       s.line, e.cycle, e.kind, e.stage, coalesce(e.rating_before, '-'),
                       coalesce(e.rating, '-'), coalesce(e.reason, '-'),
                       coalesce(e.rationale_seal, '-'), coalesce(e.evidence_seal, '-'),
                       e.effective_on, e.on_behalf, e.actor, coalesce(e.basis, '-'), e.withdrawn,
                       e.stretch, e.command_id, coalesce(e.correlation_id, '-'))
        from read_1.rating_entry e
        join read_1.rated_subject s using (partnership, cell)
       where s.area = e.area
       order by e.partnership, e.position
      """;

  /** Texts as version 18 had them. */
  private static final String SPELLS_18 =
      """
      select concat_ws('|', partnership, area, agency, line, since, left(rating, 1),
                       coalesce(left(rating_before, 1), '-'), red_days, turns,
                       substr('W-B', direction + 2, 1), substr('W-B', heading + 2, 1),
                       substr('-RAG', degree + 1, 1), known_since)
        from read_1.rating_spell
       order by 1
      """;

  private static final String SPELLS =
      """
      select concat_ws('|', partnership, c.area, c.agency, c.line, since, rating, rating_before,
                       red_days, turns, direction, heading, degree, known_since)
        from read_1.rating_spell
        join read_1.rated_subject c using (partnership, cell)
       order by 1
      """;

  private static final String REVIEWED =
      """
      select concat_ws('|', partnership, area, agency, line)
        from read_1.reviewed_subject
       order by 1
      """;

  @Test
  void ratingsSayWhatTheySaid() {
    // given
    TestDatabase database = QueryService.newEmptyDatabase();
    Database inside = new Database(database);
    FormerVersions.migrate(database, "18");
    inside.run(FORMER);
    inside.run("create view read_1.reader as select agency, kind from read_1.rating_entry");
    List<String> entries = inside.ask(ENTRIES);
    List<String> spells = inside.ask(SPELLS_18);
    List<String> reviewed = inside.ask(REVIEWED);
    assertThat(entries).hasSize(600);
    assertThat(spells).hasSizeGreaterThan(100);

    // when
    FormerVersions.migrate(database, "19");

    // then
    assertThat(inside.ask(ENTRIES)).isEqualTo(entries);
    assertThat(inside.ask(SPELLS)).isEqualTo(spells);
    assertThat(inside.ask(REVIEWED)).isEqualTo(reviewed);

    // and views of columns that are gone do not stand in the way
    assertThat(inside.ask("select to_regclass('read_1.reader') is null")).containsExactly("t");

    // and cells have numbers in the order in which they were rated first
    assertThat(
            inside.ask(
                """
                select concat_ws(' ', partnership, cell)
                  from read_1.rating_entry
                 group by partnership, cell
                 order by partnership, min(position)
                """))
        .isEqualTo(
            inside.ask(
                """
                select concat_ws(' ', partnership, row_number() over (partition by partnership))
                  from read_1.rated_subject
                 order by partnership, row_number() over (partition by partnership)
                """));
    assertThat(
            inside.ask(
                """
                select partnership
                  from read_1.reviewed_subject v
                  join read_1.rated_subject s using (partnership, area, agency, line)
                 where v.cell <> s.cell
                """))
        .isEmpty();

    // and an instance of the release before can write no rating
    assertThatThrownBy(() -> inside.run("insert into read_1.rating_entry (agency) values (null)"))
        .hasStackTraceContaining("agency");
  }
}
