package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.CycleEvent.CycleClosed;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.EventStreamClient;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;

/** Two instances on one database: one of them projects, and both tell. */
class LiveIT {
  private static final String TOPICS = "live";

  /** Short, so that a stream ends soon after a membership does. */
  private static final List<String> ATTENTIVE = List.of("--ragtime.live.heartbeat=500ms");

  private static TestIssuer issuer;
  private static TestLog log;
  private static Database inside;
  private static QueryService first;
  private static QueryService second;
  private static int partnerships;

  private PartnershipCode ours;
  private long position;

  @BeforeAll
  static void twoInstances() {
    issuer = TestIssuer.start();
    log = new TestLog(TOPICS);
    TestDatabase database = QueryService.newDatabase();
    inside = new Database(database);
    first = QueryService.start(database, issuer, TOPICS, ATTENTIVE);
    second = QueryService.start(database, issuer, TOPICS, ATTENTIVE);
  }

  @AfterAll
  static void stop() {
    second.close();
    first.close();
    log.close();
    issuer.close();
  }

  @BeforeEach
  void aPartnership() {
    ours = new PartnershipCode("live-" + ++partnerships);
    SampleEvents.setUp(log, ours, issuer.issuer());
    position = rate(SampleEvents.BLACKPOOL, Rating.RED);
    log.flush();
    awaitProjected(position);
  }

  private void awaitProjected(long last) {
    String answer = profile(SampleEvents.BLACKPOOL) + "?minPosition=" + last;
    Eventually.holds(() -> assertThat(first.get("viewer-" + ours, answer).status()).isEqualTo(200));
  }

  @Test
  void whoeverFollowsIsToldWhereTheProfileStandsAndWhenItMovesThroughEitherInstance()
      throws IOException {
    try (EventStreamClient here = follow(first, SampleEvents.BLACKPOOL);
        EventStreamClient there = follow(second, SampleEvents.BLACKPOOL)) {
      here.awaitId(position);
      there.awaitId(position);
      assertThat(here.response().headers().firstValue("Content-Type"))
          .contains("text/event-stream;charset=utf-8");
      assertThat(here.response().headers().firstValue("Cache-Control")).contains("no-store");

      long later = rate(SampleEvents.BLACKPOOL, Rating.AMBER);

      here.awaitId(later);
      there.awaitId(later);
    }
  }

  @Test
  void anotherAreaIsNotHeardOfAndWhatConcernsAllIs() throws IOException {
    try (EventStreamClient stream = follow(first, SampleEvents.BLACKPOOL)) {
      stream.awaitId(position);

      rate(SampleEvents.FYLDE, Rating.GREEN);
      long closing =
          log.append(ours, new CycleClosed(SampleEvents.SPRING), SampleEvents.SPRINGTIME);

      stream.awaitId(closing);
      assertThat(stream.ids()).containsExactly("" + position, "" + closing);
    }
  }

  @Test
  void whoComesBackIsToldWhatHappenedMeanwhileAndNothingTwice() throws IOException {
    long missed = rate(SampleEvents.BLACKPOOL, Rating.GREEN);
    log.flush();
    awaitProjected(missed);

    try (EventStreamClient behind =
            follow(second, SampleEvents.BLACKPOOL, "Last-Event-ID", "" + position);
        EventStreamClient upToDate =
            follow(second, SampleEvents.BLACKPOOL, "Last-Event-ID", "" + missed)) {
      behind.awaitId(missed);
      assertThat(upToDate.ids()).isEmpty();

      long next = rate(SampleEvents.BLACKPOOL, Rating.RED);

      upToDate.awaitId(next);
      assertThat(upToDate.ids()).hasSize(1);
    }
  }

  @Test
  @DisplayName("B10: a follower from the future is told where the log stands")
  void aFollowerFromTheFutureIsToldWhereTheLogStands() throws IOException {
    try (EventStreamClient stream =
        follow(first, SampleEvents.BLACKPOOL, "Last-Event-ID", "999999")) {
      stream.awaitId(position);
    }
  }

  @Test
  void aBurstIsToldInAFewWordsOfWhichTheLastIsTheLastEvent() throws IOException, SQLException {
    try (EventStreamClient stream = follow(first, SampleEvents.BLACKPOOL)) {
      stream.awaitId(position);

      long last = 0;
      // given a projector that stands still until Kafka has all of them
      try (Connection _ = inside.holding("read.swap_guard", "access exclusive")) {
        for (int i = 0; i < 500; i++) {
          last = rate(SampleEvents.BLACKPOOL, i % 2 == 0 ? Rating.AMBER : Rating.GREEN);
        }
        log.flush();
      }

      stream.awaitId(last);
      assertThat(stream.ids()).hasSizeLessThan(100);
    }
  }

  @Test
  void strangersAndNonsenseAreRefusedAsEverywhere() {
    String path = profile(SampleEvents.BLACKPOOL) + "/stream";
    String nowhere = first.get("outsider", path.replace(ours.value(), "nowhere")).body();
    assertThat(first.get("outsider", path).body())
        .isEqualTo(nowhere.replace("nowhere", ours.value()));
    assertThat(first.get("outsider", path).status()).isEqualTo(404);
    assertThat(first.get(path).status()).isEqualTo(401);
    assertThat(first.get("viewer-" + ours, profile(new AreaCode("nowhere")) + "/stream").status())
        .isEqualTo(404);
    assertThat(first.get("viewer-" + ours, path + "?after=yesterday").status()).isEqualTo(400);
  }

  @Test
  void aMemberHasAFewStreamsAtATimeAndAPlaceIsFreeAgainWhenOneIsCut() throws IOException {
    List<EventStreamClient> open = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      open.add(follow(first, SampleEvents.BLACKPOOL));
    }
    open.forEach(stream -> stream.awaitId(position));

    var refused = first.get("viewer-" + ours, profile(SampleEvents.BLACKPOOL) + "/stream");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isPresent();
    assertThat(refused.json().get("code").asString()).isEqualTo("too-many-streams");

    // when all are cut, their places are free as soon as there is something to tell
    for (EventStreamClient stream : open) {
      stream.close();
    }
    Eventually.holds(() -> {
      rate(SampleEvents.BLACKPOOL, Rating.AMBER);
      try (EventStreamClient again = follow(first, SampleEvents.BLACKPOOL)) {
        assertThat(again.status()).isEqualTo(200);
      }
    });
  }

  @ParameterizedTest
  @CsvSource({"somebody-else, VIEWER", "viewer, "})
  void whoIsAMemberNoMoreOrHasNoRoleIsToldNoMore(String subject, @Nullable Role role)
      throws IOException {
    try (EventStreamClient stream = follow(first, SampleEvents.BLACKPOOL)) {
      stream.awaitId(position);
      assertThat(stream.hasEnded()).isFalse();

      log.append(
          ours,
          log.persons()
              .changed(
                  ours,
                  "viewer",
                  TestPersons.lookup(
                      issuer.issuer(), subject.equals("viewer") ? "viewer-" + ours : subject),
                  role == null ? Set.of() : Set.of(role),
                  Set.of()),
          SampleEvents.SPRINGTIME);

      Eventually.holds(() -> assertThat(stream.hasEndedInOrder()).isTrue());
    }
    int refused = first.get("viewer-" + ours, profile(SampleEvents.BLACKPOOL) + "/stream").status();
    assertThat(refused).isEqualTo(role == null ? 403 : 404);
  }

  private EventStreamClient follow(QueryService service, AreaCode area, String... headers) {
    return service.stream("viewer-" + ours, profile(area) + "/stream", headers);
  }

  private String profile(AreaCode area) {
    return "/v1/" + ours + "/areas/" + area + "/profile";
  }

  private long rate(AreaCode area, Rating rating) {
    return log.append(
        ours,
        SampleEvents.rated(
            SampleEvents.SPRING,
            area,
            SampleEvents.MIDWIFERY,
            SampleEvents.TUNING_IN,
            null,
            rating,
            SampleEvents.FIRST_DAY),
        SampleEvents.SPRINGTIME);
  }
}
