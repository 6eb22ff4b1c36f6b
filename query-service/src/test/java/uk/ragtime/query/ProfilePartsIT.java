package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.erasable.PersonKey;
import uk.ragtime.kernel.event.AreaEvent.AreaDefined;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.QueryService.Answer;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.SharedService;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.testing.contract.ApiDocument;

/** A profile with what a page shows beside it, and its entity tag. */
class ProfilePartsIT {
  private static final PartnershipCode OURS = new PartnershipCode("parts");
  private static final PartnershipCode THEIRS = new PartnershipCode("parts-too");
  private static final String AREA = "/v1/" + OURS + "/areas/blackpool";
  private static final String PROFILE = AREA + "/profile";
  private static final String ALL = "?include=cycles,history,before";
  private static final String READER = "auditor-" + OURS;
  private static final String VIEWER = "viewer-" + OURS;

  @RegisterExtension static final SharedService shared = new SharedService();

  private static TestLog log;
  private static QueryService service;

  @BeforeAll
  static void given() {
    log = new TestLog(SharedService.TOPICS);
    service = shared.service();
    for (PartnershipCode partnership : Set.of(OURS, THEIRS)) {
      SampleEvents.setUp(log, partnership, shared.issuer().issuer());
      rated(partnership, Rating.RED, LocalDate.of(2026, 3, 2));
      rated(partnership, Rating.AMBER, LocalDate.of(2026, 9, 3));
    }
    log.awaitProjected(shared.database());
  }

  @AfterAll
  static void stop() {
    log.close();
  }

  @BeforeEach
  void everythingIsApplied() {
    for (PartnershipCode partnership : Set.of(OURS, THEIRS)) {
      long position = log.position(partnership);
      Eventually.holds(() ->
          assertThat(
                  service
                      .get(
                          "auditor-" + partnership,
                          "/v1/" + partnership + "/areas?minPosition=" + position)
                      .status())
              .isEqualTo(200));
    }
  }

  private static void rated(PartnershipCode partnership, Rating rating, LocalDate day) {
    log.append(
        partnership,
        SampleEvents.rated(
            day.isBefore(LocalDate.of(2026, 8, 1)) ? SampleEvents.SPRING : SampleEvents.AUTUMN,
            SampleEvents.BLACKPOOL,
            SampleEvents.HEALTH_VISITING,
            SampleEvents.TUNING_IN,
            null,
            rating,
            day),
        day.atTime(12, 0).toInstant(ZoneOffset.UTC),
        "rater");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "&asOf=2026-09-30", "&rollup=majority&stage=self", "&cycle=2026-autumn"})
  void eachPartIsWhatItsOwnAddressAnswers(String more) {
    // when
    JsonNode all = ask(READER, PROFILE + ALL + more);

    // then
    JsonNode cycles = ask(READER, "/v1/" + OURS + "/cycles").get("cycles");
    cycles.forEach(cycle -> ((ObjectNode) cycle).remove("reasons"));
    assertThat(all.get("cycles")).isEqualTo(cycles);
    String same = more.replaceAll("&(asOf|cycle)=[^&]*", "");
    assertThat(timeless(all.get("history")))
        .isEqualTo(timeless(ask(READER, AREA + "/history?by=cycle" + same)));
    assertThat(all.at("/before/cycle").asString()).isEqualTo("2026-spring");
    assertThat(all.at("/before/capabilities/0/ratings/0/rating").asString()).isEqualTo("RED");
    ObjectNode rest = (ObjectNode) all;
    Set.of("cycles", "history", "before").forEach(rest::remove);
    assertThat(timeless(rest))
        .isEqualTo(timeless(ask(READER, PROFILE + more.replaceFirst("^&", "?"))));
  }

  @Test
  void theAnswerIsAsDescribed() {
    ApiDocument document = ApiDocument.read(Path.of("../docs/api/query-service.openapi.yaml"));

    assertThat(document.faultsOf("Profile", ask(READER, PROFILE + ALL))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 2026-spring",
    "&from=2026-03-01, ''",
    "&from=2026-04-01, ''",
    "&asOf=2026-03-02&from=2026-03-02, ''"
  })
  void whatWasBeforeIsWhatAMovementBeginsWith(String ends, String cycle) {
    JsonNode before = ask(READER, PROFILE + "?include=before" + ends).get("before");
    JsonNode movement =
        ask(READER, AREA + "/movement" + ends.replace("asOf=", "to=").replaceFirst("^&", "?"));

    assertThat(before.path("cycle").asString("")).isEqualTo(cycle);
    assertThat(before.get("day")).isEqualTo(movement.at("/from/day"));
    assertThat(ratings(before, "ratings", "rating"))
        .isEqualTo(ratings(movement, "agencies", "from"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-cycle", "2099-01-01", "No Slug", "2026-02-30"})
  void aMomentThatCannotBeComparedWithLeavesThePartOut(String from) {
    JsonNode answer = ask(READER, PROFILE + ALL + "&from=" + from.replace(" ", "%20"));

    assertThat(answer.has("before")).isFalse();
    assertThat(answer.has("history")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "everything", "cycles,", "cycles,,history", "Cycles"})
  void aPartThatIsNoneIsRefused(String include) {
    Answer answer = service.get(READER, PROFILE + "?include=" + include);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("code").asString()).isEqualTo("invalid-parameter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?from=2026-spring", "?include=cycles,history&from=2026-spring"})
  void anEarlierMomentThatNothingIsAskedForIsRefused(String query) {
    Answer answer = service.get(READER, PROFILE + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/violations/0/field").asString()).isEqualTo("from");
  }

  @Test
  void whoHasTheAnswerIsToldSoWithoutIt() {
    // given
    Answer first = service.get(READER, PROFILE + ALL);

    // when
    Answer again = had(READER, PROFILE + ALL, tag(first));

    // then
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(tag(again)).isEqualTo(tag(first)).startsWith("W/");
    assertThat(had(READER, PROFILE + ALL, "\"another\", " + tag(first)).status()).isEqualTo(304);
    assertThat(had(READER, PROFILE + ALL, "\"another\"").body()).isNotEmpty();
  }

  @Test
  void aTagIsOfOneQuestionAndOfWhatItsReaderSees() {
    Set<String> tags = new HashSet<>();
    for (String question :
        Set.of(
            PROFILE,
            PROFILE + ALL,
            PROFILE + "?include=history",
            PROFILE + "?rollup=majority",
            PROFILE + "?stage=self",
            PROFILE + "?asOf=2026-09-30",
            PROFILE + "?knownAt=2026-09-30T12:00:00Z",
            PROFILE + "?cycle=2026-spring",
            PROFILE + "?checklist=workforce",
            PROFILE + ALL + "&from=2026-03-01",
            "/v1/" + OURS + "/areas/fylde/profile")) {
      tags.add(tag(service.get(READER, question)));
    }
    tags.add(tag(service.get(VIEWER, PROFILE)));
    tags.add(tag(service.get("auditor-" + THEIRS, PROFILE.replace(OURS.value(), THEIRS.value()))));

    assertThat(tags).hasSize(13);
    // and whoever sees the same has the same
    assertThat(tag(service.get("rater-" + OURS, PROFILE)))
        .isEqualTo(tag(service.get(READER, PROFILE)));
  }

  @Test
  void aStrangerWithTheRightTagLearnsNothing() {
    String tag = tag(service.get(READER, PROFILE));

    Answer answer = had("auditor-" + THEIRS, PROFILE, tag);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().get("code").asString()).isEqualTo("partnership-unknown");
    assertThat(answer.header("ETag")).isEmpty();
    assertThat(had("operator", PROFILE, tag).status()).isEqualTo(404);
  }

  @Test
  void anEventOfThePartnershipEndsATagAndOneOfAnotherDoesNot() {
    // given
    String ours = tag(service.get(READER, PROFILE));

    // when
    log.append(THEIRS, new AreaDefined(new AreaCode("new"), "New", null), now());
    log.flush();
    everythingIsApplied();

    // then
    assertThat(had(READER, PROFILE, ours).status()).isEqualTo(304);

    // when
    rated(OURS, Rating.GREEN, LocalDate.of(2026, 10, 1));
    log.flush();
    everythingIsApplied();

    // then
    Answer changed = had(READER, PROFILE, ours);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().at("/capabilities/0/ratings/0/rating").asString()).isEqualTo("GREEN");
    assertThat(tag(changed)).isNotEqualTo(ours);
  }

  @Test
  void aNameThatIsErasedEndsATagThoughNoEventSaysSo() {
    // given
    String profile = PROFILE.replace(OURS.value(), THEIRS.value());
    Answer named = service.get("auditor-" + THEIRS, profile);
    assertThat(named.body()).contains("Rae Ter");

    // when
    log.person(new PersonKey(THEIRS, TestPersons.handle("rater")), null);
    log.flush();

    // then
    Eventually.holds(() -> {
      Answer later = had("auditor-" + THEIRS, profile, tag(named));
      assertThat(later.status()).isEqualTo(200);
      assertThat(later.body()).doesNotContain("Rae Ter");
    });
  }

  @Test
  void anyTagIsNotTheOneOfAnAreaThatDoesNotExist() {
    assertThat(had(READER, "/v1/" + OURS + "/areas/nowhere/profile", "*").status()).isEqualTo(404);
    assertThat(had(READER, PROFILE, "*").status()).isEqualTo(304);
  }

  private static Instant now() {
    return Instant.parse("2026-10-02T09:00:00Z");
  }

  private static JsonNode ask(String reader, String path) {
    Answer answer = service.get(reader, path);
    assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static Answer had(String reader, String path, String tags) {
    return service.getWith(reader, path, "If-None-Match", tags);
  }

  private static String tag(Answer answer) {
    return answer.header("ETag").orElseThrow();
  }

  /** Without the instants at which it was asked. */
  private static String timeless(JsonNode answer) {
    return answer.toString().replaceAll("\"(asOf|at|knownAt)\":\"[^\"]*\"", "");
  }

  private static Set<String> ratings(JsonNode answer, String cells, String rating) {
    Set<String> found = new HashSet<>();
    for (JsonNode row : answer.get("capabilities")) {
      for (JsonNode cell : row.get(cells)) {
        if (!cell.get(rating).asString().equals("NOT_RATED")) {
          found.add(row.get("code") + " " + cell.get("agency") + " " + cell.get(rating));
        }
      }
    }
    return found;
  }
}
