package uk.ragtime.query.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.testing.TestDatabase;

/** Ratings of version 21, which named area, capability, cycle and actor by their codes. */
class RatingNumbersMigrationIT {
  /**
   * Cycles of two versions of a checklist, in the second of which all capabilities but one have
   * other codes. One partnership rates its areas in another order than the other.
   */
  private static final String FORMER =
      """
      insert into read_1.cycle
      select p, 10 + n, now(), 'y' || n, 'list', 1 + n %% 2, false
        from unnest(array['one', 'zwei']) p, generate_series(0, 6) n;
      insert into read_1.capability
      select p, 'list', v, 1 + n, case when n = 0 or v = 1 then 'c' || n else 'new-c' || n end, '',
             '', '', '', '', '', 'SAME', '{}', 100 + n
        from unnest(array['one', 'zwei']) p, generate_series(1, 2) v, generate_series(0, 5) n;
      insert into read_1.rated_subject (partnership, area, agency, line, cell)
      select p, 'area-' || n, 'agency', 100 + n, 1 + n
        from unnest(array['one', 'zwei']) p, generate_series(0, 5) n;
      insert into read_1.rating_entry
        (partnership, position, recorded_at, area, capability, cell, cycle, kind_letter,
         rating_letter, prior_letter, reason_letter, basis_letter, effective_on, on_behalf, actor,
         rationale_seal, evidence_seal, withdrawn, command_id, correlation_id)
      select p.partnership, n * 1000, timestamptz '2026-03-01 09:00Z' + n * interval '1 day',
             'area-' || c.number, case when %s or c.number = 0 or n / 50 %% 2 = 0
               then 'c' || c.number else 'new-c' || c.number end,
             1 + c.number, 'y' || n / 50, k.kind,
             case when k.kind <> 'W' then
               (array['R', 'A', 'G', 'N'])[1 + ascii(md5(p.partnership || n)) %% 4]::"char" end,
             (array[null, 'R', 'A', 'G', 'N'])[1 + n %% 5]::"char",
             case when k.kind = 'C' then
               (array['I', 'D', 'C', 'R', 'S', 'F'])[1 + n %% 6]::"char" end,
             case when k.kind = 'A' then (array['R', 'A', 'M', 'S', 'H'])[1 + n %% 5]::"char" end,
             date '2026-03-01' + n - n %% 4, n %% 3 = 0, 'm-' || n %% p.members,
             case when n %% 5 = 0 then 'seal-' || n end,
             case when n %% 7 = 0 then 'evidence-' || n end,
             case when k.kind = 'W' then n * 1000 - 12000 end, md5(p.partnership || n)::uuid,
             case when n %% 4 = 0 then 'request-' || n end
        from (values ('one', 4), ('zwei', 5)) p (partnership, members)
       cross join lateral generate_series(1, 300) n
       cross join lateral (select n * (p.members - 3) * 5 %% 6) c (number)
       cross join lateral
         (select (case when n %% 29 = 28 then 'W' when n %% 11 = 10 then 'H' when n %% 7 = 6 then 'A'
                       when n %% 2 = 1 then 'R' else 'C' end)::"char") k (kind)
      """;

  private static final String REST =
      """
      e.kind, e.stage, coalesce(e.rating_before, '-'), coalesce(e.rating, '-'),
                       coalesce(e.reason, '-'), coalesce(e.basis, '-'),
                       coalesce(e.rationale_seal, '-'), coalesce(e.evidence_seal, '-'), e.recorded_at,
                       e.effective_on, e.on_behalf, e.withdrawn, e.stretch, e.command_id,
                       e.command_hash, e.cell, coalesce(e.correlation_id, '-'))
      """;

  private static final String BY_CODES =
      """
      select concat_ws('|', e.partnership, e.position, e.area, e.capability, e.cycle, e.actor,
      """
          + REST
          + """
            from read_1.rating_entry e
           order by e.partnership, e.position
          """;

  private static final String BY_NUMBERS =
      """
      select concat_ws('|', e.partnership, e.position, a.area, k.capability, c.cycle, b.actor,
      """
          + REST
          + """
            from read_1.rating_entry e
            join read_1.rated_subject s using (partnership, cell)
            join read_1.rated_area a
              on a.partnership = e.partnership
             and a.number = e.area_number
             and a.area = s.area
            join read_1.rating_actor b
              on b.partnership = e.partnership
             and b.number = e.actor_number
            join read_1.cycle c
              on c.partnership = e.partnership
             and c.position = e.cycle_position
            join read_1.capability k
              on k.partnership = e.partnership
             and k.checklist = c.checklist
             and k.version = c.checklist_version
             and k.line = s.line
           order by e.partnership, e.position
          """;

  /** Numbers as a projector gives them, in the order of first entries. */
  private static final String MISNUMBERED =
      """
      select partnership || ' ' || number
        from (select partnership, number, min(position) as first
                from (select partnership, %1$s as number, position from read_1.rating_entry) e
               group by partnership, number) f
       where number
               <> (select count(distinct o.%1$s)
                     from read_1.rating_entry o
                    where o.partnership = f.partnership
                      and o.position <= f.first)
      """;

  private final TestDatabase database = QueryService.newEmptyDatabase();
  private final Database inside = new Database(database);

  @Test
  void ratingsSayWhatTheySaid() {
    // given
    FormerVersions.migrate(database, "21");
    inside.run(FORMER.formatted("false"));
    List<String> entries = inside.ask(BY_CODES);
    List<String> spells = inside.ask("select s::text from read_1.rating_spell s order by 1");
    assertThat(entries).hasSize(600).anyMatch(row -> row.contains("|new-c3|"));
    assertThat(spells).hasSizeGreaterThan(100);

    // when
    FormerVersions.migrate(database, "22");

    // then
    assertThat(inside.ask(BY_NUMBERS)).isEqualTo(entries);
    assertThat(inside.ask("select s::text from read_1.rating_spell s order by 1"))
        .isEqualTo(spells);
    assertThat(inside.ask(MISNUMBERED.formatted("area_number"))).isEmpty();
    assertThat(inside.ask(MISNUMBERED.formatted("actor_number"))).isEmpty();
    assertThat(inside.ask("select number from read_1.rating_actor where partnership = 'zwei'"))
        .hasSize(5);

    // and an entry that comes now renews the spells of its cell
    inside.run(
        """
        insert into read_1.rating_entry
          (partnership, position, recorded_at, area_number, cell, cycle_position, kind_letter,
           rating_letter, effective_on, on_behalf, actor_number, command_id)
        select s.partnership, 400000, timestamptz '2027-06-01 09:00Z', 1, cell, 16, 'C',
               case rating when 'R' then 'G' else 'R' end::"char", date '2027-06-01', false, 1,
               gen_random_uuid()
          from read_1.rating_spell s
         where s.partnership = 'zwei'
           and s.cell = 3
         order by since desc
         limit 1
        """);
    assertThat(inside.ask("select s::text from read_1.rating_spell s order by 1"))
        .hasSize(spells.size() + 1)
        .containsAll(spells);

    // and an instance of the release before can write no rating
    assertThatThrownBy(
            () -> inside.run("insert into read_1.rating_entry (capability) values (null)"))
        .hasStackTraceContaining("capability");
  }

  @Test
  void whatTheNumbersWouldTellOtherwiseIsNotMigrated() {
    // given ratings under codes of another version than their cycles'
    FormerVersions.migrate(database, "21");
    inside.run(FORMER.formatted("true"));
    List<String> entries = inside.ask(BY_CODES);

    // when, then
    assertThatThrownBy(() -> FormerVersions.migrate(database, "22"))
        .hasStackTraceContaining("says another capability than its cell and its cycle");
    assertThat(inside.ask(BY_CODES)).isEqualTo(entries);
  }
}
