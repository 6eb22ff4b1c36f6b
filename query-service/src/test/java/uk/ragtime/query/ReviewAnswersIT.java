package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.EventStreamClient;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.PublishedProfiles;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.QueryService.Answer;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.SettledReview;
import uk.ragtime.query.support.StatementsOfRequests;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;

/** Three words of one cell, wherever a reader may meet them. */
class ReviewAnswersIT {
  private static final PartnershipCode OURS = new PartnershipCode("reviewed");
  private static final PartnershipCode PLAIN = new PartnershipCode("plain");
  private static final String TOPICS = "review-answers";
  private static final String T = "/v1/reviewed";
  private static final String PROFILE = T + "/areas/blackpool/profile";
  private static final Instant CHALLENGED_AT = Instant.parse("2026-10-08T10:00:00Z");

  private static TestIssuer issuer;
  private static TestLog log;
  private static TestDatabase database;
  private static Database inside;
  private static QueryService service;
  private static SettledReview review;

  @BeforeAll
  static void given() {
    issuer = TestIssuer.start();
    log = new TestLog(TOPICS);
    for (PartnershipCode partnership : List.of(OURS, PLAIN)) {
      SampleEvents.setUp(log, partnership, issuer.issuer());
    }
    review = SettledReview.append(log, OURS);
    SettledReview.append(
        log,
        PLAIN,
        SettledReview.rated(SampleEvents.TUNING_IN, Rating.GREEN),
        "2026-10-06T10:00:00Z");
    log.flush();
    database = QueryService.newDatabase();
    inside = new Database(database);
    service = QueryService.startWith(database, issuer, TOPICS, List.of(StatementsOfRequests.class));
    isProjected(review.last());
  }

  @AfterAll
  static void stop() {
    service.close();
    log.close();
    issuer.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'', AMBER, AGREED",
    "&stage=standing, AMBER, AGREED",
    "&stage=self, GREEN, SELF",
    "&stage=challenged, AMBER, AGREED",
    "&stage=agreed, AMBER, AGREED",
    "&stage=standing&knownAt=2026-10-09T12:00:00Z, GREEN, SELF",
    "&stage=challenged&knownAt=2026-10-09T12:00:00Z, RED, CHALLENGED",
    "&stage=standing&cycle=2026-autumn, AMBER, AGREED",
  })
  @DisplayName("Three words: the agreement stands, and before it was known the agency's word did")
  void eachStageShowsItsWord(String query, String rating, String stage) {
    JsonNode found = rating("?minPosition=" + review.last() + query, SampleEvents.TUNING_IN);

    assertThat(found.get("rating").asString()).isEqualTo(rating);
    assertThat(found.get("stage").asString()).isEqualTo(stage);
    assertThat(found.get("effectiveOn").asString()).isEqualTo(SettledReview.DAY.toString());
    assertThat(found.path("self").asString("")).isEqualTo(stage.equals("AGREED") ? "GREEN" : "");
  }

  @Test
  void aChallengeStandsBesideTheRatingUntilItIsSettled() {
    JsonNode now = get(PROFILE).json();
    assertThat(challenge(now, SampleEvents.TUNING_IN))
        .isEqualTo("{\"sees\":\"RED\",\"open\":false}");
    assertThat(challenge(now, SampleEvents.SUPERVISION))
        .isEqualTo("{\"sees\":\"RED\",\"open\":true}");
    assertThat(now.get("openChallenges").asInt()).isEqualTo(1);

    JsonNode before = get(PROFILE + "?knownAt=" + CHALLENGED_AT).json();
    assertThat(challenge(before, SampleEvents.TUNING_IN))
        .isEqualTo("{\"sees\":\"RED\",\"open\":true}");
    assertThat(challenge(before, SampleEvents.SUPERVISION)).isEmpty();

    assertThat(get(PROFILE + "?knownAt=2026-10-07T00:00:00Z").json().has("openChallenges"))
        .isFalse();
    JsonNode area = get(T + "/matrix").json().get("areas").get(0);
    assertThat(area.get("openChallenges").asInt()).isEqualTo(1);
    JsonNode points = get(T + "/areas/blackpool/history").json().get("points");
    assertThat(points.get(points.size() - 1).get("openChallenges").asInt()).isEqualTo(1);
  }

  @Test
  void aMovementCountsTheOpenChallengesOfEitherEnd() {
    String movement = T + "/areas/blackpool/movement?from=";

    JsonNode now = get(movement + "2026-10-06&to=2026-10-20").json();
    for (String end : List.of("from", "to")) {
      assertThat(now.get(end).get("openChallenges").asInt()).as(end).isEqualTo(1);
    }
    for (String side : List.of("before", "after")) {
      assertThat(openChallenges(now, SampleEvents.SUPERVISION, side)).as(side).isEqualTo(1);
      assertThat(openChallenges(now, SampleEvents.TUNING_IN, side)).as(side).isZero();
    }

    JsonNode since = get(movement + "2026-spring&to=2026-10-20&stage=self").json();
    assertThat(since.get("from").has("openChallenges")).isFalse();
    assertThat(since.get("to").get("openChallenges").asInt()).isEqualTo(1);
    assertThat(openChallenges(since, SampleEvents.SUPERVISION, "before")).isZero();
    assertThat(openChallenges(since, SampleEvents.SUPERVISION, "after")).isEqualTo(1);

    JsonNode plain =
        service
            .get(
                "auditor-plain", "/v1/plain/areas/blackpool/movement?from=2026-10-06&to=2026-10-20")
            .json();
    assertThat(plain.toString()).contains("transitions").doesNotContain("openChallenges");
  }

  /** Zero if it is left out. */
  private static int openChallenges(JsonNode movement, CapabilityCode capability, String side) {
    for (JsonNode row : movement.get("capabilities")) {
      if (row.get("code").asString().equals(capability.value())) {
        JsonNode count = row.get(side).get("openChallenges");
        return count == null ? 0 : count.asInt();
      }
    }
    throw new AssertionError("no " + capability);
  }

  @Test
  void aWithdrawnRatingCountsUntilItsWithdrawalWasKnown() {
    assertThat(ratings(get(PROFILE).json(), SampleEvents.LOCAL_SERVICES).size()).isZero();
    assertThat(
            ratings(
                    get(PROFILE + "?knownAt=2026-10-06T12:30:00Z").json(),
                    SampleEvents.LOCAL_SERVICES)
                .get(0)
                .get("rating")
                .asString())
        .isEqualTo("RED");
  }

  @Test
  void withoutReviewsAProfilePaysNoStatementMoreAndWithThemOne() {
    List<String> plain = withoutLookUps(statements("/v1/plain/areas/blackpool/profile", "plain"));
    List<String> reviewed = withoutLookUps(statements(PROFILE, "reviewed"));

    assertThat(plain).isNotEmpty().noneMatch(sql -> sql.contains("from reviewed_subject a"));
    assertThat(reviewed).filteredOn(sql -> sql.contains("from reviewed_subject a")).hasSize(1);
    assertThat(reviewed).hasSize(plain.size() + 1);
  }

  @Test
  void aProfileTakesOneStatementAfterTheIdentityAndWithReviewsTwo() {
    assertThat(afterIdentity(statements("/v1/plain/areas/blackpool/profile", "plain"))).hasSize(1);
    assertThat(afterIdentity(statements(PROFILE, "reviewed"))).hasSize(2);
  }

  @Test
  void aProfileTakesThreeStatementsInAllAndWithReviewsFour() {
    assertThat(withoutLookUps(statements("/v1/plain/areas/blackpool/profile", "plain"))).hasSize(3);
    assertThat(withoutLookUps(statements(PROFILE, "reviewed"))).hasSize(4);
  }

  private static List<String> withoutLookUps(List<String> statements) {
    return statements.stream().filter(sql -> !looksUpAgain(sql)).toList();
  }

  @Test
  void whoHasTheProfileCostsNoStatementAfterTheIdentity() {
    String path = "/v1/plain/areas/blackpool/profile";
    assertThat(statements(path, "plain")).isNotEmpty();
    String tag = service.get("auditor-plain", path).header("ETag").orElseThrow();
    StatementsOfRequests.forget();

    Answer again = service.getWith("auditor-plain", path, "If-None-Match", tag);

    assertThat(again.status()).isEqualTo(304);
    assertThat(afterIdentity(StatementsOfRequests.all())).isEmpty();
  }

  /** Whether somebody who had to wait was looked up again. */
  private static boolean looksUpAgain(String statement) {
    return statement.contains("member_leave") && !statement.contains("set_config");
  }

  /** Statements since the one that found the caller's own row, the review.last() time. */
  private static List<String> afterIdentity(List<String> statements) {
    int identity = 0;
    for (int i = 0; i < statements.size(); i++) {
      String statement = statements.get(i);
      boolean finds = statement.contains("set_config") || statement.contains("member_leave");
      identity = finds ? i : identity;
    }
    assertThat(statements.get(identity)).contains("erasable.person");
    return statements.subList(identity + 1, statements.size());
  }

  private static List<String> statements(String path, String partnership) {
    // A name that is not there yet is looked for among those that are erased.
    Eventually.holds(
        () -> assertThat(service.get("auditor-" + partnership, path).body()).contains("Rae Ter"));
    StatementsOfRequests.forget();
    assertThat(service.get("auditor-" + partnership, path).status()).isEqualTo(200);
    return StatementsOfRequests.all();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/areas/blackpool/profile?stage=both",
        "/areas/blackpool/profile?stage=SELF",
        "/areas/blackpool/profile?stage=",
        "/areas/blackpool/history?stage=both",
        "/areas/blackpool/movement?stage=both",
        "/matrix?stage=both",
        "/exports/ratings.csv?stage=both",
        "/exports/profile.csv?stage=both",
        "/exports/changes.csv?stage=self",
        "/exports/ratings.csv?kinds=all",
        "/exports/changes.csv?kinds=EVERYTHING",
        "/audit?kinds=EVERYTHING",
        "/audit?kinds=CHANGED,",
        "/audit?kinds=",
        "/audit?stage=self"
      })
  void whatIsNoStageOrKindIsRefused(String path) {
    Answer answer = service.get("auditor-reviewed", T + path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("code").asString()).isEqualTo("invalid-parameter");
  }

  @Test
  void whatStandsIsPublishedAndWhoFollowsIsTold() throws Exception {
    try (EventStreamClient stream = service.stream("auditor-reviewed", PROFILE + "/stream")) {
      stream.awaitId(review.agreed());
    }
    Eventually.holds(() -> {
      Map<String, JsonNode> published = PublishedProfiles.last(EventTopics.profiles(TOPICS));
      assertThat(published).containsKey("reviewed/blackpool");
      JsonNode value = Objects.requireNonNull(published.get("reviewed/blackpool"));
      assertThat(value.get("position").asLong()).isEqualTo(review.agreed());
      assertThat(ratings(value, SampleEvents.TUNING_IN).get(0).get("rating").asString())
          .isEqualTo("AMBER");
      assertThat(value.toString()).doesNotContain("challenge", "\"self\"");
    });
  }

  @Test
  void reportsShowAllWordsAndNoChallengeAmongTheChanges() throws SQLException {
    String login =
        inside.ask("select read.make_reporting_login(?, ?)", "reviewed", "of-a-report").getFirst();
    try (Connection tool = DriverManager.getConnection(database.url(), login, "of-a-report");
        Statement statement = tool.createStatement()) {
      assertThat(
              report(
                  statement,
                  """
                  select concat_ws(' ', split_part(capability_key, '/', 3), rating, stage,
                                   self_rating, agreed_rating, has_open_challenge, checklist_key)
                    from current_rating
                   where area_key = 'blackpool'
                     and agency_key = 'health-visiting'
                   order by 1
                  """))
          .containsExactly(
              "local-services f workforce",
              "reflective-supervision AMBER SELF AMBER t workforce",
              "tuning-in AMBER AGREED GREEN AMBER f workforce");
      assertThat(
              report(
                  statement,
                  """
                  select concat_ws(' ', split_part(capability_key, '/', 3), self_rating,
                                   sees_rating, state, is_open, agreed_rating, agreed_basis)
                    from challenge
                   order by log_position
                  """))
          .containsExactly(
              "tuning-in GREEN RED AGREED f AMBER REVIEWER_ACCEPTED",
              "reflective-supervision AMBER RED OPEN t");
      assertThat(
              report(
                  statement,
                  """
                  select concat_ws(' ', kind, rating_before, rating_after, direction)
                    from rating_change
                   order by log_position
                  """))
          .containsExactly(
              "CHANGED GREEN NEW",
              "CHANGED AMBER NEW",
              "CHANGED RED NEW",
              "WITHDRAWN RED WITHDRAWN",
              "AGREED GREEN AMBER DECLINED");
    }
  }

  private static List<String> report(Statement statement, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    }
    return found;
  }

  private static void isProjected(long position) {
    Eventually.holds(() ->
        assertThat(service.get("auditor-reviewed", T + "/areas?minPosition=" + position).status())
            .isEqualTo(200));
  }

  private static Answer get(String path) {
    Answer answer = service.get("auditor-reviewed", path);
    assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
    return answer;
  }

  private static JsonNode rating(String query, CapabilityCode capability) {
    return ratings(get(PROFILE + query).json(), capability).get(0);
  }

  private static String challenge(JsonNode profile, CapabilityCode capability) {
    JsonNode challenge = ratings(profile, capability).get(0).get("challenge");
    return challenge == null ? "" : challenge.toString();
  }

  private static JsonNode ratings(JsonNode profile, CapabilityCode capability) {
    for (JsonNode one : profile.get("capabilities")) {
      if (one.get("code").asString().equals(capability.value())) {
        return one.get("ratings");
      }
    }
    throw new AssertionError("no " + capability);
  }
}
