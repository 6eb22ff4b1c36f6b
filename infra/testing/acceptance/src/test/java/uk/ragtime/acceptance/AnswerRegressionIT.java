package uk.ragtime.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import uk.ragtime.testing.platform.TestPlatform;
import uk.ragtime.testing.platform.TestResponse;

/** Answers that were once wrong in ordinary cases, each with its number and the right value. */
@ResourceLock(SharedPlatform.MEMBERSHIPS)
class AnswerRegressionIT {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final AtomicInteger PARTNERSHIPS = new AtomicInteger();

  private final TestPlatform platform = SharedPlatform.platform();
  private final LocalDate today = LocalDate.now(LONDON);
  private final RatedPartnership ours =
      new RatedPartnership(
          platform,
          "true-" + PARTNERSHIPS.incrementAndGet(),
          TrialPartnership.issuerOf(platform.token("operator")));

  @AfterEach
  void leave() {
    ours.leave();
  }

  private String day(int fromToday) {
    return today.plusDays(fromToday).toString();
  }

  /** Midnight in London with which a day begins. */
  private String midnight(int fromToday) {
    return today.plusDays(fromToday).atStartOfDay(LONDON).toInstant().toString();
  }

  private void openCycle(String cycle, String checklist, int version) {
    ours.cycle(cycle, checklist, version, day(-30), midnight(30));
  }

  /** Publishes a second version in which a and b change places. */
  private void exchangeCodes() {
    ours.checklist(
        "w", 2, "\"code\": \"a\", \"mapsFrom\": \"b\"", "\"code\": \"b\", \"mapsFrom\": \"a\"");
  }

  @Test
  void a1TwoChecklistsWithACodeInCommonHaveNothingToDoWithEachOther() {
    ours.checklist("w", 1, "training", "tuning-in");
    ours.checklist("p", 1, "training");
    openCycle("cw", "w", 1);
    ours.cycle("cp", "p", 1, day(-20), midnight(20));
    ours.rate("cw", "training", "GREEN");

    assertThat(ours.rating("training", "cycle=cw")).isEqualTo("GREEN");
    assertThat(ours.rating("training", "cycle=cp")).isNull();
    assertThat(ours.rating("training", "checklist=p")).isNull();
    assertThat(ours.reconfirm("cp", "training").code()).isEqualTo("nothing-to-reconfirm");
    ours.rate("cp", "training", "RED");
    assertThat(ours.lastEntry("training").path("reason").asString()).isEqualTo("FIRST_RATING");
    assertThat(ours.rating("training", "checklist=w")).isEqualTo("GREEN");
    assertThat(ours.ask("/audit?capability=training&checklist=p").path("entries").size())
        .isEqualTo(1);
    assertThat(ours.ask("/areas/north/history?checklist=p").path("points").size()).isEqualTo(1);
    assertThat(ours.ask("/matrix").path("checklist").asString())
        .as("the cycle of this one ends last")
        .isEqualTo("w");
    assertThat(ours.tryAsk("/areas/north/movement?from=cp&to=cw").code())
        .isEqualTo("invalid-parameter");
    Set<String> current = new TreeSet<>();
    ours.ask("/cycles")
        .path("cycles")
        .forEach(cycle -> {
          if (cycle.path("current").asBoolean()) {
            current.add(cycle.path("cycle").asString());
          }
        });
    assertThat(current).containsExactly("cp", "cw");
  }

  @Test
  void a2CodesThatChangePlacesDoNotTakeTheirRatingsAlong() {
    ours.checklist("w", 1, "a", "b");
    ours.historicCycle("first", "w", 1, day(-90), midnight(-60));
    ours.rate("first", "a", "GREEN", day(-80));
    ours.rate("first", "b", "RED", day(-80));
    exchangeCodes();
    openCycle("second", "w", 2);

    assertThat(ours.rating("b", "cycle=second")).isEqualTo("GREEN");
    assertThat(ours.rating("a", "cycle=second")).isEqualTo("RED");
    assertThat(ours.cell("b", "").path("ratedAs").asString()).isEqualTo("a");
    ours.rate("second", "b", "AMBER");
    assertThat(ours.lastEntry("b").path("from").asString()).isEqualTo("GREEN");
  }

  @Test
  void a2AnItemCanBeNewThoughItsCodeWasUsedBefore() {
    ours.checklist("w", 1, "a", "b");
    ours.historicCycle("first", "w", 1, day(-90), midnight(-60));
    ours.rate("first", "a", "GREEN", day(-80));
    ours.checklist(
        "w",
        2,
        "\"code\": \"a\", \"from\": {\"kind\": \"new\"}",
        "\"code\": \"b\", \"from\": {\"kind\": \"merged\", \"codes\": [\"a\", \"b\"]}");
    openCycle("second", "w", 2);

    assertThat(ours.rating("a", "cycle=second")).isNull();
    ours.rate("second", "a", "RED");
    assertThat(ours.lastEntry("a").path("reason").asString()).isEqualTo("FIRST_RATING");
  }

  @Test
  void a3ACodeThatStaysCarriesOnForBothServices() {
    ours.checklist("w", 1, "y");
    ours.historicCycle("first", "w", 1, day(-90), midnight(-60));
    ours.rate("first", "y", "GREEN", day(-80));
    ours.checklist("w", 2, "y", "z");
    openCycle("second", "w", 2);

    assertThat(ours.rating("y", "cycle=second")).isEqualTo("GREEN");
    assertThat(ours.reconfirm("second", "y").status()).isEqualTo(201);
    ours.rate("second", "y", "AMBER");
    assertThat(ours.lastEntry("y").path("from").asString()).isEqualTo("GREEN");
    assertThat(ours.lastEntry("y").path("reason").asString()).isEqualTo("DECLINE");
  }

  @Test
  void a4AReconfirmationNeverChangesWhatStands() {
    ours.checklist("w", 1, "a", "b");
    ours.historicCycle("past", "w", 1, day(-90), midnight(-40));
    ours.rate("past", "a", "GREEN", day(-80));
    openCycle("open", "w", 1);
    ours.rate("open", "b", "RED");
    ours.rate("past", "a", "AMBER", day(-50));

    assertThat(ours.rating("a", "")).isEqualTo("AMBER");
    ours.reconfirm("open", "a");
    assertThat(ours.rating("a", "")).isEqualTo("AMBER");
    assertThat(ours.lastEntry("a").path("kind").asString()).isEqualTo("RECONFIRMED");
  }

  @Test
  void a5WhatTheNextCycleRatesIsNotTheOutcomeOfTheLast() {
    ours.checklist("w", 1, "a", "b");
    ours.historicCycle("first", "w", 1, day(-60), midnight(0));
    ours.rate("first", "a", "GREEN", day(-10));
    ours.close("first");
    ours.cycle("second", "w", 1, day(0), midnight(30));
    ours.rate("second", "a", "RED");
    ours.rate("second", "b", "RED");

    JsonNode first = ours.ask("/areas/north/profile?cycle=first");
    assertThat(first.path("asOfDay").asString()).isEqualTo(day(-1));
    assertThat(ours.rating("a", "cycle=first")).isEqualTo("GREEN");
    assertThat(ours.rating("b", "cycle=first")).isNull();
    JsonNode moved = ours.ask("/areas/north/movement?from=first&to=second").path("counts");
    assertThat(moved.path("declined").asInt()).isEqualTo(1);
    assertThat(moved.path("new").asInt()).isEqualTo(1);
  }

  @Test
  void a5AnOutcomeIsFixedWhenItsCycleIsClosed() {
    ours.checklist("w", 1, "a", "b");
    openCycle("early", "w", 1);
    ours.cycle("other", "w", 1, day(-20), midnight(40));
    ours.rate("early", "a", "GREEN", day(-5));
    ours.close("early");
    ours.rate("other", "a", "RED", day(-3));
    ours.rate("other", "b", "AMBER", day(-3));

    assertThat(ours.rating("a", "cycle=early")).isEqualTo("GREEN");
    assertThat(ours.rating("b", "cycle=early")).isNull();
    assertThat(ours.rating("a", "")).isEqualTo("RED");
    JsonNode point = ours.ask("/areas/north/history?by=cycle").path("points").path(0);
    assertThat(point.path("period").asString()).isEqualTo("early");
    assertThat(point.path("distribution").path("green").asInt()).isEqualTo(1);
    assertThat(point.path("distribution").path("notRated").asInt()).isEqualTo(1);
  }

  @Test
  void a5NoReschedulingLeavesARatingOutsideItsCycle() {
    ours.checklist("w", 1, "a");
    openCycle("cycle", "w", 1);
    ours.rate("cycle", "a", "GREEN", day(-5));

    TestResponse tooEarly = ours.tryCycle("cycle", "w", 1, day(-30), midnight(-5), false);
    TestResponse tooLate = ours.tryCycle("cycle", "w", 1, day(-4), midnight(30), false);

    assertThat(tooEarly.status()).isEqualTo(409);
    assertThat(tooEarly.code()).isEqualTo("ratings-stranded");
    assertThat(tooLate.code()).isEqualTo("ratings-stranded");
    assertThat(ours.tryCycle("cycle", "w", 1, day(-5), midnight(-4), false).status())
        .isEqualTo(200);
    assertThat(ours.rating("a", "cycle=cycle")).isEqualTo("GREEN");
  }

  @Test
  void a5AnAgencyThatLeavesAfterTheClosingBelongsToTheOutcome() {
    ours.checklist("w", 1, "a");
    openCycle("early", "w", 1);
    ours.rate("early", "a", "GREEN");
    ours.close("early");
    ours.cycle("next", "w", 1, day(-20), midnight(40));
    ours.agencyLeaves(RatedPartnership.AGENCY);

    assertThat(ours.rating("a", "cycle=early")).isEqualTo("GREEN");
    assertThat(ours.rating("a", "cycle=next")).isNull();
    JsonNode moved = ours.movement("a", "from=early&to=next");
    assertThat(moved.path("from").asString()).isEqualTo("GREEN");
    assertThat(moved.path("move").asString()).isEqualTo("GONE");
  }

  @Test
  void a5TheDaysOfAMovementToASettledCycleStayAsTheyWere() {
    ours.checklist("w", 1, "a");
    ours.historicCycle("first", "w", 1, day(-90), midnight(-60));
    ours.rate("first", "a", "GREEN", day(-80));
    openCycle("early", "w", 1);
    ours.cycle("other", "w", 1, day(-20), midnight(40));
    ours.rate("early", "a", "AMBER", day(-12));
    ours.close("early");
    JsonNode before = ours.movement("a", "from=first&to=early");

    ours.rate("other", "a", "RED", day(-10));

    assertThat(ours.movement("a", "from=first&to=early")).isEqualTo(before);
    assertThat(before.path("daysInRed").asInt()).isZero();
    assertThat(ours.movement("a", "from=first&to=other").path("daysInRed").asInt()).isPositive();
  }

  @Test
  void a5AMovementBeginsWithTheOutcomeOfItsFirstCycleInItsOwnVersion() {
    ours.checklist("w", 1, "p");
    ours.checklist(
        "w",
        2,
        "\"code\": \"p1\", \"from\": {\"kind\": \"split\", \"codes\": [\"p\"]}",
        "\"code\": \"p2\", \"from\": {\"kind\": \"split\", \"codes\": [\"p\"]}");
    ours.cycle("year", "w", 1, day(-100), midnight(20));
    ours.cycle("within", "w", 2, day(-60), midnight(10));
    ours.cycle("next", "w", 2, day(-50), midnight(60));
    ours.rate("year", "p", "RED", day(-70));
    ours.rate("within", "p1", "GREEN", day(-40));
    ours.close("year");
    ours.rate("next", "p1", "AMBER");

    assertThat(ours.rating("p", "cycle=year")).isEqualTo("RED");
    JsonNode moved = ours.movement("p1", "from=year&to=next");
    assertThat(moved.path("from").asString()).isEqualTo("RED");
    assertThat(moved.path("to").asString()).isEqualTo("AMBER");
    assertThat(moved.path("move").asString()).isEqualTo("IMPROVED");
  }

  @Test
  void aMovementToATimeOfRegroupingClaimsNothing() {
    ours.checklist("w", 1, "a", "b");
    ours.historicCycle("first", "w", 1, day(-90), midnight(-60));
    ours.rate("first", "a", "RED", day(-80));
    ours.rate("first", "b", "RED", day(-80));
    ours.rate("first", "b", "GREEN", day(-70));
    ours.checklist(
        "w", 2, "\"code\": \"both\", \"from\": {\"kind\": \"merged\", \"codes\": [\"a\", \"b\"]}");
    openCycle("second", "w", 2);
    ours.rate("second", "both", "AMBER", day(-10));

    String from = "from=" + day(-75) + "&to=";
    JsonNode regrouped = ours.movement("both", from + day(-20) + "&checklist=w");
    JsonNode rated = ours.movement("both", from + day(-5) + "&checklist=w");

    assertThat(regrouped.path("from").asString()).isEqualTo("RED");
    assertThat(regrouped.path("to").asString()).isEqualTo("REGROUPED");
    assertThat(regrouped.path("move").asString()).isEqualTo("REGROUPED");
    assertThat(regrouped.path("daysInRed").asInt()).isEqualTo(4);
    assertThat(rated.path("move").asString()).isEqualTo("IMPROVED");
    assertThat(rated.path("daysInRed").asInt()).isEqualTo(4);
  }

  @Test
  void aHistoryShowsTheCapabilitiesOfItsLastPeriod() {
    ours.checklist("w", 1, "a", "b");
    exchangeCodes();
    ours.cycle("within", "w", 2, day(-60), midnight(10));
    ours.cycle("year", "w", 1, day(-100), midnight(100));
    ours.rate("year", "a", "RED");

    JsonNode last = ours.ask("/areas/north/history?by=cycle").path("points").path(1);

    assertThat(last.path("period").asString()).isEqualTo("year");
    assertThat(last.path("capabilities").path(0).path("code").asString()).isEqualTo("a");
    assertThat(last.path("capabilities").path(0).path("mapping").asString()).isEqualTo("SAME");
    assertThat(last.path("capabilities").path(0).path("distribution").path("red").asInt())
        .isEqualTo(1);
  }

  @Test
  void a6OverlappingCyclesFollowOneAnotherByTheirOutcomes() {
    ours.checklist("w", 1, "a");
    ours.cycle("year", "w", 1, day(-100), midnight(100));
    ours.historicCycle("within", "w", 1, day(-60), midnight(-30));
    ours.rate("within", "a", "RED", day(-40));
    ours.close("within");
    ours.rate("year", "a", "GREEN");

    JsonNode movement = ours.ask("/areas/north/movement");

    assertThat(movement.path("from").path("cycle").asString()).isEqualTo("within");
    assertThat(movement.path("to").path("cycle").asString()).isEqualTo("year");
    assertThat(movement.path("counts").path("improved").asInt()).isEqualTo(1);
    assertThat(movement.path("counts").path("declined").asInt()).isZero();
  }

  @Test
  void a11WhatIsApplicableToNobodyIsNotNotRated() {
    ours.checklist("w", 1, "a");
    ours.agency("health-visiting");
    openCycle("cycle", "w", 1);
    for (String agency : List.of(RatedPartnership.AGENCY, "health-visiting")) {
      ours.tryRate("cycle", agency, "a", "{\"rating\": \"NOT_APPLICABLE\"}");
    }

    for (String rule : List.of("worst", "majority", "share-of-green")) {
      assertThat(ours.capability("a", "rollup=" + rule).path("rollup").path("rating").asString())
          .as(rule)
          .isEqualTo("NOT_APPLICABLE");
      assertThat(ours.tryAsk("/exports/profile.csv?rollup=" + rule).body())
          .as(rule)
          .contains(",Not applicable,")
          .doesNotContain("Not rated");
    }
  }

  @Test
  void a12AReasonForARatingThatStaysIsRefused() {
    ours.checklist("w", 1, "a");
    openCycle("cycle", "w", 1);
    ours.rate("cycle", "a", "RED");
    long before = ours.position();

    TestResponse again =
        ours.tryRate(
            "cycle",
            RatedPartnership.AGENCY,
            "a",
            "{\"rating\": \"RED\", \"reason\": \"IMPROVEMENT\", \"rationale\": \"Better.\"}");

    assertThat(again.status()).isEqualTo(422);
    assertThat(again.code()).isEqualTo("reason-does-not-fit");
    ours.rate("cycle", "a", "AMBER");
    assertThat(ours.position()).isEqualTo(before + 1);
  }

  @Test
  void a13TheAuditFindsTheWholeLineOfACapability() {
    ours.checklist("w", 1, "old-name", "gone");
    ours.historicCycle("first", "w", 1, day(-90), midnight(-60));
    ours.rate("first", "old-name", "GREEN", day(-80));
    ours.rate("first", "gone", "RED", day(-80));
    ours.checklist(
        "w",
        2,
        "\"code\": \"new-name\", \"from\": {\"kind\": \"merged\", \"codes\": [\"old-name\", \"gone\"]}");
    openCycle("second", "w", 2);
    ours.rate("second", "new-name", "AMBER");

    List<String> codes = new ArrayList<>();
    ours.ask("/audit?capability=new-name")
        .path("entries")
        .forEach(entry -> codes.add(entry.path("capability").asString()));

    assertThat(codes).containsExactly("old-name", "gone", "new-name");
    assertThat(ours.tryAsk("/exports/changes.csv?capability=new-name").body())
        .contains("w/1/old-name", "w/1/gone", "w/2/new-name");
    assertThat(ours.ask("/audit?capability=old-name").path("entries").size()).isEqualTo(1);
  }

  @Test
  void a13TheAuditFindsACapabilityByItsCodeInAVersion() {
    ours.checklist("w", 1, "a", "b");
    openCycle("cycle", "w", 1);
    ours.rate("cycle", "a", "GREEN");
    exchangeCodes();

    String entries = "/audit?checklist=w&capability=a";
    assertThat(ours.ask(entries + "&version=1").path("entries").size()).isEqualTo(1);
    assertThat(ours.ask(entries + "&version=2").path("entries").size()).isZero();
    assertThat(ours.ask(entries).path("entries").size()).isZero();
    assertThat(ours.tryAsk("/audit?capability=a&version=1").code()).isEqualTo("invalid-parameter");
  }

  @Test
  void aMappingThatCannotBeIsRefusedWithItsLineAndColumn() {
    ours.checklist("w", 1, "a", "b");
    long before = ours.position();
    String yaml =
        """
        title: Second
        capabilities:
          - {code: c, title: T, section: s, guidance: g, red: r, amber: a, green: g,
             from: {kind: same, codes: [a]}}
          - {code: d, title: T, section: s, guidance: g, red: r, amber: a, green: g,
             from: {kind: same, codes: [a]}}
        """;

    TestResponse twice = ours.putYaml("w", 2, yaml);
    TestResponse unknown = ours.putYaml("w", 2, yaml.replace("codes: [a]", "codes: [nowhere]"));
    TestResponse incomplete =
        ours.putYaml("w", 2, yaml.replaceFirst("kind: same, codes: \\[a\\]", "kind: new"));

    assertThat(twice.status()).isEqualTo(422);
    assertThat(twice.code()).isEqualTo("mapping-claimed-twice");
    assertThat(twice.json().path("violations").path(0).path("field").asString())
        .isEqualTo("capabilities[1].from");
    assertThat(twice.json().path("violations").path(0).path("line").asInt()).isEqualTo(6);
    assertThat(twice.json().path("violations").path(0).path("column").asInt()).isEqualTo(6);
    assertThat(unknown.code()).isEqualTo("mapping-unknown");
    assertThat(unknown.json().path("violations").path(0).path("line").asInt()).isEqualTo(4);
    assertThat(incomplete.code()).isEqualTo("mapping-incomplete");
    assertThat(incomplete.json().path("detail").asString()).contains("b");
    ours.checklist("w", 2, "a", "b");
    assertThat(ours.position()).as("nothing refused leaves an event").isEqualTo(before + 1);
  }

  @Test
  void whatWasKnownIsNotChangedByWhatIsToldLater() {
    ours.checklist("w", 1, "a");
    openCycle("cycle", "w", 1);
    ours.rate("cycle", "a", "GREEN", day(-10));
    String known = ours.lastEntry("a").path("recordedAt").asString();
    ours.rate("cycle", "a", "RED", day(-12));

    assertThat(ours.rating("a", "asOf=" + day(-11) + "&knownAt=" + known)).isNull();
    assertThat(ours.rating("a", "asOf=" + day(-11))).isEqualTo("RED");
    assertThat(ours.rating("a", "")).isEqualTo("GREEN");
    assertThat(Instant.parse(known)).isBefore(Instant.now().plus(1, ChronoUnit.MINUTES));
  }
}
