package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.Basis;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ErasureGround;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentReopened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSubmitted;
import uk.ragtime.kernel.event.AssessmentEvent.CapabilitiesAssigned;
import uk.ragtime.kernel.event.AssessmentEvent.ChallengeAnswered;
import uk.ragtime.kernel.event.AssessmentEvent.RatingAgreed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingWithdrawn;
import uk.ragtime.kernel.event.ErasureEvent.TextsErased;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.EventStreamClient;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.PublishedProfiles;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.QueryService.Answer;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.StatementsOfRequests;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.query.support.TestSeals;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;

/** Three words of one cell, wherever a reader may meet them. */
class ReviewAnswersIT {
  private static final PartnershipCode OURS = new PartnershipCode("reviewed");
  private static final PartnershipCode PLAIN = new PartnershipCode("plain");
  private static final String TOPICS = "review-answers";
  private static final String T = "/v1/reviewed";
  private static final String PROFILE = T + "/areas/blackpool/profile";
  private static final LocalDate DAY = LocalDate.of(2026, 10, 5);
  private static final Instant CHALLENGED_AT = Instant.parse("2026-10-08T10:00:00Z");

  private static TestIssuer issuer;
  private static TestLog log;
  private static TestDatabase database;
  private static Database inside;
  private static QueryService service;
  private static long challenged;
  private static long agreed;
  private static long mistaken;
  private static long last;

  @BeforeAll
  static void given() {
    issuer = TestIssuer.start();
    log = new TestLog(TOPICS);
    for (PartnershipCode partnership : List.of(OURS, PLAIN)) {
      SampleEvents.setUp(log, partnership, issuer.issuer());
      append(partnership, rated(SampleEvents.TUNING_IN, Rating.GREEN), "2026-10-06T10:00:00Z");
    }
    review();
    log.flush();
    database = QueryService.newDatabase();
    inside = new Database(database);
    service = QueryService.startWith(database, issuer, TOPICS, List.of(StatementsOfRequests.class));
    isProjected(last);
  }

  /** Green, seen as Red; Amber is offered and taken. Another rating is open, a third a mistake. */
  private static void review() {
    append(OURS, rated(SampleEvents.SUPERVISION, Rating.AMBER), "2026-10-06T11:00:00Z");
    mistaken = append(OURS, rated(SampleEvents.LOCAL_SERVICES, Rating.RED), "2026-10-06T12:00:00Z");
    append(
        OURS,
        new RatingWithdrawn(
            SampleEvents.AUTUMN,
            SampleEvents.BLACKPOOL,
            SampleEvents.HEALTH_VISITING,
            SampleEvents.LOCAL_SERVICES,
            mistaken,
            Rating.RED,
            DAY,
            TestSeals.of(SealedField.REASON, "Another area's."),
            false),
        "2026-10-06T13:00:00Z");
    append(
        OURS,
        new AssessmentSubmitted(
            SampleEvents.AUTUMN, SampleEvents.BLACKPOOL, SampleEvents.HEALTH_VISITING, false),
        "2026-10-07T10:00:00Z");
    challenged =
        append(OURS, challenge(SampleEvents.TUNING_IN, Rating.GREEN), "2026-10-08T10:00:00Z");
    append(OURS, challenge(SampleEvents.SUPERVISION, Rating.AMBER), "2026-10-08T11:00:00Z");
    append(
        OURS,
        new ChallengeAnswered(
            SampleEvents.AUTUMN,
            SampleEvents.BLACKPOOL,
            SampleEvents.HEALTH_VISITING,
            SampleEvents.TUNING_IN,
            Rating.AMBER,
            TestSeals.of(SealedField.RATIONALE, "Half of them."),
            false),
        "2026-10-09T10:00:00Z");
    agreed =
        append(
            OURS,
            new RatingAgreed(
                SampleEvents.AUTUMN,
                SampleEvents.BLACKPOOL,
                SampleEvents.HEALTH_VISITING,
                SampleEvents.TUNING_IN,
                Rating.GREEN,
                Rating.AMBER,
                Rating.GREEN,
                Basis.REVIEWER_ACCEPTED,
                null,
                DAY,
                false),
            "2026-10-10T10:00:00Z");
    append(
        OURS,
        new AssessmentReopened(
            SampleEvents.AUTUMN,
            SampleEvents.BLACKPOOL,
            SampleEvents.HEALTH_VISITING,
            TestSeals.of(SealedField.REASON, "One is missing."),
            Instant.parse("2026-11-01T00:00:00Z")),
        "2026-10-11T10:00:00Z");
    last =
        append(
            OURS,
            new CapabilitiesAssigned(
                SampleEvents.AUTUMN,
                SampleEvents.BLACKPOOL,
                SampleEvents.HEALTH_VISITING,
                TestPersons.handle("rater"),
                Set.of(SampleEvents.LOCAL_SERVICES),
                LocalDate.of(2026, 10, 20)),
            "2026-10-11T11:00:00Z");
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
    JsonNode found = rating("?minPosition=" + last + query, SampleEvents.TUNING_IN);

    assertThat(found.get("rating").asString()).isEqualTo(rating);
    assertThat(found.get("stage").asString()).isEqualTo(stage);
    assertThat(found.get("effectiveOn").asString()).isEqualTo(DAY.toString());
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
    List<String> plain = statements("/v1/plain/areas/blackpool/profile", "plain");
    List<String> reviewed = statements(PROFILE, "reviewed");

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
    assertThat(statements("/v1/plain/areas/blackpool/profile", "plain"))
        .filteredOn(sql -> !looksUpAgain(sql))
        .hasSize(3);
    assertThat(statements(PROFILE, "reviewed")).filteredOn(sql -> !looksUpAgain(sql)).hasSize(4);
  }

  /** Whether somebody who had to wait was looked up again. */
  private static boolean looksUpAgain(String statement) {
    return statement.contains("member_leave") && !statement.contains("set_config");
  }

  /** Statements since the one that found the caller's own row, the last time. */
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

  @ParameterizedTest
  @CsvSource({
    "'', CHANGED CHANGED CHANGED WITHDRAWN CHALLENGED CHALLENGED AGREED",
    "kinds=AGREED, AGREED",
    "'kinds=CHALLENGED,WITHDRAWN', WITHDRAWN CHALLENGED CHALLENGED",
    "kinds=all, CHANGED CHANGED CHANGED WITHDRAWN SUBMITTED CHALLENGED CHALLENGED ANSWERED AGREED"
        + " REOPENED ASSIGNED",
    "kinds=all&order=newest&limit=3, ASSIGNED REOPENED AGREED",
    "kinds=all&capability=tuning-in, CHANGED CHALLENGED ANSWERED AGREED",
    "'kinds=SUBMITTED,REOPENED&agency=health-visiting&area=blackpool', SUBMITTED REOPENED",
    "kinds=all&agency=midwifery, ''",
    "kinds=SUBMITTED&cycle=2026-spring, ''",
    "kinds=all&from=2026-10-11, REOPENED ASSIGNED"
  })
  void theAuditListsTheKindsThatAreAskedFor(String query, String kinds) {
    List<String> found = new ArrayList<>();
    get(T + "/audit?" + query)
        .json()
        .get("entries")
        .forEach(entry -> found.add(entry.get("kind").asString()));

    assertThat(String.join(" ", found)).isEqualTo(kinds);
  }

  @Test
  void stepsAreFoundByTheirAuthorTheirErrandAndTheirTime() {
    String all = T + "/audit?kinds=all&checklist=workforce&cycle=2026-autumn";
    assertThat(get(all + "&member=rater").json().get("entries").size()).isEqualTo(11);
    assertThat(get(all + "&member=coordinator").json().get("entries").size()).isZero();
    JsonNode errand = get(all + "&correlation=test-" + last).json().get("entries");
    assertThat(errand.size()).isEqualTo(1);
    assertThat(errand.get(0).get("kind").asString()).isEqualTo("ASSIGNED");
    assertThat(get(all + "&to=2026-10-06T10:30:00Z").json().get("entries").size()).isEqualTo(1);
    List<String> rows =
        get(T
                + "/exports/changes.csv?kinds=all&checklist=workforce&cycle=2026-autumn"
                + "&capability=tuning-in&agency=health-visiting&member=rater&from=2026-10-01"
                + "&knownAt=2026-10-09T12:00:00Z")
            .body()
            .lines()
            .skip(1)
            .toList();
    assertThat(rows).hasSize(3);
    assertThat(rows.getLast()).contains("workforce/1/tuning-in,ANSWERED", "Half of them.");
  }

  @Test
  void anEntryTellsWhatItIsAbout() {
    JsonNode challenge = entry(challenged);
    assertThat(challenge.get("from").asString()).isEqualTo("GREEN");
    assertThat(challenge.get("to").asString()).isEqualTo("RED");
    assertThat(challenge.get("stage").asString()).isEqualTo("CHALLENGED");
    assertThat(challenge.get("rationale").asString()).isEqualTo("I saw none.");
    JsonNode agreement = entry(agreed);
    assertThat(agreement.get("basis").asString()).isEqualTo("REVIEWER_ACCEPTED");
    assertThat(agreement.get("stage").asString()).isEqualTo("AGREED");
    JsonNode withdrawal = entry(mistaken + 1);
    assertThat(withdrawal.get("withdraws").asLong()).isEqualTo(mistaken);
    assertThat(withdrawal.get("from").asString()).isEqualTo("RED");
    assertThat(withdrawal.has("to")).isFalse();
    assertThat(withdrawal.get("rationale").asString()).isEqualTo("Another area's.");
    JsonNode submission = entry(mistaken + 2);
    assertThat(submission.has("capability")).isFalse();
    assertThat(submission.has("stage")).isFalse();
    JsonNode reopening = entry(last - 1);
    assertThat(reopening.get("rationale").asString()).isEqualTo("One is missing.");
    assertThat(reopening.get("until").asString()).isEqualTo("2026-11-01T00:00:00Z");
    JsonNode assignment = entry(last);
    assertThat(assignment.get("assignee").get("name").asString()).isEqualTo("Rae Ter");
    assertThat(assignment.get("capabilities").toString()).isEqualTo("[\"local-services\"]");
  }

  @Test
  void anErasedTextIsToldAsErasedOfEveryKind() {
    // given a review of its own, whose texts are erased
    PartnershipCode erased = new PartnershipCode("erased-review");
    SampleEvents.setUp(log, erased, issuer.issuer());
    append(erased, rated(SampleEvents.TUNING_IN, Rating.GREEN), "2026-10-06T10:00:00Z");
    long challenge =
        append(erased, challenge(SampleEvents.TUNING_IN, Rating.GREEN), "2026-10-08T10:00:00Z");
    long reopening =
        append(
            erased,
            new AssessmentReopened(
                SampleEvents.AUTUMN,
                SampleEvents.BLACKPOOL,
                SampleEvents.HEALTH_VISITING,
                TestSeals.of(SealedField.REASON, "Somebody's name."),
                Instant.parse("2026-11-01T00:00:00Z")),
            "2026-10-09T10:00:00Z");
    log.append(
        erased,
        new TextsErased(
            1,
            List.of(
                new TextPlace(challenge, SealedField.RATIONALE),
                new TextPlace(reopening, SealedField.REASON)),
            ErasureGround.MISTAKE),
        Instant.parse("2026-10-12T10:00:00Z"));
    log.flush();

    String path = "/v1/erased-review/audit?kinds=all&after=" + (challenge - 1);
    Eventually.holds(() -> {
      Answer answer = service.get("auditor-erased-review", path);
      assertThat(answer.status()).isEqualTo(200);
      JsonNode entries = answer.json().get("entries");
      assertThat(entries.size()).isEqualTo(2);
      for (JsonNode entry : entries) {
        assertThat(entry.get("rationale").isNull()).isTrue();
        assertThat(entry.get("erased").toString()).isEqualTo("[\"rationale\"]");
      }
    });
    String csv =
        service
            .get("auditor-erased-review", "/v1/erased-review/exports/changes.csv?kinds=all")
            .body();
    assertThat(csv.lines().skip(1).filter(line -> line.contains(",rationale,"))).hasSize(2);
  }

  @Test
  void downloadsTakeTheSameStagesAndKinds() {
    assertThat(cells("ratings.csv?area=blackpool", "tuning-in")).contains("AMBER,Amber,1,AGREED");
    assertThat(cells("ratings.csv?area=blackpool&stage=self", "tuning-in"))
        .contains("GREEN,Green,2,SELF");
    assertThat(cells("profile.csv?area=blackpool&stage=challenged", "supervision"))
        .contains(",1,0,0,0,2,");
    List<String> kinds = List.of("CHANGED", "WITHDRAWN", "CHALLENGED", "AGREED");
    String words = get(T + "/exports/changes.csv").body();
    kinds.forEach(kind -> assertThat(words).contains("," + kind + ","));
    assertThat(words).doesNotContain("SUBMITTED", "REOPENED");
    List<String> all = get(T + "/exports/changes.csv?kinds=all").body().lines().skip(1).toList();
    List<Long> positions =
        all.stream().map(line -> Long.valueOf(line.substring(0, line.indexOf(',')))).toList();
    assertThat(positions).isSorted().hasSize(11);
    assertThat(all.getLast()).contains("ASSIGNED");
  }

  private static String cells(String download, String capability) {
    return get(T + "/exports/" + download)
        .body()
        .lines()
        .filter(line -> line.contains(capability))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatStandsIsPublishedAndWhoFollowsIsTold() throws Exception {
    try (EventStreamClient stream = service.stream("auditor-reviewed", PROFILE + "/stream")) {
      stream.awaitId(agreed);
    }
    Eventually.holds(() -> {
      Map<String, JsonNode> published = PublishedProfiles.last(EventTopics.profiles(TOPICS));
      assertThat(published).containsKey("reviewed/blackpool");
      JsonNode value = Objects.requireNonNull(published.get("reviewed/blackpool"));
      assertThat(value.get("position").asLong()).isEqualTo(agreed);
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

  private static AssessmentEvent rated(CapabilityCode capability, Rating rating) {
    return SampleEvents.rated(
        SampleEvents.AUTUMN,
        SampleEvents.BLACKPOOL,
        SampleEvents.HEALTH_VISITING,
        capability,
        null,
        rating,
        DAY);
  }

  private static AssessmentEvent challenge(CapabilityCode capability, Rating self) {
    return SampleEvents.challenged(
        SampleEvents.AUTUMN,
        SampleEvents.BLACKPOOL,
        SampleEvents.HEALTH_VISITING,
        capability,
        self,
        DAY);
  }

  private static long append(PartnershipCode partnership, AssessmentEvent event, String at) {
    return log.append(partnership, event, Instant.parse(at), "rater");
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

  private static JsonNode entry(long position) {
    return get(T + "/audit?kinds=all&limit=1&after=" + (position - 1)).json().get("entries").get(0);
  }
}
