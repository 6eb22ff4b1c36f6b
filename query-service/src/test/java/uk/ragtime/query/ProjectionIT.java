package uk.ragtime.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.AreaEvent.AreaRevised;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.EventTopics.Headers;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;

/**
 * Records from Kafka, however often they come: each event once, in order, each partnership
 * independently.
 */
class ProjectionIT {
  private static final String TOPICS = "projection";

  private static final DomainEvent SOME_EVENT = new AreaRevised(SampleEvents.FYLDE, "Fylde", null);
  private static final DomainEvent FAULTY = new AreaRevised(SampleEvents.FYLDE, "Faulty", null);

  private static TestIssuer issuer;
  private static TestLog log;
  private static TestDatabase database;
  private static Database inside;
  private static QueryService service;
  private static int partnerships;

  private PartnershipCode ours;
  private PartnershipCode theirs;

  @BeforeAll
  static void servers() {
    issuer = TestIssuer.start();
    log = new TestLog(TOPICS);
    database = QueryService.newDatabase();
    inside = new Database(database);
    service = QueryService.start(database, issuer, TOPICS);
  }

  @AfterAll
  static void stopServers() {
    service.close();
    log.close();
    issuer.close();
  }

  @BeforeEach
  void twoPartnerships() {
    ours = newPartnership();
    theirs = newPartnership();
  }

  @Test
  void whatComesTwiceIsAppliedOnce() {
    // given three events, of which two come again
    appendTo(ours, 3);
    log.publish(ours, 2, SOME_EVENT, SampleEvents.BEGIN, "coordinator");
    log.publish(ours, 3, SOME_EVENT, SampleEvents.BEGIN, "coordinator");

    // when a fourth comes
    appendTo(ours, 1);

    // then each is there once
    Eventually.holds(() -> assertThat(applied(ours)).containsExactly("1", "2", "3", "4"));
    assertThat(parked(ours)).isEmpty();
  }

  @Test
  void goesOnWhereItStoppedAfterARestart() {
    appendTo(ours, 5);
    Eventually.holds(() -> assertThat(applied(ours)).hasSize(5));

    service.close();
    appendTo(ours, 5);
    service = QueryService.start(database, issuer, TOPICS);

    Eventually.holds(() -> assertThat(applied(ours)).isEqualTo(positions(10)));
  }

  @Test
  void aHoleStopsItsOwnPartnershipOnly() {
    appendTo(ours, 2);
    log.skip(ours);
    appendTo(ours, 2);
    appendTo(theirs, 4);

    Eventually.holds(() -> assertThat(applied(theirs)).isEqualTo(positions(4)));
    Eventually.holds(() ->
        assertThat(parked(ours))
            .containsExactly(
                "4 HOLE Position 3 was expected and 4 came: 1 missing, and nobody said where the event"
                    + " store is (ragtime.store.url)"));
    assertThat(applied(ours)).isEqualTo(positions(2));
    assertThat(parked(theirs)).isEmpty();
    assertThat(service.get("/actuator/health/readiness").body())
        .doesNotContain("\"parkedPartnerships\":0");
  }

  @Test
  void aPayloadThatCannotBeReadStopsItsOwnPartnershipOnly() {
    appendTo(ours, 1);
    sendBroken(ours, Map.of(), "{\"area\":17,\"secret\":\"Mrs Miller\"");
    appendTo(ours, 1);
    appendTo(theirs, 2);

    Eventually.holds(() -> assertThat(applied(theirs)).isEqualTo(positions(2)));
    Eventually.holds(
        () -> assertThat(parked(ours)).singleElement().asString().startsWith("2 POISON"));
    assertThat(parked(ours).toString()).doesNotContain("Miller");
    assertThat(applied(ours)).isEqualTo(positions(1));
  }

  @Test
  void anEventOfANewerReleaseIsWaitedForLoudly() {
    appendTo(ours, 1);
    sendBroken(ours, Map.of(Headers.TYPE, "uk.ragtime.rating-foreseen.v1"), "{}");
    appendTo(theirs, 2);

    Eventually.holds(() -> assertThat(applied(theirs)).isEqualTo(positions(2)));
    Eventually.holds(() ->
        assertThat(parked(ours))
            .singleElement()
            .asString()
            .startsWith("2 UNKNOWN_TYPE this release does not know the event type"));
  }

  @Test
  void aRowThatPostgresRefusesStopsItsOwnPartnershipOnlyThoughItCameInOneBatch() {
    // given events of both, published before the service reads any: they come in one batch
    service.close();
    appendTo(theirs, 1);
    appendTo(ours, 1);
    sendBroken(ours, Map.of(Headers.ACTOR, "nul\u0000byte"), "{\"area\":\"fylde\",\"name\":\"F\"}");
    appendTo(ours, 1);
    appendTo(theirs, 2);

    service = QueryService.start(database, issuer, TOPICS);

    Eventually.holds(() -> assertThat(applied(theirs)).isEqualTo(positions(3)));
    Eventually.holds(
        () -> assertThat(parked(ours)).singleElement().asString().startsWith("2 POISON"));
    assertThat(applied(ours)).isEqualTo(positions(1));
  }

  @Test
  void whoWasParkedIsTriedAgainAtTheNextStart() {
    // given a partnership that a fault of ours has parked
    inside.run(
        "alter table read_1.area_revision add constraint fault check (name <> 'Faulty') not valid");
    try {
      appendTo(ours, 1);
      log.append(ours, FAULTY, SampleEvents.SPRINGTIME);
      appendTo(ours, 1);
      log.flush();
      Eventually.holds(() -> assertThat(parked(ours)).hasSize(1));
      service.close();
    } finally {
      inside.run("alter table read_1.area_revision drop constraint fault");
    }

    // when the fault is mended and the service starts again
    service = QueryService.start(database, issuer, TOPICS);

    // then it goes on as if nothing had been
    Eventually.holds(() -> assertThat(applied(ours)).isEqualTo(positions(3)));
    assertThat(parked(ours)).isEmpty();
  }

  @Test
  void whatBelongsToNobodyIsPassedOver() {
    log.send("Not A Slug", Map.of(), "{}".getBytes(UTF_8));
    log.directory(ours + "/Not A Handle", "{}".getBytes(UTF_8));
    log.directory(ours + "/" + TestPersons.handle("nobody"), "{}".getBytes(UTF_8));
    appendTo(ours, 1);

    Eventually.holds(() -> assertThat(applied(ours)).isEqualTo(positions(1)));
  }

  @Test
  void instancesComeAndGoAndNothingIsLostOrDoubled() {
    // given many partnerships whose events keep coming
    List<PartnershipCode> many = LongStream.range(0, 12).mapToObj(_ -> newPartnership()).toList();
    many.forEach(partnership -> appendTo(partnership, 40));

    // when a second instance joins, and the first one leaves
    try (QueryService second = QueryService.start(database, issuer, TOPICS)) {
      many.forEach(partnership -> appendTo(partnership, 40));
      service.close();
      many.forEach(partnership -> appendTo(partnership, 40));

      // then
      for (PartnershipCode partnership : many) {
        Eventually.holds(() -> assertThat(applied(partnership)).isEqualTo(positions(120)));
        assertThat(parked(partnership)).isEmpty();
      }
      assertThat(second.get("/actuator/health/readiness").status()).isEqualTo(200);
    }
    service = QueryService.start(database, issuer, TOPICS);
  }

  private static PartnershipCode newPartnership() {
    return new PartnershipCode("projected-" + ++partnerships);
  }

  private static void appendTo(PartnershipCode partnership, int events) {
    for (int i = 0; i < events; i++) {
      log.append(partnership, SOME_EVENT, SampleEvents.BEGIN);
    }
    log.flush();
  }

  private static void sendBroken(
      PartnershipCode partnership, Map<String, String> changed, String payload) {
    long position = log.skip(partnership);
    Map<String, String> headers =
        new HashMap<>(
            TestLog.headers(partnership, position, SOME_EVENT, SampleEvents.BEGIN, "coordinator"));
    headers.putAll(changed);
    log.send(partnership.value(), headers, payload.getBytes(UTF_8));
    log.flush();
  }

  private static List<String> applied(PartnershipCode partnership) {
    return inside.ask(
        "select position from read_1.event_log where partnership = ? order by position",
        partnership.value());
  }

  private static List<String> parked(PartnershipCode partnership) {
    return inside.ask(
        """
        select position || ' ' || kind || ' ' || reason
          from read_1.parked_partnership
         where partnership = ?
        """,
        partnership.value());
  }

  private static List<String> positions(int last) {
    return LongStream.rangeClosed(1, last).mapToObj(Long::toString).toList();
  }
}
