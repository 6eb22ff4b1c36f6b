package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.ErasureGround;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentReopened;
import uk.ragtime.kernel.event.ErasureEvent.TextsErased;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.QueryService.Answer;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.SettledReview;
import uk.ragtime.query.support.SharedService;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestSeals;

/** Steps of a review in the audit and in downloads. */
class ReviewAuditIT {
  private static final PartnershipCode OURS = new PartnershipCode("review-audit");
  private static final PartnershipCode ERASED = new PartnershipCode("erased-review");
  private static final String T = "/v1/review-audit";

  @RegisterExtension static final SharedService shared = new SharedService();

  private static QueryService service;
  private static TestLog log;
  private static SettledReview review;

  @BeforeAll
  static void given() {
    service = shared.service();
    log = new TestLog(SharedService.TOPICS);
    SampleEvents.setUp(log, OURS, shared.issuer().issuer());
    review = SettledReview.append(log, OURS);
    log.awaitProjected(shared.database());
    Eventually.holds(() ->
        assertThat(
                service
                    .get("auditor-review-audit", T + "/areas?minPosition=" + review.last())
                    .status())
            .isEqualTo(200));
  }

  @AfterAll
  static void stop() {
    log.close();
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
    JsonNode errand = get(all + "&correlation=test-" + review.last()).json().get("entries");
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
    JsonNode challenge = entry(review.challenged());
    assertThat(challenge.get("from").asString()).isEqualTo("GREEN");
    assertThat(challenge.get("to").asString()).isEqualTo("RED");
    assertThat(challenge.get("stage").asString()).isEqualTo("CHALLENGED");
    assertThat(challenge.get("rationale").asString()).isEqualTo("I saw none.");
    JsonNode agreement = entry(review.agreed());
    assertThat(agreement.get("basis").asString()).isEqualTo("REVIEWER_ACCEPTED");
    assertThat(agreement.get("stage").asString()).isEqualTo("AGREED");
    JsonNode withdrawal = entry(review.mistaken() + 1);
    assertThat(withdrawal.get("withdraws").asLong()).isEqualTo(review.mistaken());
    assertThat(withdrawal.get("from").asString()).isEqualTo("RED");
    assertThat(withdrawal.has("to")).isFalse();
    assertThat(withdrawal.get("rationale").asString()).isEqualTo("Another area's.");
    JsonNode submission = entry(review.mistaken() + 2);
    assertThat(submission.has("capability")).isFalse();
    assertThat(submission.has("stage")).isFalse();
    JsonNode reopening = entry(review.last() - 1);
    assertThat(reopening.get("rationale").asString()).isEqualTo("One is missing.");
    assertThat(reopening.get("until").asString()).isEqualTo("2026-11-01T00:00:00Z");
    JsonNode assignment = entry(review.last());
    assertThat(assignment.get("assignee").get("name").asString()).isEqualTo("Rae Ter");
    assertThat(assignment.get("capabilities").toString()).isEqualTo("[\"local-services\"]");
  }

  @Test
  void anErasedTextIsToldAsErasedOfEveryKind() {
    // given a review of its own, whose texts are erased
    SampleEvents.setUp(log, ERASED, shared.issuer().issuer());
    SettledReview.append(
        log,
        ERASED,
        SettledReview.rated(SampleEvents.TUNING_IN, Rating.GREEN),
        "2026-10-06T10:00:00Z");
    long challenge =
        SettledReview.append(
            log,
            ERASED,
            SettledReview.challenge(SampleEvents.TUNING_IN, Rating.GREEN),
            "2026-10-08T10:00:00Z");
    long reopening =
        SettledReview.append(
            log,
            ERASED,
            new AssessmentReopened(
                SampleEvents.AUTUMN,
                SampleEvents.BLACKPOOL,
                SampleEvents.HEALTH_VISITING,
                TestSeals.of(SealedField.REASON, "Somebody's name."),
                Instant.parse("2026-11-01T00:00:00Z")),
            "2026-10-09T10:00:00Z");
    log.append(
        ERASED,
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

  private static Answer get(String path) {
    Answer answer = service.get("auditor-review-audit", path);
    assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
    return answer;
  }

  private static JsonNode entry(long position) {
    return get(T + "/audit?kinds=all&limit=1&after=" + (position - 1)).json().get("entries").get(0);
  }
}
