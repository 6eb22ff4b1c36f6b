package uk.ragtime.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.tenancy.TenantTransactions;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;

/**
 * Read models of an earlier release: their events become the feed, ratings have commands, and steps
 * of assessments are what gives no rating.
 */
class FeedMigrationIT {
  private static final String TOPICS = "feed-migration";
  private static final int LARGE = 5_000;

  /** One event in five gives no rating; every third has a correlation of its own. */
  private static final String FORMER =
      """
      insert into read_1.event_log
        (partnership, position, type, stream, stream_version, recorded_at, effective_on, actor,
         correlation_id, command_id, trace_parent, data)
      select p.code, n,
             case
               when n = 20 then 'uk.ragtime.assessment-opened.v1'
               when n %% 5 = 0 then 'uk.ragtime.area-revised.v1'
               else 'uk.ragtime.rating-changed.v2'
             end,
             'stream/' || n %% 7, n, timestamptz '2026-03-01 09:00Z' + n * interval '1.000001 second',
             case when n %% 2 = 0 then date '2026-03-01' end, 'm-' || n %% 3,
             case when n %% 3 = 0 then 'request-' || n end, md5(p.code || n)::uuid, null,
             '{"n": ' || n || ',  "of":"' || p.code || '"}'
        from (values ('large', %1$d), ('small', 3)) p (code, last)
       cross join lateral generate_series(1, p.last) n;
      insert into read_1.cycle
      select code, 1, now(), 'y', 'list', 1, false from (values ('large'), ('small')) p (code);
      insert into read_1.capability
      select p.code, 'list', 1, n, c.code, '', '', '', '', '', '', 'NEW', '{}', n
        from (values ('large'), ('small')) p (code), (values (1, 'c'), (2, 'x'), (3, 'd')) c (n, code);
      insert into read_1.rating_entry
        (partnership, position, recorded_at, area, agency, capability, cell, line, cycle, kind,
         rating, stage, effective_on, on_behalf, actor)
      select partnership, position, recorded_at, 'a', 'b', 'c', 1, 1, 'y', 'CHANGED', 'RED', 'SELF',
             '2026-03-01', false, actor
        from read_1.event_log
       where type like 'uk.ragtime.rating-%%';
      insert into read_1.assessment_step (partnership, position, recorded_at, cycle, area, agency,
        kind, capability, rating, actor)
      select partnership, position, recorded_at, cycle, area, agency, kind, capability, rating, actor
        from read_1.rating_entry;
      insert into read_1.assessment_step (partnership, position, recorded_at, cycle, area, agency,
        kind, capabilities, actor)
      select partnership, position, recorded_at, 'y', 'a', 'b', 'OPENED', '{c,d}', actor
        from read_1.event_log
       where type = 'uk.ragtime.assessment-opened.v1';
      insert into read_1.applied_position (partnership, position, recorded_at, command_id)
      select distinct on (partnership) partnership, position, recorded_at, command_id
        from read_1.event_log
       order by partnership, position desc
      """
          .formatted(LARGE);

  @Test
  void theFeedSaysWhatTheReadModelsHad() {
    // given read models of version 15
    TestDatabase database = QueryService.newEmptyDatabase();
    Database inside = new Database(database);
    migrateTo15(database, "read", "classpath:db/migration");
    migrateTo15(database, "read_1", "classpath:db/generation");
    inside.run(FORMER);
    List<String> events =
        inside.ask(
            """
            select concat_ws('|', partnership, position, type, stream, stream_version,
                             (extract(epoch from recorded_at) * 1000000)::bigint, effective_on, actor,
                             coalesce(correlation_id, command_id::text), command_id, data)
              from read_1.event_log
             order by partnership, position
            """);

    // when a service of this release migrates them, and has packed what is full
    try (TestIssuer issuer = TestIssuer.start();
        TestLog _ = new TestLog(TOPICS);
        QueryService service = QueryService.start(database, issuer, TOPICS)) {
      List<String> atOnce = feed(service);
      Eventually.holds(() ->
          assertThat(inside.ask("select partnership || ' ' || pages from feed.head order by 1"))
              .containsExactly("large " + LARGE / EventPage.EVENTS, "small 0"));

      // then before and after it, the feed has every event as it was
      assertThat(atOnce).isEqualTo(events);
      assertThat(feed(service)).isEqualTo(events);
      assertThat(inside.ask("select count(*) from feed.tail"))
          .containsExactly(Integer.toString(LARGE % EventPage.EVENTS + 3));

      // and an instance of the release before, which still runs, can write no event
      assertThatThrownBy(
              () -> inside.run("insert into read_1.event_log (trace_parent) values (null)"))
          .hasStackTraceContaining("trace_parent");
      assertThatThrownBy(
              () -> inside.run("insert into read_1.assessment_step (rating) values (null)"))
          .hasStackTraceContaining("rating");

      // and a rating is no step besides, and what an opening says is in the feed alone
      assertThat(
              inside.ask(
                  """
                  select concat_ws(' ', partnership, position, kind, cycle, area, agency, carried_over)
                    from read_1.assessment_step
                  """))
          .containsExactly("large 20 OPENED y a b 101");
      assertThat(
              inside.ask(
                  """
                  select concat_ws(' ', partnership, position, type)
                    from read_1.event_log
                   where data is null
                  """))
          .containsExactly("large 20 uk.ragtime.assessment-opened.v1");
      assertThat(
              inside.ask(
                  """
                  select distinct concat_ws(' ', stage, stretch)
                    from read_1.rating_entry
                   order by 1
                  """))
          .containsExactly("SELF 0", "SELF 1", "SELF 2");

      // and every event is either a rating with its command, or kept in the generation
      assertThat(
              inside.ask(
                  """
                  select concat_ws('|', partnership, position, coalesce(correlation_id, command_id::text),
                                   command_id)
                    from (select partnership, position, correlation_id, command_id
                            from read_1.event_log
                           where type not like 'uk.ragtime.rating-%'
                           union all
                          select partnership, position, correlation_id, command_id
                            from read_1.rating_entry) e
                   order by partnership, position
                  """))
          .isEqualTo(
              events.stream()
                  .map(event -> event.split("\\|"))
                  .map(parts ->
                      String.join(
                          "|",
                          parts[0],
                          parts[1],
                          parts[parts.length - 3],
                          parts[parts.length - 2]))
                  .toList());
    }
  }

  private static void migrateTo15(TestDatabase database, String schema, String location) {
    Flyway.configure()
        .dataSource(database.url(), database.owner(), database.password())
        .locations(location)
        .schemas(schema)
        .defaultSchema(schema)
        .placeholders(Map.of("service", "ragtime_query", "projector", "ragtime_projector"))
        .target("15")
        // Views and functions of this release are not for tables of that one.
        .repeatableSqlMigrationPrefix("none")
        .load()
        .migrate();
  }

  private static List<String> feed(QueryService service) {
    return List.of("large", "small").stream()
        .flatMap(code ->
            service
                .bean(TenantTransactions.class)
                .read(
                    new PartnershipCode(code),
                    tenant ->
                        IntStream.rangeClosed(0, LARGE / 500)
                            .boxed()
                            .flatMap(part -> EventPages.after(tenant, part * 500L, 500).stream())
                            .map(event -> line(code, event))
                            .toList())
                .stream())
        .toList();
  }

  private static String line(String partnership, LoggedEvent event) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, event.recordedAt());
    String day = event.effectiveOn() == null ? "" : event.effectiveOn() + "|";
    return String.join(
        "|",
        partnership,
        Long.toString(event.position()),
        event.type(),
        event.stream(),
        Long.toString(event.streamVersion()),
        Long.toString(micros),
        day + event.actor(),
        event.correlationId(),
        event.commandId().toString(),
        event.data());
  }
}
