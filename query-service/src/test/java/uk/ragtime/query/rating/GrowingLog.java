package uk.ragtime.query.rating;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.SmartLifecycle;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.checklist.ChecklistViews;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.query.tenancy.SingleConnectionPool;
import uk.ragtime.query.tenancy.Tenant;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;

/**
 * A log of ratings that is nearly empty at first and large at last, and a connection that keeps the
 * plans it made at first: the planner is not told that the tables have grown until it is asked to
 * look.
 */
public final class GrowingLog implements AutoCloseable {
  public static final PartnershipCode PARTNERSHIP = new PartnershipCode("growing");
  public static final int AREAS = 20;
  public static final int CELLS_OF_AREA = 40;

  /** Nothing is published to these topics, so no other test reads or writes meanwhile. */
  private static final String TOPICS = "ragtime-plans";

  private static final int AGENCIES = 4;

  /**
   * An entry in each cell: nobody begins with fewer, and it tells what there is one of and many.
   */
  private static final int SMALL = 800;

  private static final int LARGE = 200_000;

  /** PostgreSQL may keep a plan after five executions, and the driver prepares after five. */
  private static final int UNTIL_PLANS_ARE_KEPT = 15;

  private static final int MEMBERS = 50;

  private static final String LOG =
      "rating_entry, rating_spell_page, rated_subject, reviewed_subject, event_log, time_mark, cycle";

  private static final String CYCLES =
      """
      insert into read_1.cycle
      select 'growing', greatest(n * 25000 - 1, 0), now(), 'y' || n, 'list', 1, true
        from generate_series(0, 8) n;
      insert into read_1.cycle_closure
      select 'growing', n * 25000 + 25000, now(), 'y' || n
        from generate_series(0, 6) n
      """;

  /** Others, so that the planner knows that what is asked about is a small part of each table. */
  private static final String NEIGHBOURS =
      """
      insert into read_1.rating_entry
        (partnership, position, recorded_at, area_number, cell, cycle_position, kind_letter,
         rating_letter, effective_on, on_behalf, actor_number, command_id)
      select 'neighbour-' || p, n, timestamptz '2020-01-01 00:00Z' + n * interval '1 hour',
             1 + n % 5, 1000 * p + 1 + n % 40, 1, 'C', 'R', '2020-01-01', false, 1 + n % 9,
             gen_random_uuid()
        from generate_series(1, 100) p, generate_series(1, 200) n;
      insert into read_1.time_mark
      select partnership, position, recorded_at
        from read_1.rating_entry
       where position = 1;
      insert into read_1.rated_subject
      select distinct partnership, 'area-' || area_number, 'agency', cell, cell
        from read_1.rating_entry
       on conflict do nothing
      """;

  /** Of tables, their indexes and what is kept beside them; of this session alone. */
  private static final String BLOCKS =
      """
      with read as
        (select oid, reltoastrelid
           from pg_class
          where relkind = 'r'
            and (relnamespace = 'feed'::regnamespace
                 or relnamespace = 'read_1'::regnamespace
                    and relname = any (string_to_array('%s, cycle_closure, feed_log', ', '))))
      select sum(pg_stat_get_xact_blocks_fetched(r.oid))
        from (select oid from read
              union all
              select reltoastrelid from read where reltoastrelid <> 0
              union all
              select indexrelid from pg_index join read on oid = indrelid) r
      """
          .formatted(LOG);

  /** PostgreSQL counts them with the index that finds them. */
  private static final String SPELL_PAGES =
      "select pg_stat_get_xact_tuples_fetched('read_1.rating_spell_page_of_cell'::regclass)";

  /** Has the feed say what the log of ratings says, as far as it does not yet. */
  private static final String FEED =
      """
      insert into read_1.feed_log
      select partnership, gen_random_uuid()
        from (select distinct partnership from read_1.rating_entry) p
      on conflict do nothing;
      insert into feed.head
      select partnership, log, 0
        from read_1.feed_log
      on conflict do nothing;
      insert into feed.tail
        (partnership, log, position, type, stream, stream_version, recorded_at, actor, command_id,
         data)
      select r.partnership, f.log, r.position, 'uk.ragtime.rating-changed.v1',
             'assessment/y1/area-1/agency-1', 1, r.recorded_at, 'operator', r.command_id, '{}'
        from read_1.rating_entry r
        join read_1.feed_log f using (partnership)
        left join read_1.applied_position a using (partnership)
       where r.position > coalesce(a.position, 0);
      insert into read_1.applied_position (partnership, position, recorded_at, command_id)
      select distinct on (partnership) partnership, position, recorded_at, command_id
        from read_1.rating_entry
       order by partnership, position desc
      on conflict (partnership) do update
        set position = excluded.position,
            recorded_at = excluded.recorded_at,
            command_id = excluded.command_id
      """;

  private static final String UNPACKED =
      """
      select f.partnership
        from read_1.applied_position a
        join read_1.feed_log f using (partnership)
        join feed.head h using (partnership, log)
       where h.pages <> a.position / 256
      """;

  private final TestIssuer issuer = TestIssuer.start();
  private final TestDatabase database = QueryService.newDatabase();
  private final Database inside = new Database(database);
  private final TestLog silence = new TestLog(TOPICS);
  private final QueryService service = QueryService.start(database, issuer, TOPICS);
  private final SingleConnectionPool connection =
      new SingleConnectionPool(service.bean(HikariDataSource.class));

  public GrowingLog() {
    service.bean("pagePacker", SmartLifecycle.class).stop();
    for (String table : List.of(LOG.split(", "))) {
      inside.run("alter table read_1." + table + " set (autovacuum_enabled = false)");
    }
    inside.run(CYCLES);
    inside.run(codes());
    inside.run(NEIGHBOURS);
    grow(1, SMALL);
    analyse();
  }

  /** Tells the planner how large the tables are, as the server itself does now and then. */
  public void analyse() {
    inside.run("set search_path to read_1; analyze " + LOG);
  }

  /**
   * Fills the feed, and waits until its full pages are packed. Whoever packs them stops then, for
   * what they read would be counted as well.
   */
  public void growFeed() {
    inside.run(FEED);
    SmartLifecycle packer = service.bean("pagePacker", SmartLifecycle.class);
    packer.start();
    Eventually.holds(() -> assertThat(inside.ask(UNPACKED)).isEmpty());
    packer.stop();
  }

  public static AreaCode area(int number) {
    return new AreaCode("area-" + number);
  }

  public static CapabilityCode capability(int number) {
    return new CapabilityCode("capability-" + number);
  }

  /** The number of its line. */
  static long line(int number) {
    return ChecklistViews.line(1, number + 1);
  }

  public void ask(Consumer<Tenant> question) {
    connection
        .transactions()
        .read(
            PARTNERSHIP,
            tenant -> {
              question.accept(tenant);
              return true;
            });
  }

  /** Asks until each question's plan is kept, and grows. */
  public void growAfter(List<? extends Consumer<Tenant>> questions) {
    for (int i = 0; i < UNTIL_PLANS_ARE_KEPT; i++) {
      questions.forEach(this::ask);
    }
    grow(SMALL + 1, LARGE);
  }

  /**
   * Number of blocks of tables and indexes that a query reads, cached or not. What others read
   * meanwhile, and the server reports at some time, is not counted.
   */
  public long blocksRead(Consumer<Tenant> question) {
    return read(BLOCKS, question);
  }

  private long read(String counter, Consumer<Tenant> question) {
    long read =
        connection
            .transactions()
            .read(
                PARTNERSHIP,
                tenant -> {
                  long before = connection.number(counter);
                  question.accept(tenant);
                  return connection.number(counter) - before;
                });
    assertThat(read).isPositive();
    return read;
  }

  /** Number of pages of spells that a query reads, several of which may be in one block. */
  long spellPagesRead(Consumer<Tenant> question) {
    return read(SPELL_PAGES, question);
  }

  /** Number of times that a kept plan was used for a question about ratings. */
  public long usesOfKeptPlans() {
    return connection.number(
        """
        select coalesce(sum(generic_plans), 0)
          from pg_prepared_statements
         where statement like '%from rated_subject a%'
        """);
  }

  /** The cells that are rated, and by whom: one of the members rates rarely. */
  private static String codes() {
    return """
    insert into read_1.capability
    select 'growing', 'list', 1, 1 + n, 'capability-' || n, '', '', '', '', '', '', 'NEW', '{}',
           %d + n
      from generate_series(0, %d) n;
    insert into read_1.rated_area
    select 'growing', 'area-' || n, 1 + n
      from generate_series(0, %d) n;
    insert into read_1.rating_actor
    select 'growing', actor, number
      from unnest(string_to_array('%s', ' ')) with ordinality a (actor, number)
    """
        .formatted(
            line(0),
            CELLS_OF_AREA / AGENCIES - 1,
            AREAS - 1,
            Stream.concat(
                    Stream.of("rare"), IntStream.range(0, MEMBERS).mapToObj(n -> "member-" + n))
                .map(code -> TestPersons.handle(code).value())
                .collect(Collectors.joining(" ")));
  }

  private void grow(int first, int last) {
    List<String> cells = new ArrayList<>();
    IntStream.range(0, AREAS * CELLS_OF_AREA)
        .forEach(number -> {
          int ofArea = number / AREAS;
          cells.add(
              "(%d, '%s', 'agency-%d', %d)"
                  .formatted(
                      number, area(number % AREAS), ofArea % AGENCIES, line(ofArea / AGENCIES)));
        });
    inside.run(growth(first, last, String.join(",\n", cells)));
  }

  /**
   * An entry every ten minutes, one cell after the other, and a cycle for every 25,000. Each cell
   * is challenged and agreed now and then.
   */
  private static String growth(int first, int last, String cells) {
    return """
    insert into read_1.rating_entry
      (partnership, position, recorded_at, area_number, cell, cycle_position, kind_letter,
       rating_letter, effective_on, on_behalf, actor_number, basis_letter, command_id)
    select 'growing', n, t.at, 1 + n %% %4$d, 1 + c.number, greatest(n / 25000 * 25000 - 1, 0),
           k.kind,
           (array['R', 'A', 'G'])[1 + n %% 3],
           (t.at at time zone 'Europe/London')::date, false,
           case when n %% 20000 = 7 then 1 else 2 + n %% %5$d end,
           case k.kind when 'A' then 'S' end, gen_random_uuid()
      from generate_series(%1$d, %2$d) n
     cross join lateral (select timestamptz '2020-01-01 00:00Z' + n * interval '10 minutes') t (at)
     cross join lateral
       (select (array['C', 'C', 'C', 'H', 'A'])[1 + n / 800 %% 5]) k (kind)
      join (values %3$s) c (number, area, agency, line) on c.number = n %% 800;
    insert into read_1.time_mark
    select partnership, position, recorded_at
      from read_1.rating_entry
     where partnership = 'growing'
       and position between %1$d and %2$d
       and position %% 256 = 1;
    insert into read_1.rated_subject
    select 'growing', area, agency, line, 1 + number
      from (values %3$s) c (number, area, agency, line)
    on conflict do nothing;
    insert into read_1.reviewed_subject
    select *
      from read_1.rated_subject
     where partnership = 'growing'
    on conflict do nothing
    """
        .formatted(first, last, cells, AREAS, MEMBERS);
  }

  @Override
  public void close() {
    connection.close();
    service.close();
    silence.close();
    issuer.close();
  }
}
