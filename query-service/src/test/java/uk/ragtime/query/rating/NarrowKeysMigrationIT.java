package uk.ragtime.query.rating;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.testing.TestDatabase;

/** Ratings of version 20, whose cells had numbers that each partnership began with 1. */
class NarrowKeysMigrationIT {
  private static final String FORMER =
      """
      insert into read_1.rated_subject (partnership, area, agency, line, cell)
      select p, 'area-' || n, 'agency', n, n
        from unnest(array['one', 'zwei', 'tair']) p, generate_series(1, 6) n;
      insert into read_1.rating_entry
        (partnership, position, recorded_at, area, capability, cell, cycle, kind_letter,
         rating_letter, before_letter, reason_letter, basis_letter, effective_on, on_behalf, actor,
         rationale_seal, evidence_seal, withdrawn, command_id, correlation_id)
      select p.partnership, n * 1000, timestamptz '2026-03-01 09:00Z' + n * interval '1 day',
             'area-' || 1 + n % 6, 'capability', 1 + n % 6, 'y' || n / 50, k.kind,
             case when k.kind <> 'W' then
               (array['R', 'A', 'G', 'N'])[1 + ascii(md5(p.partnership || n)) % 4]::"char" end,
             (array[null, 'R', 'A', 'G', 'N'])[1 + n % 5]::"char",
             case when k.kind = 'C' then (array['I', 'D', 'C', 'R', 'S', 'F'])[1 + n % 6]::"char" end,
             case when k.kind = 'A' then (array['R', 'A', 'M', 'S', 'H'])[1 + n % 5]::"char" end,
             date '2026-03-01' + n - n % 4, n % 3 = 0, 'm-' || n % 4,
             case when n % 5 = 0 then 'seal-' || n end, case when n % 7 = 0 then 'evidence-' || n end,
             case when k.kind = 'W' then n * 1000 - 12000 end, md5(p.partnership || n)::uuid,
             case when n % 4 = 0 then 'request-' || n end
        from unnest(array['one', 'zwei', 'tair']) p (partnership)
       cross join lateral generate_series(1, 300) n
       cross join lateral
         (select (case when n % 29 = 28 then 'W' when n % 11 = 10 then 'H' when n % 7 = 6 then 'A'
                       when n % 2 = 1 then 'R' else 'C' end)::"char") k (kind);
      insert into read_1.reviewed_subject (partnership, area, agency, line, cell)
      select distinct partnership, area, 'agency', s.line, cell
        from read_1.rating_entry
        join read_1.rated_subject s using (partnership, area, cell)
       where kind_letter in ('H', 'A')
      """;

  private static final String ENTRIES =
      """
      select concat_ws('|', partnership, e.position, e.recorded_at, s.area, e.area, s.agency, s.line,
                       e.capability, e.cycle, e.kind, e.stage, coalesce(e.rating_before, '-'),
                       coalesce(e.rating, '-'), coalesce(e.reason, '-'), coalesce(e.basis, '-'),
                       coalesce(e.rationale_seal, '-'), coalesce(e.evidence_seal, '-'),
                       e.effective_on, e.on_behalf, e.actor, e.withdrawn, e.stretch, e.command_id,
                       coalesce(e.correlation_id, '-'))
        from read_1.rating_entry e
        join read_1.rated_subject s using (partnership, cell)
       order by partnership, e.position
      """;

  private static final String SPELLS =
      """
      select concat_ws('|', partnership, c.area, since, rating, rating_before, red_days, turns,
                       direction, heading, degree, known_since)
        from read_1.rating_spell
        join read_1.rated_subject c using (partnership, cell)
       order by partnership, c.area, since
      """;

  private static final String REVIEWED =
      """
      select concat_ws('|', partnership, v.area, v.agency, v.line, s.area, s.line)
        from read_1.reviewed_subject v
        join read_1.rated_subject s using (partnership, cell)
       order by partnership, v.area
      """;

  @Test
  void ratingsSayWhatTheySaid() {
    // given
    TestDatabase database = QueryService.newEmptyDatabase();
    Database inside = new Database(database);
    FormerVersions.migrate(database, "20");
    inside.run(FORMER);
    List<String> entries = inside.ask(ENTRIES);
    List<String> spells = inside.ask(SPELLS);
    List<String> reviewed = inside.ask(REVIEWED);
    assertThat(entries).hasSize(900);
    assertThat(spells).hasSizeGreaterThan(100);
    assertThat(reviewed).isNotEmpty();

    // when
    FormerVersions.migrate(database, "21");

    // then
    assertThat(inside.ask(ENTRIES)).isEqualTo(entries);
    assertThat(inside.ask(SPELLS)).isEqualTo(spells);
    assertThat(inside.ask(REVIEWED)).isEqualTo(reviewed);

    // and cells have the numbers that a projector gives them
    assertThat(
            inside.ask(
                """
                select concat_ws(' ', partnership, line, cell)
                  from read_1.rated_subject
                 order by 1
                """))
        .containsExactlyElementsOf(
            Stream.of("one", "tair", "zwei")
                .flatMap(partnership ->
                    Stream.of(1, 2, 3, 4, 5, 6)
                        .map(line ->
                            partnership + " " + line + " " + ((hash(partnership) << 32) + line)))
                .toList());

    // and an entry that comes now renews the spells of its cell
    inside.run(
        """
        insert into read_1.rating_entry
          (partnership, position, recorded_at, area, capability, cell, cycle, kind_letter,
           rating_letter, effective_on, on_behalf, actor, command_id)
        select partnership, 400000, timestamptz '2027-06-01 09:00Z', area, 'capability', cell, 'y6',
               'C', case rating when 'R' then 'G' else 'R' end::"char", date '2027-06-01', false,
               'm-1', gen_random_uuid()
          from read_1.rated_subject
          join read_1.rating_spell using (partnership, cell)
         where partnership = 'tair'
           and line = 3
         order by since desc
         limit 1
        """);
    assertThat(inside.ask(SPELLS)).hasSize(spells.size() + 1).containsAll(spells);

    // and an instance of the release before can write no rating
    assertThatThrownBy(
            () -> inside.run("insert into read_1.rating_entry (before_letter) values (null)"))
        .hasStackTraceContaining("before_letter");
  }

  private static long hash(String partnership) {
    CRC32 crc = new CRC32();
    crc.update(partnership.getBytes(UTF_8));
    return crc.getValue() & Integer.MAX_VALUE;
  }
}
