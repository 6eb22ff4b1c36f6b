package uk.ragtime.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.erasable.PersonKey;
import uk.ragtime.kernel.event.CycleEvent.CycleClosed;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.QueryService.Answer;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.SharedService;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.testing.TestIssuer;

/** Every query over HTTP: the answers word for word, and every invalid request. */
class AnswersIT {
  private static final PartnershipCode LANCASHIRE = new PartnershipCode("lancashire");
  private static final PartnershipCode KENT = new PartnershipCode("kent");
  private static final String T = "/v1/lancashire";
  private static final String PROFILE = T + "/areas/blackpool/profile";

  @RegisterExtension static final SharedService shared = new SharedService();

  private static TestIssuer issuer;
  private static TestLog log;
  private static QueryService service;

  @BeforeAll
  static void given() {
    issuer = shared.issuer();
    log = new TestLog(SharedService.TOPICS);
    for (PartnershipCode partnership : List.of(LANCASHIRE, KENT)) {
      SampleEvents.setUp(log, partnership, issuer.issuer());
      log.append(
          partnership,
          log.persons()
              .enrolled(
                  partnership,
                  "both",
                  TestPersons.lookup(issuer.issuer(), "both"),
                  Set.of(Role.VIEWER, Role.RATER),
                  Set.of(SampleEvents.NURSERIES)),
          SampleEvents.BEGIN);
    }
    long last = tellAStory();
    log.person(new PersonKey(LANCASHIRE, TestPersons.handle("gone")), null);
    service = shared.service();
    log.awaitProjected(shared.database());
    Eventually.holds(() ->
        assertThat(service.get("auditor-lancashire", T + "/areas?minPosition=" + last).status())
            .isEqualTo(200));
  }

  @AfterAll
  static void stop() {
    log.close();
  }

  /** Amber in spring, carried over or looked at again in autumn, and a late entry in between. */
  private static long tellAStory() {
    var amber =
        SampleEvents.rated(
            SampleEvents.SPRING,
            SampleEvents.BLACKPOOL,
            SampleEvents.HEALTH_VISITING,
            SampleEvents.TUNING_IN,
            null,
            Rating.AMBER,
            LocalDate.of(2026, 3, 1));
    log.append(LANCASHIRE, amber, Instant.parse("2026-03-02T10:00:00Z"), "rater");
    var carriedOver =
        SampleEvents.rated(
            SampleEvents.SPRING,
            SampleEvents.BLACKPOOL,
            SampleEvents.MIDWIFERY,
            SampleEvents.TUNING_IN,
            null,
            Rating.GREEN,
            LocalDate.of(2026, 3, 5));
    log.append(LANCASHIRE, carriedOver, Instant.parse("2026-03-06T10:00:00Z"), "gone");
    var notApplicable =
        SampleEvents.rated(
            SampleEvents.SPRING,
            SampleEvents.BLACKPOOL,
            SampleEvents.NURSERIES,
            SampleEvents.SUPERVISION,
            null,
            Rating.NOT_APPLICABLE,
            LocalDate.of(2026, 3, 5));
    log.append(LANCASHIRE, notApplicable, Instant.parse("2026-03-07T10:00:00Z"), "coordinator");
    log.append(
        LANCASHIRE, new CycleClosed(SampleEvents.SPRING), Instant.parse("2026-06-01T10:00:00Z"));
    var confirmed =
        SampleEvents.reconfirmed(
            SampleEvents.AUTUMN,
            SampleEvents.BLACKPOOL,
            SampleEvents.HEALTH_VISITING,
            SampleEvents.TUNING_IN,
            Rating.AMBER,
            LocalDate.of(2026, 9, 10));
    log.append(LANCASHIRE, confirmed, Instant.parse("2026-09-10T10:00:00Z"), "rater");
    var late =
        SampleEvents.rated(
            SampleEvents.SPRING,
            SampleEvents.BLACKPOOL,
            SampleEvents.HEALTH_VISITING,
            SampleEvents.TUNING_IN,
            Rating.AMBER,
            Rating.RED,
            LocalDate.of(2026, 4, 20));
    return log.append(LANCASHIRE, late, Instant.parse("2026-10-01T10:00:00Z"), "coordinator");
  }

  @ParameterizedTest
  @CsvSource({
    "areas, /areas",
    "agencies, /agencies",
    "cycles, /cycles",
    "checklists, /checklists",
    "profile, /areas/blackpool/profile?asOf=2026-09-30&knownAt=2026-11-01T00:00:00Z",
    "profile-of-cycle, /areas/blackpool/profile?cycle=2026-spring&rollup=share-of-green&knownAt=2026-07-01T00:00:00Z",
    "history-by-cycle, /areas/blackpool/history?to=2026-06-30&knownAt=2026-11-01T00:00:00Z",
    "history-by-quarter, /areas/blackpool/history?by=quarter&to=2026-09-30&rollup=majority&knownAt=2026-11-01T00:00:00Z",
    "movement, /areas/blackpool/movement?from=2026-spring&to=2026-09-30&knownAt=2026-11-01T00:00:00Z",
    "matrix, /matrix?asOf=2026-09-30&knownAt=2026-11-01T00:00:00Z&rollup=majority",
    "audit, /audit?area=blackpool&capability=tuning-in",
    "events, /events?after=16&limit=2",
  })
  void answersWordForWord(String example, String path) throws IOException {
    Answer answer = service.get("auditor-lancashire", T + path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(example(example));
  }

  @Test
  void tellsWhoTheCallerIsAndWhatTheyMayDo() throws IOException {
    assertThat(service.get("rater-lancashire", "/v1/me").json()).isEqualTo(example("me"));
    assertThat(service.get("operator", "/v1/me").body())
        .isEqualTo("{\"operator\":true,\"memberships\":[]}");
    assertThat(service.get("nobody-knows", "/v1/me").body())
        .isEqualTo("{\"operator\":false,\"memberships\":[]}");
  }

  @Test
  void aMemberOfTwoPartnershipsSeesBoth() {
    JsonNode memberships = service.get("both", "/v1/me").json().get("memberships");

    assertThat(memberships.size()).isEqualTo(2);
    assertThat(memberships.get(0).get("partnership").asString()).isEqualTo("kent");
    assertThat(memberships.get(0).get("displayName").asString()).isEqualTo("Name of both");
  }

  @Test
  void namesAreForThoseWhoMaySeeThem() {
    String query = "?asOf=2026-09-30";

    assertThat(service.get("auditor-lancashire", PROFILE + query).body())
        .contains("{\"member\":\"rater\",\"name\":\"Rae Ter\"}")
        .contains(
            "{\"member\":\"%s\",\"name\":null,\"erased\":true}"
                .formatted(TestPersons.handle("gone")));
    assertThat(service.get("viewer-lancashire", PROFILE + query).body())
        .contains("\"by\":{\"member\":\"rater\"}")
        .contains(
            "{\"member\":\"%s\",\"name\":null,\"erased\":true}"
                .formatted(TestPersons.handle("gone")))
        .doesNotContain("Rae Ter");
    assertThat(service.get("viewer-lancashire", T + "/audit").body())
        .contains("\"by\":{\"member\":\"rater\"}")
        .doesNotContain("Rae Ter");
  }

  @Test
  void anErasedNameIsGone() {
    log.person(new PersonKey(KENT, TestPersons.handle("rater")), null);
    log.flush();

    Eventually.holds(() ->
        assertThat(service.get("rater-kent", "/v1/me").json().get("memberships").isEmpty())
            .isTrue());
  }

  @Test
  void theAuditGoesForwardsAndBackwardsPageByPage() {
    List<Long> forwards = pages(T + "/audit?limit=2");
    List<Long> backwards = pages(T + "/audit?limit=2&order=newest");

    assertThat(forwards).hasSize(5).isSorted();
    assertThat(backwards).isEqualTo(forwards.reversed());
  }

  @ParameterizedTest
  @CsvSource({
    "agency=midwifery, 1",
    "capability=reflective-supervision, 1",
    "cycle=2026-autumn, 1",
    "member=rater, 2",
    "from=2026-03-06&to=2026-03-06, 1",
    "from=2026-03-06T10:00:00Z&to=2026-03-07T10:00:00Z, 2",
    "to=2026-03-05, 1",
    "from=2026-10-02, 0",
    "area=fylde, 0",
    "area=nowhere, 0",
    "member=rater&cycle=2026-spring&area=blackpool&capability=tuning-in&agency=health-visiting, 1"
  })
  void theAuditIsFiltered(String query, int entries) {
    assertThat(service.get("viewer-lancashire", T + "/audit?" + query).json().get("entries").size())
        .isEqualTo(entries);
  }

  @Test
  void theFeedLeadsFromPageToPageUntilItsEnd() {
    List<Long> positions = new ArrayList<>();
    String next = T + "/events?limit=4";
    while (next != null) {
      Answer page =
          service.get("coordinator-lancashire", next, "application/cloudevents-batch+json");
      assertThat(page.header("Content-Type"))
          .hasValueSatisfying(
              type -> assertThat(type).startsWith("application/cloudevents-batch+json"));
      page.json().forEach(event -> positions.add(event.get("position").asLong()));
      next = page.header("Link").map(link -> link.substring(1, link.indexOf('>'))).orElse(null);
    }
    assertThat(positions).hasSizeGreaterThan(19).isSorted().doesNotHaveDuplicates();
    assertThat(positions.getLast()).isEqualTo(positions.size());
  }

  @Test
  void aReaderFindsWhatWasJustWritten() {
    for (int i = 0; i < 20; i++) {
      long position =
          log.append(
              KENT,
              SampleEvents.rated(
                  SampleEvents.AUTUMN,
                  SampleEvents.FYLDE,
                  SampleEvents.MIDWIFERY,
                  SampleEvents.TUNING_IN,
                  null,
                  i % 2 == 0 ? Rating.RED : Rating.AMBER,
                  LocalDate.of(2026, 10, 1)),
              Instant.now().plusSeconds(30));

      Answer answer =
          service.get("viewer-kent", "/v1/kent/areas/fylde/profile?minPosition=" + position);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().get("capabilities").get(0).get("rollup").get("rating").asString())
          .isEqualTo(i % 2 == 0 ? "RED" : "AMBER");
    }
  }

  @Test
  void aPositionFromTheFutureIsWaitedForAndThenRefused() {
    Answer answer = service.get("viewer-lancashire", T + "/areas?minPosition=999999");

    assertProblem(answer, 409, "position-not-reached");
    assertThat(answer.header("Retry-After")).contains("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/areas/blackpool/profile?asOf=soon",
        "/areas/blackpool/profile?asOf=2026-02-30",
        "/areas/blackpool/profile?asOf=2026-01-01&asOf=2026-01-02",
        "/areas/blackpool/profile?asOf=",
        "/areas/blackpool/profile?knownAt=2026-01-01",
        "/areas/blackpool/profile?cycle=No%20Slug",
        "/areas/blackpool/profile?rollup=best",
        "/areas/blackpool/profile?minPosition=-1",
        "/areas/BLACKPOOL/profile",
        "/areas/blackpool/history?by=day",
        "/areas/blackpool/history?from=2026-05-01&to=2026-04-30",
        "/areas/blackpool/history?from=2026-05-01T00:00:00Z",
        "/areas/blackpool/history?by=month&from=1900-01-01",
        "/areas/Black_pool/history",
        "/areas/blackpool/movement?from=2026-05-02&to=2026-05-01",
        "/areas/blackpool/movement?from=Last%20Year",
        "/areas/blackpool/movement?to=2026-05-01T25:00:00Z",
        "/areas/blackpool/movement?knownAt=2026-05-01",
        "/areas/blackpool/movement?rollup=mean",
        "/matrix?asOf=2026-13-01",
        "/matrix?rollup=",
        "/audit?limit=0",
        "/audit?limit=501",
        "/audit?limit=9999999999999999999999",
        "/audit?after=last",
        "/audit?after=-3",
        "/audit?order=random",
        "/audit?from=2026-05-02&to=2026-05-01",
        "/audit?member=%27%3Bdrop%20table%20member",
        "/events?after=%E2%82%AC",
        "/events?limit=1e2"
      })
  void whatCannotBeUnderstoodIsRefusedWithTheParameterAtFault(String path) {
    Answer answer = service.get("auditor-lancashire", T + path);

    assertProblem(answer, 400, "invalid-parameter");
    assertThat(answer.json().get("violations").get(0).get("field").asString()).isNotEmpty();
  }

  @Test
  void whatIsNotThereIsSaidToBeUnknown() {
    assertProblem(
        service.get("viewer-lancashire", T + "/areas/atlantis/profile"), 404, "area-unknown");
    assertProblem(
        service.get("viewer-lancashire", T + "/areas/atlantis/history"), 404, "area-unknown");
    assertProblem(
        service.get("viewer-lancashire", PROFILE + "?cycle=2020-spring"), 404, "cycle-unknown");
    assertProblem(
        service.get(
            "viewer-lancashire", PROFILE + "?cycle=2026-spring&knownAt=2020-01-01T00:00:00Z"),
        404,
        "cycle-unknown");
    assertProblem(service.get("viewer-lancashire", T + "/movements"), 404, "not-found");
  }

  @Test
  void aStrangerCannotTellAPartnershipFromNone() {
    for (String path :
        List.of(
            "/areas",
            "/agencies",
            "/cycles",
            "/checklists",
            "/areas/blackpool/profile?asOf=nonsense",
            "/areas/blackpool/history",
            "/audit?limit=0",
            "/events")) {
      for (String stranger : List.of("viewer-kent", "operator", "nobody-knows")) {
        Answer foreign = service.get(stranger, T + path);
        Answer none = service.get(stranger, "/v1/lancashixe" + path);

        assertProblem(foreign, 404, "partnership-unknown");
        assertThat(foreign.body()).isEqualTo(none.body().replace("lancashixe", "lancashire"));
      }
    }
  }

  @Test
  void noRoleReadsMoreThanItsTableAllows() {
    for (String role : List.of("viewer", "rater", "reviewer")) {
      assertProblem(service.get(role + "-lancashire", T + "/events"), 403, "not-allowed");
    }
    for (String role : List.of("coordinator", "auditor")) {
      assertThat(service.get(role + "-lancashire", T + "/events").status()).isEqualTo(200);
    }
  }

  @Test
  void withoutATokenOnlyHealthAnswers() {
    assertProblem(service.get(PROFILE), 401, "token-missing");
    assertProblem(service.get("/v1/me"), 401, "token-missing");
    assertThat(service.get("/actuator/prometheus").status()).isEqualTo(401);
    assertThat(service.get("/actuator/health").status()).isEqualTo(200);
    assertThat(service.get("/actuator/health/liveness").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("C18: a token for metrics reads them, and nothing else")
  void aTokenForMetricsReadsNothingElse() {
    for (String caller : List.of("scraper", "coordinator-lancashire", "operator")) {
      for (String path : List.of("/v1/me", T + "/areas", "/v1/operations/parked", "/v1/none")) {
        assertProblem(service.getWithScope("ragtime.metrics", caller, path), 403, "not-allowed");
      }
      assertThat(service.getWithScope("ragtime.metrics", caller, "/actuator/prometheus").status())
          .isEqualTo(200);
    }
  }

  @Test
  void theOperatorSeesHowItRuns() {
    service.get("viewer-lancashire", PROFILE);

    assertThat(service.get("operator", "/actuator/prometheus").body())
        .contains("ragtime_projection_lag_events ")
        .contains("ragtime_projection_lag_seconds ")
        .contains("ragtime_projection_parked ")
        .contains("ragtime_projection_events_total{type=\"rating-changed\"}")
        .contains("ragtime_projection_batch_seconds_count")
        .contains("ragtime_projection_delay_seconds_count")
        .contains("ragtime_query_seconds_count{query=\"profile\"}")
        .contains("hikaricp_connections_active{pool=\"query\"}")
        .contains("kafka_consumer_fetch_manager_records_consumed_total");
  }

  private static List<Long> pages(String first) {
    List<Long> positions = new ArrayList<>();
    String after = "0";
    while (!after.isEmpty()) {
      JsonNode page = service.get("viewer-lancashire", first + "&after=" + after).json();
      page.get("entries").forEach(entry -> positions.add(entry.get("position").asLong()));
      after = page.get("next").isNull() ? "" : page.get("next").asString();
    }
    return positions;
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    assertThat(answer.json().get("code").asString()).isEqualTo(code);
    assertThat(answer.json().get("type").asString()).isEqualTo("/problems/" + code);
  }

  private static JsonNode example(String name) throws IOException {
    String path = "/answers/" + name + ".json";
    try (InputStream file =
        Objects.requireNonNull(AnswersIT.class.getResourceAsStream(path), path)) {
      return JsonMapper.shared().readTree(new String(file.readAllBytes(), UTF_8));
    }
  }
}
