package uk.ragtime.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.AreaEvent.AreaRevised;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.query.feed.EventPage;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;

/** The feed stands outside the generations: what a rebuild does to it, and does not do. */
class RebuildFeedIT {
  private static final String CALLER = "coordinator-lancashire";
  private static final String EVENTS = "/v1/lancashire/events";
  private static final int EVENTS_OF_A_PAGE = 300;
  private static final int SHORTEST_TAIL = 44;
  private static final int LONGEST_TAIL = 180;
  private static final Instant LATER = SampleEvents.SPRINGTIME.plusSeconds(100_000_000);

  /** One for all tests: each begins with a whole feed, and leaves one. */
  private static RebuildFixture stage;

  private static PartnershipCode lancashire;

  @BeforeAll
  static void open() {
    stage = new RebuildFixture();
    lancashire = stage.lancashire;
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  /** At least one full page, and a tail that is neither short nor nearly one. */
  @BeforeEach
  void fillFeed() {
    while (stage.log.position(lancashire) < EVENTS_OF_A_PAGE
        || eventsOfTail() < SHORTEST_TAIL
        || eventsOfTail() > LONGEST_TAIL) {
      stage.rate(lancashire, Rating.AMBER);
    }
    stage.awaitProjected();
    awaitFullPages();
  }

  private static long eventsOfTail() {
    return stage.log.position(lancashire) % EventPage.EVENTS;
  }

  @Test
  void aRebuildLeavesTheFeedAsItIsWhileEventsAreRecorded() throws Exception {
    try (QueryService worker = stage.worker()) {
      // given a full feed, and somebody who rates all the time
      List<String> pages = pages();
      String log = logOf(stage.serving());
      AtomicBoolean enough = new AtomicBoolean();
      Thread rating =
          Thread.ofVirtual()
              .start(() -> {
                while (!enough.get()) {
                  stage.rate(lancashire, Rating.GREEN);
                  stage.log.flush();
                }
              });

      // when everything is rebuilt, and rolled back
      long id = stage.rebuild(worker, "{\"acceptDifferences\":true}");
      stage.awaitStep(id, RebuildState.SWAPPED);
      assertThat(logOf(stage.serving())).isEqualTo(log);
      assertWhole(worker);
      assertThat(stage.wish(worker, id, "roll-back").status()).isEqualTo(202);
      stage.awaitStep(id, RebuildState.ROLLED_BACK);
      enough.set(true);
      rating.join();
      stage.awaitProjected();

      // then the pages are the very same rows, and the feed has every event of the store
      assertThat(logOf(stage.serving())).isEqualTo(log);
      assertThat(pages()).containsAll(pages);
      assertWhole(worker);
      assertWhole(stage.answering);
    }
  }

  @Test
  void whatTheFeedLacksComesFromTheStore() {
    try (QueryService worker = stage.worker()) {
      // given events that never came through Kafka
      String log = logOf(stage.serving());
      for (int event = 0; event < 230; event++) {
        long position = stage.log.skip(lancashire);
        stage.store.record(lancashire, position, area(position), LATER, "member-1");
      }

      long id = stage.rebuild(worker, "{\"acceptDifferences\":true}");
      Eventually.holds(() -> {
        if (stage.step(id) == RebuildState.READY) {
          // refused if it has gone on by itself meanwhile
          QueryService.Answer _ = stage.wish(worker, id, "swap");
        }
        assertThat(stage.step(id)).isEqualTo(RebuildState.SWAPPED);
      });

      assertThat(logOf(stage.serving())).isEqualTo(log);
      assertWhole(worker);
      awaitFullPages();
      assertWhole(worker);
    }
  }

  @Test
  void aFeedThatLacksAPageIsWrittenAnew() {
    try (QueryService worker = stage.worker()) {
      // given a page that was lost
      String log = logOf(stage.serving());
      String whole = stage.answering.get(CALLER, EVENTS + "?limit=500").body();
      stage.inside.run("delete from feed.page where partnership = 'lancashire' and number = 0");

      long id = stage.rebuild(worker, "{}");
      stage.awaitStep(id, RebuildState.SWAPPED);

      // then another log has all events, and the other partnership has its own as before
      assertThat(logOf(stage.serving())).isNotEqualTo(log);
      assertThat(worker.get(CALLER, EVENTS + "?limit=500").body()).isEqualTo(whole);
      assertWhole(worker);
    }
  }

  @Test
  @DisplayName("C14: a feed that the restored store does not have is replaced with the swap")
  void aFeedOfLostEventsIsReplacedWithTheSwap() {
    try (QueryService worker = stage.worker("--ragtime.store.compare-every=100ms")) {
      // given a restore that loses the end of a full page, and others in their place
      long before = stage.log.position(lancashire);
      long kept = before - eventsOfTail() - 56;
      String log = logOf(stage.serving());
      stage.store.restoreTo(lancashire, kept);
      for (long position = kept + 1; position <= before + 20; position++) {
        stage.store.record(lancashire, position, area(position), LATER, "member-2");
      }
      while (stage.log.position(lancashire) < before + 20) {
        long _ = stage.log.skip(lancashire);
      }
      Eventually.holds(() -> assertThat(worker.get(CALLER, EVENTS).status()).isEqualTo(503));

      // when everything is rebuilt
      long id = stage.rebuild(worker, "{\"acceptDifferences\":true}");
      stage.awaitStep(id, RebuildState.SWAPPED);

      // then the feed is that of the store; the lost events are kept beside it, for a roll back
      assertThat(logOf(stage.serving())).isNotEqualTo(log);
      assertWhole(worker);
      var events = worker.get(CALLER, EVENTS + "?after=" + kept + "&limit=500").json();
      assertThat(events.findValuesAsString("time"))
          .hasSize(Math.toIntExact(before + 20 - kept))
          .containsOnly(LATER.toString());
      assertThat(stage.inside.ask(LOGS)).containsExactlyInAnyOrder("kent 1", "lancashire 2");

      // and the next rebuild forgets the log that nothing is read with
      long next = stage.rebuild(worker, "{}");
      stage.awaitStep(next, RebuildState.SWAPPED);
      assertThat(stage.inside.ask(LOGS)).containsExactlyInAnyOrder("kent 1", "lancashire 1");
      assertWhole(worker);
    }
  }

  private static final String LOGS =
      """
      select partnership || ' ' || count(distinct log)
        from feed.tail
       group by partnership
      """;

  /** The feed has the events of the store, in order, and says so page by page. */
  private void assertWhole(QueryService service) {
    List<String> feed = commands(service);
    List<String> stored =
        new Database(stage.store.database())
            .ask(
                "select command_id from store.recorded_event where partnership = ? order by position",
                lancashire.value());
    assertThat(feed).isNotEmpty().isEqualTo(stored.subList(0, feed.size()));
    assertThat(feed.size()).isGreaterThanOrEqualTo(EVENTS_OF_A_PAGE);
  }

  /** Those of now: more may come all the time. */
  private List<String> commands(QueryService service) {
    long last = stage.log.position(lancashire);
    List<String> commands = new ArrayList<>();
    List<Long> positions = new ArrayList<>();
    JsonNode part;
    do {
      var answer = service.get(CALLER, EVENTS + "?limit=200&after=" + positions.size());
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      part = answer.json();
      part.forEach(event -> {
        positions.add(event.get("position").asLong());
        commands.add(event.get("commandid").asString());
      });
    } while (!part.isEmpty() && positions.size() < last);
    assertThat(positions).isEqualTo(LongStream.rangeClosed(1, positions.size()).boxed().toList());
    return commands;
  }

  private static DomainEvent area(long position) {
    return new AreaRevised(SampleEvents.FYLDE, "Fylde " + position, null);
  }

  private static void awaitFullPages() {
    long pages = stage.log.position(lancashire) / EventPage.EVENTS;
    Eventually.holds(() ->
        assertThat(
                stage.inside.ask(
                    "select count(*) from feed.page p join %s.feed_log using (partnership, log) where partnership = 'lancashire'"
                        .formatted(stage.serving())))
            .containsExactly(Long.toString(pages)));
  }

  private String logOf(String schema) {
    return stage
        .inside
        .ask("select log from " + schema + ".feed_log where partnership = 'lancashire'")
        .getFirst();
  }

  /** Rows of the feed that serves, with the transactions that wrote them. */
  private static List<String> pages() {
    return stage.inside.ask(
        """
        select p.partnership || ' ' || p.number || ' ' || p.xmin::text || ' ' || p.ctid::text || ' ' || md5(p.packed)
          from feed.page p
          join %s.feed_log using (partnership, log)
         order by 1
        """
            .formatted(stage.serving()));
  }
}
