package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.CycleRules;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.ReviewRule;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExpected;
import uk.ragtime.kernel.event.AssessmentEvent.RatingWithdrawn;
import uk.ragtime.kernel.event.CycleEvent.CycleCancelled;
import uk.ragtime.kernel.event.CycleEvent.CycleRescheduled;
import uk.ragtime.kernel.event.CycleEvent.CycleScheduled;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.query.support.ReviewEvents;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestSeals;

/** Assessments, the progress of a cycle, and what a list of cycles tells of them. */
class AssessmentIT extends ReviewFixture {
  private static final ReviewEvents SPRING =
      new ReviewEvents(SampleEvents.SPRING, SampleEvents.BLACKPOOL, SampleEvents.HEALTH_VISITING);

  private static JsonNode cell(JsonNode assessment, String capability) {
    for (JsonNode cell : assessment.get("cells")) {
      if (cell.get("capability").asString().equals(capability)) {
        return cell;
      }
    }
    throw new AssertionError("no cell " + capability);
  }

  private static JsonNode agency(JsonNode progress, String area, String agency) {
    for (JsonNode found : progress.get("areas")) {
      for (JsonNode its : found.get("agencies")) {
        if (found.get("area").asString().equals(area)
            && its.get("agency").asString().equals(agency)) {
          return its;
        }
      }
    }
    throw new AssertionError("not expected: " + agency + " in " + area);
  }

  @Test
  void oneThatWasNeverOpenedIsNotStarted() {
    JsonNode assessment = get("viewer", OURS.path());

    isAsDescribed("Assessment", assessment);
    assertThat(assessment.get("state").asString()).isEqualTo("NOT_STARTED");
    assertThat(assessment.get("version").asLong()).isZero();
    assertThat(assessment.get("unrated").asInt()).isEqualTo(3);
    assertThat(assessment.get("takesRatings").asBoolean()).isTrue();
    assertThat(ask("viewer", "cycles/2026-autumn/areas/blackpool/agencies/nobody").status())
        .isEqualTo(404);
  }

  @Test
  void threeWordsStandSideBySide() {
    rateAll(OURS, Rating.GREEN);
    append(OURS.submitted(), "lead");
    append(OURS.challenged(SampleEvents.TUNING_IN, Rating.GREEN, Rating.RED, DAY), "reviewer");
    append(OURS.answered(SampleEvents.TUNING_IN, Rating.AMBER), "rater");

    JsonNode challenged = get("rater", OURS.path());

    isAsDescribed("Assessment", challenged);
    JsonNode cell = cell(challenged, "tuning-in");
    assertThat(cell.get("standing").asString()).isEqualTo("GREEN");
    assertThat(cell.get("challenge").get("open").asBoolean()).isTrue();
    assertThat(cell.get("challenge").get("word").get("rating").asString()).isEqualTo("RED");
    assertThat(cell.get("challenge").get("word").get("rationale").asString())
        .isEqualTo("We saw it otherwise.");
    assertThat(cell.get("challenge").get("answer").get("rating").asString()).isEqualTo("AMBER");
    assertThat(challenged.get("challengesOpen").asInt()).isOne();
    assertThat(challenged.get("ready").asBoolean()).isFalse();

    append(OURS.agreed(SampleEvents.TUNING_IN, Rating.GREEN, Rating.AMBER, DAY), "reviewer");
    JsonNode agreed = get("rater", OURS.path());

    assertThat(cell(agreed, "tuning-in").get("standing").asString()).isEqualTo("AMBER");
    assertThat(cell(agreed, "tuning-in").get("self").get("rating").asString()).isEqualTo("GREEN");
    assertThat(cell(agreed, "tuning-in").get("agreed").get("basis").asString())
        .isEqualTo("REVIEWER_ACCEPTED");
    assertThat(agreed.get("challengesSettled").asInt()).isOne();
    assertThat(agreed.get("ready").asBoolean()).isTrue();
    assertThat(agreed.get("state").asString()).isEqualTo("SUBMITTED");
  }

  @Test
  void theStateIsTheOneKnownAtTheInstantAskedFor() {
    rateAll(OURS, Rating.GREEN);
    log.append(ours, OURS.submitted(), NOW.plusSeconds(60), "lead");
    log.append(
        ours,
        OURS.reopened(Instant.parse("2026-10-01T12:00:00Z")),
        NOW.plusSeconds(120),
        "reviewer");

    assertThat(stateAt(NOW)).isEqualTo("OPEN");
    assertThat(stateAt(NOW.plusSeconds(60))).isEqualTo("SUBMITTED");
    assertThat(stateAt(NOW.plusSeconds(120))).isEqualTo("OPEN");
    assertThat(stateAt(NOW.minusSeconds(1))).isEqualTo("NOT_STARTED");
    JsonNode now = get("viewer", OURS.path());
    assertThat(now.get("reopened").asInt()).isOne();
    assertThat(now.get("acts").get(2).get("reason").asString()).isEqualTo("A rating was missing.");
    assertThat(now.get("acts").get(2).get("by").has("name")).isFalse();
  }

  private String stateAt(Instant knownAt) {
    return get("viewer", OURS.path() + "?knownAt=" + knownAt).get("state").asString();
  }

  @Test
  void aRatingThatWasWithdrawnLeavesTheCellUnrated() {
    append(OURS.opened(), "rater");
    long wrong = rate(OURS, SampleEvents.TUNING_IN, Rating.GREEN);
    append(
        new RatingWithdrawn(
            OURS.cycle(),
            OURS.area(),
            OURS.agency(),
            SampleEvents.TUNING_IN,
            wrong,
            Rating.GREEN,
            DAY,
            TestSeals.of(SealedField.REASON, "Entered by mistake."),
            false),
        "rater");

    JsonNode assessment = get("viewer", OURS.path());

    assertThat(assessment.get("rated").asInt()).isZero();
    assertThat(cell(assessment, "tuning-in").get("self").isNull()).isTrue();
  }

  @Test
  void anExtensionThatHasRunOutShowsAsLapsedAndLateStaysLate() {
    append(SPRING.opened(), "rater");
    Instant until = Instant.parse("2026-06-05T12:00:00Z");
    log.append(ours, SPRING.extended(until), Instant.parse("2026-06-02T09:00:00Z"), "coordinator");
    log.append(
        ours,
        SampleEvents.rated(
            SPRING.cycle(),
            SPRING.area(),
            SPRING.agency(),
            SampleEvents.TUNING_IN,
            null,
            Rating.GREEN,
            LocalDate.of(2026, 5, 31)),
        Instant.parse("2026-06-03T09:00:00Z"),
        "rater");

    JsonNode assessment = get("viewer", SPRING.path());

    assertThat(assessment.get("until").asString()).isEqualTo(until.toString());
    assertThat(assessment.get("lapsed").asBoolean()).isTrue();
    assertThat(assessment.get("late").asBoolean()).isTrue();
    assertThat(assessment.get("takesRatings").asBoolean()).isFalse();
    JsonNode then = get("viewer", SPRING.path() + "?knownAt=2026-06-03T09:00:00Z");
    assertThat(then.get("lapsed").asBoolean()).isFalse();
    assertThat(then.get("takesRatings").asBoolean()).isTrue();
  }

  @Test
  void progressTellsEachExpectedAgencyAndWhatItsAssessmentTells() {
    append(OURS.opened(SampleEvents.SUPERVISION), "rater");
    rate(OURS, SampleEvents.TUNING_IN, Rating.GREEN);
    rateAll(THEIRS, Rating.GREEN);
    append(THEIRS.submitted(), "coordinator");
    append(THEIRS.challenged(SampleEvents.TUNING_IN, Rating.GREEN, Rating.RED, DAY), "reviewer");
    append(
        new ReviewEvents(SampleEvents.AUTUMN, SampleEvents.BLACKPOOL, SampleEvents.NURSERIES)
            .excused(),
        "coordinator");

    JsonNode progress = get("viewer", "cycles/2026-autumn/progress");

    isAsDescribed("Progress", progress);
    JsonNode ownProgress = agency(progress, "blackpool", "health-visiting");
    assertThat(ownProgress.get("state").asString()).isEqualTo("OPEN");
    assertThat(ownProgress.get("rated").asInt()).isOne();
    assertThat(ownProgress.get("carriedOver").asInt()).isOne();
    assertThat(ownProgress.get("unrated").asInt()).isOne();
    assertThat(agency(progress, "blackpool", "midwifery").get("challengesOpen").asInt()).isOne();
    assertThat(agency(progress, "fylde", "midwifery").get("state").asString())
        .isEqualTo("NOT_STARTED");
    assertThat(progress.get("areas").get(0).get("excused").toString()).isEqualTo("[\"nurseries\"]");
    assertThat(progress.get("totals").get("expected").asInt()).isEqualTo(4);
    assertThat(progress.get("totals").get("states").get("EXCUSED").asInt()).isOne();
    assertThat(progress.get("totals").get("states").get("SUBMITTED").asInt()).isOne();
    assertThat(get("viewer", "cycles/2026-autumn/progress?area=fylde").get("areas")).hasSize(1);
    JsonNode single = get("viewer", OURS.path());
    for (String field : Set.of("rated", "carriedOver", "unrated", "challengesOpen", "late")) {
      assertThat(ownProgress.get(field)).as(field).isEqualTo(single.get(field));
    }
    append(
        new AssessmentExpected(SampleEvents.AUTUMN, SampleEvents.BLACKPOOL, SampleEvents.NURSERIES),
        "coordinator");
    assertThat(get("viewer", "cycles/2026-autumn/progress").get("totals").get("expected").asInt())
        .isEqualTo(5);
  }

  @Test
  void whatOpeningWouldCarryOverIsNotUnrated() {
    append(SPRING.opened(), "rater");
    rate(SPRING, SampleEvents.TUNING_IN, Rating.AMBER);

    JsonNode progress =
        agency(get("viewer", "cycles/2026-autumn/progress"), "blackpool", "health-visiting");

    assertThat(progress.get("state").asString()).isEqualTo("NOT_STARTED");
    assertThat(progress.get("rated").asInt()).isZero();
    assertThat(progress.get("carriedOver").asInt()).isOne();
    assertThat(progress.get("unrated").asInt()).isEqualTo(2);
    JsonNode single = get("viewer", OURS.path());
    isAsDescribed("Assessment", single);
    assertThat(single.get("state").asString()).isEqualTo("NOT_STARTED");
    for (String field : Set.of("rated", "carriedOver", "unrated")) {
      assertThat(single.get(field)).as(field).isEqualTo(progress.get(field));
    }
    JsonNode carried = cell(single, SampleEvents.TUNING_IN.value());
    assertThat(carried.get("standing").asString()).isEqualTo("AMBER");
    assertThat(carried.get("carriedOver").get("rating").asString()).isEqualTo("AMBER");
    assertThat(carried.get("carriedOver").get("cycle").asString()).isEqualTo("2026-spring");
    assertThat(cell(single, SampleEvents.SUPERVISION.value()).get("carriedOver").isNull()).isTrue();
    append(OURS.opened(SampleEvents.TUNING_IN), "rater");
    JsonNode opened =
        agency(get("viewer", "cycles/2026-autumn/progress"), "blackpool", "health-visiting");
    for (String field : Set.of("rated", "carriedOver", "unrated")) {
      assertThat(opened.get(field)).as(field).isEqualTo(progress.get(field));
    }
  }

  @Test
  void aHistoryCountsWhatEachCycleCarriedOver() {
    append(SPRING.opened(), "rater");
    rate(SPRING, SampleEvents.TUNING_IN, Rating.AMBER);

    Map<String, String> carriedOver = new HashMap<>();
    for (JsonNode point : get("viewer", "areas/blackpool/history").get("points")) {
      carriedOver.put(point.get("period").asString(), point.get("carriedOver").toString());
    }

    assertThat(carriedOver)
        .containsEntry("2026-spring", "{\"red\":0,\"amber\":0,\"green\":0,\"notApplicable\":0}")
        .containsEntry("2026-autumn", "{\"red\":0,\"amber\":1,\"green\":0,\"notApplicable\":0}");
    for (JsonNode point : get("viewer", "areas/blackpool/history?by=month").get("points")) {
      assertThat(point.has("carriedOver")).isFalse();
    }
  }

  @Test
  void cyclesTellTheirRulesWhetherTheyWereExtendedAndWhetherTheyTakePlace() {
    CycleRules every = new CycleRules(ReviewRule.EVERY, Set.of(Rating.RED), Set.of(), true);
    CycleCode planned = new CycleCode("2027-spring");
    append(
        new CycleScheduled(
            planned,
            "Next",
            SampleEvents.CHECKLIST,
            1,
            LocalDate.of(2026, 10, 1),
            Instant.parse("2027-05-31T22:59:59Z"),
            false,
            every,
            null),
        "coordinator");
    append(
        new CycleRescheduled(
            planned,
            "Next spring",
            LocalDate.of(2026, 10, 1),
            Instant.parse("2027-05-31T22:59:59Z")),
        "coordinator");
    append(
        new CycleRescheduled(
            SampleEvents.SPRING,
            "Spring",
            LocalDate.of(2026, 2, 1),
            Instant.parse("2026-12-31T22:59:59Z"),
            null,
            TestSeals.of(SealedField.REASON, "Three agencies were ill.")),
        "coordinator");
    append(
        new CycleCancelled(planned, TestSeals.of(SealedField.REASON, "No money.")), "coordinator");

    JsonNode cycles = get("viewer", "cycles");

    isAsDescribed("Cycles", cycles);
    JsonNode next = cycles.get("cycles").get(1);
    assertThat(next.get("cycle").asString()).isEqualTo("2027-spring");
    assertThat(next.get("status").asString()).isEqualTo("CANCELLED");
    assertThat(next.get("rules").get("review").asString()).isEqualTo("EVERY");
    assertThat(next.get("rules").get("bothOnRecord").asBoolean()).isTrue();
    assertThat(next.get("current").asBoolean()).isFalse();
    assertThat(next.get("reasons")).hasSize(1);
    assertThat(next.get("reasons").get(0).get("kind").asString()).isEqualTo("CANCELLED");
    assertThat(next.get("reasons").get(0).get("reason").asString()).isEqualTo("No money.");
    JsonNode spring = cycles.get("cycles").get(0);
    assertThat(spring.get("extendedAfterCutOff").asBoolean()).isTrue();
    assertThat(spring.get("reasons").get(0).get("kind").asString()).isEqualTo("CHANGED");
    assertThat(spring.get("reasons").get(0).get("reason").asString())
        .isEqualTo("Three agencies were ill.");
    assertThat(spring.get("rules").get("review").asString()).isEqualTo("BY_EXCEPTION");
    assertThat(get("viewer", "cycles/2026-spring/progress").get("extendedAfterCutOff").asBoolean())
        .isTrue();
  }
}
