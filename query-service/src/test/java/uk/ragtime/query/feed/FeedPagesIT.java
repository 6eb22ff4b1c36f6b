package uk.ragtime.query.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.AreaEvent.AreaRevised;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;

/**
 * Logs of random events, of lengths around the boundaries of pages, against a list of what was
 * published: before pages are packed and after it, delivered once and again.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FeedPagesIT {
  private static final long SEED = 20_261_130;
  private static final String TOPICS = "feed-pages";

  /** Last positions of the partnerships. */
  private static final List<Integer> LENGTHS = List.of(40, 255, 256, 257, 513, 770);

  private static final List<Rating> RATINGS = List.of(Rating.RED, Rating.AMBER, Rating.GREEN);

  private static final Random random = new Random(SEED);
  private static final TestDatabase database = QueryService.newDatabase();
  private static final Database inside = new Database(database);
  private static final Map<PartnershipCode, List<DomainEvent>> published = new LinkedHashMap<>();
  private static TestLog log;
  private static TestIssuer issuer;
  private static QueryService service;

  @BeforeAll
  static void start() {
    issuer = TestIssuer.start();
    log = new TestLog(TOPICS);
    for (int length : LENGTHS) {
      PartnershipCode partnership = new PartnershipCode("pages-" + length);
      SampleEvents.setUp(log, partnership, issuer.issuer());
      published.put(partnership, new ArrayList<>());
    }
    published.forEach((partnership, events) -> appendUpTo(partnership, lengthOf(partnership)));
    log.flush();
    service = QueryService.start(database, issuer, TOPICS);
    awaitApplied();
  }

  @AfterAll
  static void stop() {
    service.close();
    log.close();
    issuer.close();
  }

  @Test
  @Order(1)
  void everyPageOfTheFeedIsWhatWasPublished() {
    awaitPacked();
    published.keySet().forEach(FeedPagesIT::assertFeed);
  }

  @Test
  @Order(2)
  void whatIsDeliveredAgainChangesNothing() {
    // given all events of the log a second time, as after a crash of the relay
    List<String> before = contents();
    redeliver();

    // when something new comes behind them
    published.keySet().forEach(partnership -> appendUpTo(partnership, last(partnership) + 1));
    log.flush();
    awaitApplied();
    awaitPacked();

    // then no page has changed, and each log has one event more
    assertThat(contents())
        .containsAll(before.stream().filter(row -> row.startsWith("page")).toList());
    published.keySet().forEach(FeedPagesIT::assertFeed);
  }

  @Test
  @Order(3)
  void aProjectorThatStartsAgainGoesOnWhereItWas() {
    // given an instance that is replaced while events come
    service.close();
    published
        .keySet()
        .forEach(partnership ->
            appendUpTo(partnership, last(partnership) + random.nextInt(1, 2 * EventPage.EVENTS)));
    redeliver();
    log.flush();
    service = QueryService.start(database, issuer, TOPICS);
    awaitApplied();
    awaitPacked();

    published.keySet().forEach(FeedPagesIT::assertFeed);
  }

  @Test
  @Order(4)
  void anEventIsInOnePlaceOnly() {
    assertThat(
            inside.ask(
                """
                select t.partnership || ' ' || t.position
                  from feed.tail t
                  join feed.head h using (partnership, log)
                 where t.position <= h.pages * 256
                """))
        .isEmpty();
    assertThat(
            inside.ask(
                """
                select h.partnership
                  from feed.head h
                 where h.pages <> (select count(*)
                                     from feed.page p
                                    where p.partnership = h.partnership
                                      and p.log = h.log)
                """))
        .isEmpty();
  }

  /** Asks for parts of random sizes from random positions on, and for all of it. */
  private static void assertFeed(PartnershipCode partnership) {
    List<String> all = parts(partnership, 0, 500);
    assertThat(all).as("seed %d", SEED).hasSize(Math.toIntExact(last(partnership)));
    List<DomainEvent> own = Objects.requireNonNull(published.get(partnership));
    int setUp = all.size() - own.size();
    for (int i = 0; i < own.size(); i++) {
      JsonNode event = JsonMapper.shared().readTree(all.get(setUp + i));
      assertThat(event.get("position").asLong()).isEqualTo(setUp + i + 1L);
      assertThat(event.get("data"))
          .isEqualTo(
              JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(own.get(i))));
    }
    for (int round = 0; round < 12; round++) {
      int after = random.nextInt(all.size());
      int limit = random.nextInt(1, 501);
      assertThat(part(partnership, after, limit))
          .as("seed %d, %s after %d limit %d", SEED, partnership, after, limit)
          .isEqualTo(all.subList(after, Math.min(all.size(), after + limit)));
    }
    for (int boundary = EventPage.EVENTS; boundary <= all.size(); boundary += EventPage.EVENTS) {
      for (int after = boundary - 2; after <= Math.min(boundary + 1, all.size()); after++) {
        assertThat(part(partnership, after, 2))
            .isEqualTo(all.subList(after, Math.min(all.size(), after + 2)));
      }
    }
  }

  private static List<String> parts(PartnershipCode partnership, int after, int limit) {
    List<String> all = new ArrayList<>();
    List<String> part = part(partnership, after, limit);
    while (!part.isEmpty()) {
      all.addAll(part);
      part = part(partnership, after + all.size(), limit);
    }
    return all;
  }

  private static List<String> part(PartnershipCode partnership, int after, int limit) {
    var answer =
        service.get(
            "auditor-" + partnership,
            "/v1/%s/events?after=%d&limit=%d".formatted(partnership, after, limit));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    List<String> events = new ArrayList<>();
    answer.json().forEach(event -> events.add(event.toString()));
    return events;
  }

  private static int lengthOf(PartnershipCode partnership) {
    return Integer.parseInt(partnership.value().substring("pages-".length()));
  }

  private static long last(PartnershipCode partnership) {
    return log.position(partnership);
  }

  private static void appendUpTo(PartnershipCode partnership, long position) {
    while (last(partnership) < position) {
      DomainEvent event = random.nextInt(4) == 0 ? area() : rating();
      log.append(
          partnership, event, Instant.parse("2026-11-30T09:00:00Z").plusMillis(last(partnership)));
      Objects.requireNonNull(published.get(partnership)).add(event);
    }
  }

  private static DomainEvent area() {
    return new AreaRevised(SampleEvents.FYLDE, "Fylde " + random.nextInt(1_000), null);
  }

  private static DomainEvent rating() {
    return SampleEvents.rated(
        SampleEvents.SPRING,
        SampleEvents.BLACKPOOL,
        SampleEvents.MIDWIFERY,
        SampleEvents.TUNING_IN,
        null,
        RATINGS.get(random.nextInt(RATINGS.size())),
        SampleEvents.FIRST_DAY);
  }

  /** Publishes some of the last events again, at the positions and times that they had. */
  private static void redeliver() {
    published.forEach((partnership, events) -> {
      long last = last(partnership);
      int again = random.nextInt(1, Math.min(events.size(), 300) + 1);
      for (long position = last - again + 1; position <= last; position++) {
        log.publish(
            partnership,
            position,
            events.get(Math.toIntExact(events.size() - (last - position) - 1)),
            Instant.parse("2026-11-30T09:00:00Z").plusMillis(position - 1),
            "somebody");
      }
    });
    log.flush();
  }

  private static void awaitApplied() {
    List<String> expected =
        published.keySet().stream()
            .map(partnership -> partnership + " " + last(partnership))
            .sorted(Comparator.naturalOrder())
            .toList();
    Eventually.holds(() ->
        assertThat(
                inside.ask(
                    "select partnership || ' ' || position from read_1.applied_position order by 1"))
            .isEqualTo(expected));
    assertThat(inside.ask("select reason from read_1.parked_partnership")).isEmpty();
  }

  private static void awaitPacked() {
    service.bean(PagePacker.class).pack();
    Eventually.holds(() ->
        assertThat(
                inside.ask(
                    """
                    select a.partnership
                      from read_1.applied_position a
                      join read_1.feed_log f using (partnership)
                      join feed.head h using (partnership, log)
                     where h.pages <> a.position / 256
                    """))
            .isEmpty());
  }

  private static List<String> contents() {
    return inside.ask(
        """
        select 'page ' || partnership || ' ' || number || ' ' || md5(packed)
          from feed.page
         union all
        select 'tail ' || partnership || ' ' || position || ' ' || md5(data)
          from feed.tail
         order by 1
        """);
  }
}
