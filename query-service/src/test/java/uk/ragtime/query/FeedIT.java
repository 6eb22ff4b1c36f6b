package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.AreaEvent.AreaRevised;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.EventTypes;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.QueryService.Answer;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.contract.ApiDocument;

/** The feed of a log in which every kind of event stands many times, in a random order. */
class FeedIT {
  private static final String TOPICS = "feed";

  private static final PartnershipCode FEED = new PartnershipCode("feed");
  private static final String AUDITOR = "auditor-feed";
  private static final String EVENTS = "/v1/feed/events";
  private static final Path EXAMPLES = Path.of("../shared-kernel/src/test/resources/contract");
  private static final int RANDOM_EVENTS = 200;
  private static final List<String> OFTEN =
      List.of("area-revised.v1", "agency-revised.v1", "rating-changed.v2", "rating-reconfirmed.v2");

  private static final TestLog log = new TestLog(TOPICS);
  private static TestIssuer issuer;
  private static QueryService service;
  private static long last;

  @BeforeAll
  static void start() throws IOException {
    issuer = TestIssuer.start();
    Instant at = Instant.parse("2026-11-02T09:00:00Z");
    log.append(
        FEED,
        log.persons()
            .enrolled(
                FEED,
                "auditor",
                TestPersons.lookup(issuer.issuer(), AUDITOR),
                Set.of(Role.AUDITOR),
                Set.of()),
        at);
    log.append(FEED, firstVersion(), at);
    for (String label : randomLabels()) {
      at = at.plusSeconds(1);
      String example = Files.readString(EXAMPLES.resolve(label + ".json"));
      last =
          log.append(
              FEED,
              JsonMapper.shared().readValue(example, EventTypes.classOf(EventType.ofLabel(label))),
              at);
    }
    log.flush();
    service =
        QueryService.start(
            QueryService.newDatabase(),
            issuer,
            TOPICS,
            List.of("--ragtime.public-url=https://query.example/at"));
    Eventually.holds(() ->
        assertThat(service.get(AUDITOR, EVENTS + "?minPosition=" + last).status()).isEqualTo(200));
  }

  /** Versions and checklists that the examples of later versions and of cycles refer to. */
  private static ChecklistVersionPublished firstVersion() {
    return new ChecklistVersionPublished(
        new ChecklistCode("workforce-infant-mental-health"),
        1,
        "First version",
        List.of(
            new Capability(
                new CapabilityCode("tuning-in"), "Tunes in", "s", "g", "r", "a", "g", null)),
        null);
  }

  /**
   * Every type once, for some happen once only, and in between what happens again and again; the
   * cycle first, for nothing is rated without.
   */
  private static List<String> randomLabels() {
    Random random = new Random(20_261_124);
    List<String> labels =
        new ArrayList<>(EventTypes.all().stream().map(EventType::label).sorted().toList());
    for (int i = 0; i < RANDOM_EVENTS; i++) {
      labels.add(OFTEN.get(random.nextInt(OFTEN.size())));
    }
    Collections.shuffle(labels, random);
    for (String first : List.of("cycle-scheduled.v1", "checklist-version-published.v2")) {
      labels.remove(first);
      labels.addFirst(first);
    }
    return labels;
  }

  @AfterAll
  static void stop() {
    service.close();
    log.close();
    issuer.close();
  }

  @Test
  void theLogIsJsonUnderEitherName() {
    for (String type : List.of("application/json", "application/cloudevents-batch+json")) {
      assertThat(service.get(AUDITOR, EVENTS, type).header("content-type")).contains(type);
    }
    for (String type : List.of("text/html", "application/json;charset=utf-16")) {
      assertThat(service.get(AUDITOR, EVENTS, type).status()).as(type).isEqualTo(406);
    }
  }

  @Test
  void everyEventIsACloudEventWhoseDataIsAsItsSchemaSays() {
    ApiDocument document = ApiDocument.read(Path.of("../docs/api/query-service.openapi.yaml"));
    Map<String, JsonNode> schemas = new HashMap<>();
    List<Long> positions = new ArrayList<>();

    Optional<String> next = Optional.of(EVENTS + "?limit=37");
    while (next.isPresent()) {
      Answer page = service.get(AUDITOR, next.get(), "application/cloudevents-batch+json");
      for (JsonNode event : page.json()) {
        positions.add(event.get("position").asLong());
        assertThat(event.propertyNames()).allMatch(name -> name.matches("[a-z0-9]{1,20}"));
        assertThat(document.faultsOf("CloudEvent", event)).isEmpty();
        JsonNode schema =
            schemas.computeIfAbsent(
                event.get("dataschema").asString(),
                address -> service.get(unprefixed(URI.create(address).getPath())).json());
        assertThat(schema.get("title")).isEqualTo(event.get("type"));
        assertThat(faults(schema, event.get("data"))).isEmpty();
      }
      next = next(page).map(FeedIT::unprefixed);
    }

    assertThat(positions).hasSize((int) last).startsWith(1L, 2L, 3L).endsWith(last).isSorted();
    assertThat(schemas).hasSize(EventTypes.all().size());
  }

  @Test
  @DisplayName("B3: each representation of a page has an ETag of its own, and says that it varies")
  void eachRepresentationHasItsOwnTag() {
    Map<String, String> tags = new HashMap<>();
    for (String type : List.of("application/json", "application/cloudevents-batch+json")) {
      Answer page = service.get(AUDITOR, EVENTS + "?limit=10", type);
      tags.put(type, header(page, "ETag"));
      assertThat(header(page, "Vary")).containsIgnoringCase("Accept");
    }

    assertThat(tags.values()).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("B4: no address in an answer is made from what the client sent")
  void addressesAreMadeFromTheConfiguredOne() {
    String page =
        service.getWith(AUDITOR, EVENTS + "?limit=1", "X-Forwarded-Host", "evil.example").body();

    assertThat(page).contains("\"dataschema\":\"https://query.example/at/v1/schemas/events/");
    Answer first = service.get(AUDITOR, EVENTS + "?limit=1");
    String command = first.json().get(0).get("commandid").asString();
    assertThat(next(first))
        .contains("/at/v1/feed/events?after=1&afterCommand=" + command + "&limit=1");
  }

  @Test
  @DisplayName("B10: a cursor from the future is told where the log stands")
  void aCursorBeyondTheLogIsRefused() {
    Answer answer = service.get(AUDITOR, EVENTS + "?after=" + (last + 1));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().get("code").asString()).isEqualTo("cursor-beyond-log");
    assertThat(answer.json().get("detail").asString()).contains("position " + last + ",");
    assertThat(service.get(AUDITOR, EVENTS + "?after=999999&wait=1").status()).isEqualTo(409);
    assertThat(service.get(AUDITOR, EVENTS + "?after=" + last).body()).isEqualTo("[]");
  }

  @Test
  @DisplayName("B1: an unknown parameter is refused, with the one that was meant")
  void anUnknownParameterIsRefused() {
    Answer answer = service.get(AUDITOR, EVENTS + "?After=1&limit=10");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/violations/0/code").asString()).isEqualTo("unknown-parameter");
    assertThat(answer.json().at("/violations/0/message").asString())
        .endsWith("did you mean after?");
    assertThat(service.get("stranger", EVENTS + "?After=1").status()).isEqualTo(404);
  }

  @Test
  void aFullPageMayBeKeptAndTheEndMayNot() {
    String fullPage = EVENTS + "?limit=10";
    String theEnd = EVENTS + "?after=" + last;

    Answer full = service.get(AUDITOR, fullPage);
    Answer end = service.get(AUDITOR, theEnd);

    assertThat(header(full, "Cache-Control")).isEqualTo("max-age=86400, private, immutable");
    assertThat(header(end, "Cache-Control")).isEqualTo("no-cache, private");
    assertThat(next(end)).isEmpty();
    assertThat(end.body()).isEqualTo("[]");
    assertThat(service.getWith(AUDITOR, fullPage, "If-None-Match", header(full, "ETag")).status())
        .isEqualTo(304);
    assertThat(service.getWith(AUDITOR, theEnd, "If-None-Match", header(end, "ETag")).status())
        .isEqualTo(304);
  }

  @Test
  void whoWaitsAtTheEndIsAnsweredWhenSomethingHappens() {
    PartnershipCode other = new PartnershipCode("waiting");
    SampleEvents.setUp(log, other, issuer.issuer());
    long end = log.append(other, new AreaRevised(SampleEvents.FYLDE, "Fylde", null), Instant.now());
    log.flush();
    String path = "/v1/waiting/events?wait=20&after=";
    Eventually.holds(() ->
        assertThat(
                service.get("auditor-waiting", path + (end - 1) + "&minPosition=" + end).status())
            .isEqualTo(200));

    CompletableFuture<Answer> waiting =
        CompletableFuture.supplyAsync(() -> service.get("auditor-waiting", path + end));
    log.append(other, new AreaRevised(SampleEvents.FYLDE, "The Fylde", null), Instant.now());
    log.flush();

    JsonNode events = waiting.join().json();
    assertThat(events.size()).isEqualTo(1);
    assertThat(events.get(0).get("position").asLong()).isEqualTo(end + 1);
  }

  @Test
  @DisplayName("C1, C2: neither HEAD nor an expired token waits; another reader still does")
  void neitherHeadNorAnExpiredTokenWaits() {
    PartnershipCode other = new PartnershipCode("patient");
    SampleEvents.setUp(log, other, issuer.issuer());
    long end = log.append(other, new AreaRevised(SampleEvents.FYLDE, "Fylde", null), Instant.now());
    log.flush();
    String path = "/v1/patient/events?wait=20&after=" + end;
    Eventually.holds(() ->
        assertThat(service.get("auditor-patient", path + "&minPosition=" + end).status())
            .isEqualTo(200));

    // given a reader who waits first, and would be answered first
    CompletableFuture<Answer> waiting =
        CompletableFuture.supplyAsync(() -> service.get("auditor-patient", path));
    MeterRegistry metrics = service.bean(MeterRegistry.class);
    Eventually.holds(
        () -> assertThat(metrics.get("ragtime.feed.waiting").gauge().value()).isEqualTo(1));

    assertThat(service.head("auditor-patient", path).status()).isEqualTo(200);
    assertThat(service.head("auditor-patient", path + "&minPosition=" + (end + 9)).status())
        .isEqualTo(409);
    Answer expiring = service.getWithTokenOf(3, "auditor-patient", path);
    assertThat(expiring.status()).isEqualTo(200);
    assertThat(expiring.body()).isEqualTo("[]");
    assertThat(waiting).isNotDone();

    log.append(other, new AreaRevised(SampleEvents.FYLDE, "The Fylde", null), Instant.now());
    log.flush();
    assertThat(waiting.join().json().size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wait=21",
        "wait=-1",
        "wait=soon",
        "limit=0",
        "limit=501",
        "after=x",
        "after=1&afterCommand=x"
      })
  void whatCannotBeUnderstoodIsRefused(String parameter) {
    Answer answer = service.get(AUDITOR, EVENTS + "?" + parameter);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("code").asString()).isEqualTo("invalid-parameter");
  }

  @Test
  @DisplayName("C14: a reader is told that its last event is not in the log any more")
  void aCursorThatNamesAnotherEventIsRefused() {
    Answer first = service.get(AUDITOR, EVENTS + "?limit=2");
    String next = next(first).map(FeedIT::unprefixed).orElseThrow();
    assertThat(next).contains("after=2", "afterCommand=");
    assertThat(service.get(AUDITOR, next).status()).isEqualTo(200);

    Answer changed =
        service.get(AUDITOR, EVENTS + "?after=2&afterCommand=00000000-0000-0000-0000-000000000001");
    assertThat(changed.status()).isEqualTo(409);
    assertThat(changed.json().get("code").asString()).isEqualTo("log-changed");
  }

  @Test
  @DisplayName("B10: an event that is not projected yet is no sign of another log")
  void aCursorThatNamesAnEventBeyondTheLogIsToldWhereItStands() {
    String command = "00000000-0000-0000-0000-000000000001";
    Answer ahead = service.get(AUDITOR, beyond(1) + "&afterCommand=" + command);

    assertThat(ahead.status()).isEqualTo(409);
    assertThat(ahead.json().get("code").asString()).isEqualTo("cursor-beyond-log");
    assertThat(ahead.json().get("detail").asString()).contains("position " + last + ",");
    assertThat(service.get(AUDITOR, beyond(0) + "&afterCommand=" + command).json().get("code"))
        .hasToString("\"log-changed\"");
  }

  private static String beyond(int events) {
    return EVENTS + "?after=" + (last + events);
  }

  private static List<?> faults(JsonNode schema, JsonNode data) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema)
        .validate(
            data,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  private static Optional<String> next(Answer page) {
    return page.header("Link").map(link -> link.substring(1, link.indexOf('>')));
  }

  /** The path as a proxy passes it on. */
  private static String unprefixed(String path) {
    return path.substring("/at".length());
  }

  private static String header(Answer answer, String name) {
    return answer.header(name).orElseThrow();
  }
}
