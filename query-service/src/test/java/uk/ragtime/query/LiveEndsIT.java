package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveScheduled;
import uk.ragtime.query.support.EventStreamClient;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.TestServers;
import uk.ragtime.testing.faults.ConnectionEnd;
import uk.ragtime.testing.faults.FaultProxy;
import uk.ragtime.testing.raw.RawConnection;
import uk.ragtime.testing.raw.RawRequest;
import uk.ragtime.testing.raw.RawResponse;
import uk.ragtime.testing.raw.RawSocket;

/** Streams end, and their clients continue elsewhere without missing anything. */
class LiveEndsIT {
  private static final String TOPICS = "live-ends";

  private static final FaultProxy postgres = FaultProxy.to(TestServers.postgres().port());
  private static TestIssuer issuer;
  private static TestLog log;
  private static TestDatabase database;
  private static QueryService lasting;
  private static QueryService brief;
  private static int partnerships;

  private PartnershipCode ours;
  private String path;
  private long position;

  @BeforeAll
  static void start() {
    issuer = TestIssuer.start();
    log = new TestLog(TOPICS);
    database = QueryService.newDatabase();
    lasting = start(database, "--ragtime.live.heartbeat=300ms");
    brief = start(database, "--ragtime.live.longest=2s");
  }

  @AfterAll
  static void stop() {
    brief.close();
    lasting.close();
    log.close();
    issuer.close();
    postgres.close();
  }

  private static QueryService start(TestDatabase database, String... settings) {
    return QueryService.start(database, issuer, TOPICS, List.of(settings));
  }

  @BeforeEach
  void aPartnership() {
    ours = new PartnershipCode("ends-" + ++partnerships);
    path = "/v1/" + ours + "/areas/" + SampleEvents.BLACKPOOL + "/profile";
    SampleEvents.setUp(log, ours, issuer.issuer());
    position = rate(Rating.RED);
    awaitProjected(position);
  }

  @Test
  void aStreamLastsSoLongAndWhoeverComesBackMissesNothing() throws IOException {
    try (EventStreamClient stream = brief.stream("viewer-" + ours, path + "/stream")) {
      Eventually.holds(() -> assertThat(stream.hasEndedInOrder()).isTrue());
      stream.awaitId(position);
    }
    goesOnElsewhere();
  }

  @Test
  @DisplayName(
      "C2: a stream ends with the token that opened it, and one with a longer token goes on")
  void aStreamEndsWithItsToken() throws IOException {
    try (EventStreamClient longer = lasting.stream("viewer-" + ours, path + "/stream");
        EventStreamClient shorter =
            lasting.streamWithTokenOf(3, "viewer-" + ours, path + "/stream")) {
      longer.awaitId(position);
      shorter.awaitId(position);

      Eventually.holds(() -> assertThat(shorter.hasEndedInOrder()).isTrue());
      assertThat(longer.hasEnded()).isFalse();
    }
  }

  @Test
  @DisplayName("C1: HEAD on a stream answers at once and takes nobody's place")
  void headTakesNoPlace() throws IOException {
    Eventually.holds(() -> assertThat(streams(lasting)).isZero());
    try (RawConnection connection = new RawConnection(URI.create(lasting.address()))) {
      for (int i = 0; i <= 10; i++) { // one more than a member has places
        RawResponse head = connection.send(asked("HEAD", path + "/stream"));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).isEqualTo("text/event-stream;charset=utf-8");
      }
      assertThat(connection.send(asked("GET", path)).status()).isEqualTo(200);
      assertThat(
              connection
                  .send(asked("HEAD", path.replace("blackpool", "nowhere") + "/stream"))
                  .status())
          .isEqualTo(404);
    }
    assertThat(streams(lasting)).isZero();
  }

  private RawRequest asked(String method, String address) {
    return RawRequest.of(method, address)
        .and("Authorization", lasting.authorization("viewer-" + ours));
  }

  @Test
  void whoDoesNotReadKeepsNobodyWaitingAndLosesTheirPlace() throws IOException {
    // given somebody who asks and never reads
    String request =
        "GET %s/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n\r\n"
            .formatted(path, brief.authorization("viewer-" + ours));
    try (Socket deaf = RawSocket.unread(brief.port(), request, 1024)) {
      Eventually.holds(() -> assertThat(streams(brief)).isEqualTo(1));

      // when the profile moves, then others are told through the same instance
      long later = rate(Rating.AMBER);
      awaitProjected(later);
      try (EventStreamClient other =
          brief.stream("auditor-" + ours, path + "/stream", "Last-Event-ID", "" + position)) {
        other.awaitId(later);
      }

      // and the place is free in the end, though the connection is still there
      Eventually.holds(() -> assertThat(streams(brief)).isZero());
      assertThat(deaf.isConnected()).isTrue();
    }
  }

  @Test
  void whoHasLeftIsToldNothingMore() throws IOException {
    try (EventStreamClient stream = lasting.stream("viewer-" + ours, path + "/stream")) {
      stream.awaitId(position);

      Instant now = Instant.now();
      log.append(
          ours, new MemberLeaveScheduled(TestPersons.handle("viewer"), Calendar.dayOf(now)), now);
      log.flush();

      Eventually.holds(() -> assertThat(stream.hasEndedInOrder()).isTrue());
    }
    assertThat(lasting.get("viewer-" + ours, path + "/stream").status()).isEqualTo(404);
  }

  @Test
  void whereNobodyCanSayWhoIsAMemberTheStreamEndsAndSaysNothingElse() throws IOException {
    QueryService cutOff =
        start(
            database.through(postgres.port()),
            "--ragtime.live.heartbeat=300ms",
            // Less than a reader may wait: one that is not let go is cut off.
            "--spring.lifecycle.timeout-per-shutdown-phase=5s");
    try {
      try (EventStreamClient stream = cutOff.stream("viewer-" + ours, path + "/stream")) {
        stream.awaitId(position);

        postgres.refuse();
        postgres.endAll(ConnectionEnd.RESET);

        Eventually.holds(() -> assertThat(stream.hasEndedInOrder()).isTrue());
        assertThat(stream.lines())
            .allMatch(line -> line.isEmpty() || line.matches("(event|id|data|): ?.+"));
      } finally {
        postgres.heal();
      }
      goesOnElsewhere();

      // and when the instance itself goes, it ends its streams before its connections
      Eventually.holds(
          () -> assertThat(cutOff.get("/actuator/health/readiness").status()).isEqualTo(200));
      long seen = position;
      try (EventStreamClient stream =
          cutOff.stream("viewer-" + ours, path + "/stream", "Last-Event-ID", "" + (seen - 1))) {
        stream.awaitId(seen);
        CompletableFuture<QueryService.Answer> waiting = readerAtTheEnd(cutOff, seen);

        cutOff.close();

        Eventually.holds(() -> assertThat(stream.hasEndedInOrder()).isTrue());
        assertThat(waiting.join().status()).as("C10: a waiting read is let go").isEqualTo(200);
        assertThat(waiting.join().body()).isEqualTo("[]");
      }
      goesOnElsewhere();
    } finally {
      cutOff.close();
    }
  }

  private CompletableFuture<QueryService.Answer> readerAtTheEnd(QueryService service, long end) {
    String events = "/v1/" + ours + "/events?wait=20&after=" + end;
    CompletableFuture<QueryService.Answer> waiting =
        CompletableFuture.supplyAsync(() -> service.get("auditor-" + ours, events));
    MeterRegistry metrics = service.bean(MeterRegistry.class);
    Eventually.holds(
        () -> assertThat(metrics.get("ragtime.feed.waiting").gauge().value()).isEqualTo(1));
    return waiting;
  }

  /** With what it has seen. */
  private void goesOnElsewhere() throws IOException {
    long seen = position;
    position = rate(Rating.GREEN);
    try (EventStreamClient stream =
        lasting.stream("viewer-" + ours, path + "/stream", "Last-Event-ID", "" + seen)) {
      stream.awaitId(position);
      assertThat(stream.ids()).containsExactly("" + position);
    }
  }

  private long rate(Rating rating) {
    return log.append(
        ours,
        SampleEvents.rated(
            SampleEvents.SPRING,
            SampleEvents.BLACKPOOL,
            SampleEvents.MIDWIFERY,
            SampleEvents.TUNING_IN,
            null,
            rating,
            SampleEvents.FIRST_DAY),
        SampleEvents.SPRINGTIME);
  }

  private void awaitProjected(long last) {
    log.flush();
    Eventually.holds(() ->
        assertThat(lasting.get("viewer-" + ours, path + "?minPosition=" + last).status())
            .isEqualTo(200));
  }

  private static int streams(QueryService service) {
    return (int) service.bean(MeterRegistry.class).get("ragtime.live.streams").gauge().value();
  }
}
