package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveScheduled;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.EventStreamClient;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.QueryService.Answer;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.StatementsOfRequests;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.TestServers;

/**
 * A8: who is let in with {@code minPosition=n}, and to what, is decided at position n or later. The
 * projection is held back while they ask, so that the read models are behind for certain.
 */
@DisplayName("A8: minPosition holds for admission")
class AdmissionAtPositionIT {
  /** The first, and the attempts of who waits for a membership. */
  private static final int LOOK_UPS_OF_WHO_WAITS = 8;

  private static final String TOPICS = "admission-at-position";
  private static final PartnershipCode WESSEX = new PartnershipCode("wessex");
  private static final String T = "/v1/" + WESSEX;

  private static TestIssuer issuer;
  private static TestDatabase database;
  private static Database inside;
  private static TestLog log;
  private static QueryService service;

  @BeforeAll
  static void given() {
    issuer = TestIssuer.start();
    database = QueryService.newDatabase();
    inside = new Database(database);
    log = new TestLog(TOPICS);
    SampleEvents.setUp(log, WESSEX, issuer.issuer());
    log.append(
        WESSEX,
        SampleEvents.rated(
            SampleEvents.SPRING,
            SampleEvents.BLACKPOOL,
            SampleEvents.HEALTH_VISITING,
            SampleEvents.TUNING_IN,
            null,
            Rating.RED,
            SampleEvents.FIRST_DAY),
        SampleEvents.SPRINGTIME,
        "rater");
    log.flush();
    service =
        QueryService.startWith(
            database,
            issuer,
            TOPICS,
            List.of(StatementsOfRequests.class),
            "--ragtime.limits.places=1",
            "--ragtime.limits.patience=30s");
    Eventually.holds(
        () -> assertThat(inside.ask("select name from erasable.person")).contains("Rae Ter"));
    isProjected(log.position(WESSEX));
  }

  @AfterAll
  static void stop() {
    service.close();
    log.close();
    issuer.close();
  }

  private static long record(MemberEvent event) {
    long position = log.append(WESSEX, event, SampleEvents.SPRINGTIME);
    log.flush();
    return position;
  }

  private static long enrol(String subject, Role role) {
    return record(
        log.persons().enrolled(WESSEX, "m-" + subject, lookup(subject), Set.of(role), Set.of()));
  }

  private static long change(String subject, Role role) {
    return record(
        log.persons().changed(WESSEX, "m-" + subject, lookup(subject), Set.of(role), Set.of()));
  }

  private static long leave(String subject) {
    return record(
        new MemberLeaveScheduled(
            TestPersons.handle("m-" + subject), Calendar.dayOf(Instant.now())));
  }

  private static Lookup lookup(String subject) {
    return TestPersons.lookup(issuer.issuer(), subject);
  }

  private static void isProjected(long position) {
    Eventually.holds(() ->
        assertThat(inside.ask("select position from read_1.applied_position"))
            .containsExactly(Long.toString(position)));
  }

  /** Asks before anything is projected that happened meanwhile, and goes on only then. */
  private static <T> T askedTooEarly(Supplier<Long> change, LongFunction<T> ask)
      throws SQLException {
    CompletableFuture<T> answer;
    try (Connection writersWait = lock("read_1.applied_position", "exclusive")) {
      long position = change.get();
      StatementsOfRequests.forget();
      answer = CompletableFuture.supplyAsync(() -> ask.apply(position));
      // Not for long: strangers are refused after two seconds.
      Eventually.holds(() -> assertThat(StatementsOfRequests.all()).isNotEmpty());
      assertThat(answer).isNotDone();
      writersWait.rollback();
    }
    return answer.join();
  }

  private static Connection lock(String table, String mode) throws SQLException {
    var server = TestServers.postgres();
    Connection connection =
        DriverManager.getConnection(database.url(), server.superuser(), server.superuserPassword());
    connection.setAutoCommit(false);
    connection.createStatement().execute("lock table " + table + " in " + mode + " mode");
    return connection;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/areas",
        "/areas/blackpool/profile",
        "/matrix",
        "/events",
        "/members",
        "/exports/ratings.csv"
      })
  @DisplayName("A8: who has just become a member is let in")
  void whoHasJustBecomeAMemberIsLetIn(String path) throws SQLException {
    String subject = "new" + path.replaceAll("[^a-z]", "-");

    Answer answer =
        askedTooEarly(
            () -> enrol(subject, Role.COORDINATOR),
            position -> service.get(subject, T + path + "?minPosition=" + position));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @Test
  @DisplayName("A8: who has just become a member may follow a profile")
  void whoHasJustBecomeAMemberMayFollowAProfile() throws SQLException, IOException {
    try (EventStreamClient stream =
        askedTooEarly(
            () -> enrol("follower", Role.VIEWER),
            position ->
                service.stream(
                    "follower", T + "/areas/blackpool/profile/stream?minPosition=" + position))) {
      assertThat(stream.status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/areas",
        "/areas/blackpool/profile",
        "/areas/blackpool/profile/stream",
        "/events",
        "/members",
        "/exports/ratings.csv"
      })
  @DisplayName("A8: who has just left is a stranger")
  void whoHasJustLeftIsAStranger(String path) throws SQLException {
    String subject = "leaver" + path.replaceAll("[^a-z]", "-");
    isProjected(enrol(subject, Role.COORDINATOR));
    assertThat(service.get(subject, T + "/areas").status()).isEqualTo(200);

    Answer answer =
        askedTooEarly(
            () -> leave(subject),
            position -> service.get(subject, T + path + "?minPosition=" + position));

    assertThat(answer.status()).as(answer.body()).isEqualTo(404);
    assertThat(answer.body())
        .isEqualTo(service.get(subject, "/v1/mercia" + path).body().replace("mercia", "wessex"));
  }

  @Test
  @DisplayName(
      "A8: a role that was taken away allows nothing any more, and one that was given does")
  void rolesAreThoseOfThePosition() throws SQLException {
    isProjected(enrol("demoted", Role.COORDINATOR));
    isProjected(enrol("promoted", Role.VIEWER));

    Answer demoted =
        askedTooEarly(
            () -> change("demoted", Role.VIEWER),
            position -> service.get("demoted", T + "/members?minPosition=" + position));
    Answer promoted =
        askedTooEarly(
            () -> change("promoted", Role.COORDINATOR),
            position -> service.get("promoted", T + "/members?minPosition=" + position));

    assertThat(demoted.status()).isEqualTo(403);
    assertThat(demoted.json().get("code").asString()).isEqualTo("not-allowed");
    assertThat(promoted.status()).as(promoted.body()).isEqualTo(200);
  }

  @Test
  @DisplayName("A8: who may not see names any more sees none")
  void namesAreShownToThoseWhoMaySeeThemAtThePosition() throws SQLException {
    String profile = T + "/areas/blackpool/profile";
    isProjected(enrol("nosy", Role.AUDITOR));
    assertThat(service.get("nosy", profile).body()).contains("Rae Ter");

    Answer answer =
        askedTooEarly(
            () -> change("nosy", Role.VIEWER),
            position -> service.get("nosy", profile + "?minPosition=" + position));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("\"rater\"").doesNotContain("Rae Ter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "123456789012345678", "0", "x"})
  @DisplayName("A8: strangers cannot tell a partnership from none, whatever position they name")
  void strangersLearnNothing(String minPosition) {
    Refusal real = refusal("wessex", minPosition);
    Refusal none = refusal("mercia", minPosition);

    assertThat(real.answer().status()).isEqualTo(404);
    assertThat(none.answer().status()).isEqualTo(404);
    assertThat(real.answer().body()).isEqualTo(none.answer().body().replace("mercia", "wessex"));
    assertThat(headerNames(real)).isEqualTo(headerNames(none));
    assertThat(real.statements()).isNotEmpty().isEqualTo(none.statements());
    assertThat(lookUps(real)).isEqualTo(minPosition.startsWith("1") ? LOOK_UPS_OF_WHO_WAITS : 1);
  }

  /** Without that by which Tomcat closes a kept connection after its hundredth answer. */
  private static Set<String> headerNames(Refusal refusal) {
    Set<String> names = new HashSet<>(refusal.answer().headerNames());
    names.remove("connection");
    return names;
  }

  /** Membership is looked up by the same statements each time. */
  private static long lookUps(Refusal refusal) {
    String last = refusal.statements().getLast();
    return refusal.statements().stream().filter(last::equals).count();
  }

  private record Refusal(Answer answer, List<String> statements) {}

  private static Refusal refusal(String partnership, String minPosition) {
    StatementsOfRequests.forget();
    Answer answer = service.get("eve", "/v1/" + partnership + "/areas?minPosition=" + minPosition);
    return new Refusal(answer, StatementsOfRequests.all());
  }

  @Test
  @DisplayName("A8: the answer is given only to who is still a member at its own moment")
  void theAnswerIsForWhoIsStillAMember() throws SQLException {
    isProjected(enrol("goer", Role.VIEWER));
    StatementsOfRequests.forget();
    CompletableFuture<Answer> slow;
    CompletableFuture<Answer> next;
    String profile = T + "/areas/blackpool/profile";
    try (Connection readersWait = lock("read_1.rating_entry", "access exclusive")) {
      slow = CompletableFuture.supplyAsync(() -> service.get("coordinator-wessex", profile));
      Eventually.holds(() ->
          assertThat(StatementsOfRequests.all()).anyMatch(AdmissionAtPositionIT::asksForRatings));
      long before = looks();
      // Let in, and waiting for the partnership's only place.
      next = CompletableFuture.supplyAsync(() -> service.get("goer", profile));
      Eventually.holds(() -> assertThat(looks()).isEqualTo(before + 1));
      isProjected(leave("goer"));
      readersWait.rollback();
    }

    assertThat(slow.join().status()).isEqualTo(200);
    assertThat(next.join().status()).isEqualTo(404);
  }

  private static boolean asksForRatings(String statement) {
    return statement.contains("rating_entry");
  }

  private static long looks() {
    return StatementsOfRequests.all().stream()
        .filter(statement -> statement.contains("left join member_leave"))
        .count();
  }

  @Test
  @DisplayName("A8: a position that cannot be read is refused after the role, and not waited for")
  void whatCannotBeReadIsRefusedInItsTurn() {
    Answer viewer = service.get("viewer-wessex", T + "/members?minPosition=x");
    Answer coordinator = service.get("coordinator-wessex", T + "/members?minPosition=x");

    assertThat(viewer.status()).isEqualTo(403);
    assertThat(coordinator.status()).isEqualTo(400);
    assertThat(coordinator.json().get("code").asString()).isEqualTo("invalid-parameter");
  }

  @Test
  @DisplayName("A8: a position that is not reached in time is said so to members")
  void membersAreToldThatAPositionIsNotReached() {
    Answer answer = service.get("viewer-wessex", T + "/areas?minPosition=1000000");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().get("code").asString()).isEqualTo("position-not-reached");
  }
}
