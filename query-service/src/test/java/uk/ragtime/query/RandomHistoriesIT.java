package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.query.rating.NaiveRatings;
import uk.ragtime.query.rating.RandomHistory;
import uk.ragtime.query.rating.RatingEntry;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.QueryService.Answer;
import uk.ragtime.query.support.SharedService;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.testing.TestIssuer;

/** Thousands of random events, and every answer compared with the rule said aloud. */
class RandomHistoriesIT {
  private static final String T = "/v1/random";
  private static final String AREA = T + "/areas/here";
  private static final int EVENTS = 3_000;
  private static final int LOOKS = 150;
  private static final int MOVEMENTS = 40;
  private static final int AUDITS = 60;

  @RegisterExtension static final SharedService shared = new SharedService();

  private static TestIssuer issuer;
  private static TestLog log;
  private static RandomPartnership history;
  private static QueryService service;

  @BeforeAll
  static void given() {
    issuer = shared.issuer();
    log = new TestLog(SharedService.TOPICS);
    history = new RandomPartnership(log, issuer.issuer(), 20_261_123, EVENTS);
    service = shared.service();
    long last = history.all().getLast().position();
    Eventually.holds(() ->
        assertThat(service.get("auditor", AREA + "/profile?minPosition=" + last).status())
            .isEqualTo(200));
  }

  @AfterAll
  static void stop() {
    log.close();
  }

  @Test
  void profilesAndTheMatrixAgreeWithTheRuleSaidAloud() {
    Random random = new Random(7);
    for (int look = 0; look < LOOKS; look++) {
      LocalDate day = RandomHistory.someDay(random);
      Instant knownAt = RandomHistory.someInstant(random);
      String query = "?asOf=" + day + "&knownAt=" + knownAt;

      JsonNode profile = ask(AREA + "/profile" + query);
      JsonNode matrix = ask(T + "/matrix" + query);

      assertProfile(profile, day, knownAt);
      assertMatrix(matrix, day, knownAt);
    }
  }

  @ParameterizedTest
  @CsvSource({"month, 2026-08-31, 32", "quarter, 2026-06-30, 10", "cycle, 2026-06-30, 3"})
  void historiesAgreeWithTheRuleSaidAloud(String by, LocalDate to, int points) {
    for (String known : List.of("2024-12-01T00:00:00Z", "2025-06-01T12:00:00Z")) {
      JsonNode answer = ask(AREA + "/history?by=" + by + "&to=" + to + "&knownAt=" + known);

      assertThat(answer.get("points").size()).isEqualTo(points);
      answer.get("points").forEach(point -> assertPoint(point, Instant.parse(known)));
    }
  }

  @Test
  void movementsAgreeWithTheRuleSaidAloud() {
    Random random = new Random(11);
    for (int look = 0; look < MOVEMENTS; look++) {
      LocalDate one = RandomHistory.someDay(random);
      LocalDate other = RandomHistory.someDay(random);
      LocalDate from = one.isBefore(other) ? one : other;
      LocalDate to = one.isBefore(other) ? other : one;
      Instant knownAt = RandomHistory.someInstant(random);

      JsonNode movement =
          ask(AREA + "/movement?from=" + from + "&to=" + to + "&knownAt=" + knownAt);

      int version = RandomPartnership.version(RandomPartnership.cycleOn(to));
      new ExpectedMovement(history.seen(version), version, from, to, knownAt).check(movement);
    }
  }

  @ParameterizedTest
  @CsvSource({"'', y2, y3", "from=y1, y1, y3", "to=y2, y1, y2", "from=y1&to=y2, y1, y2"})
  void aCycleStandsForItsOutcome(String query, CycleCode from, CycleCode to) {
    JsonNode movement = ask(AREA + "/movement?" + query);

    assertThat(movement.get("from").get("cycle").asString()).isEqualTo(from.value());
    assertThat(movement.get("to").get("cycle").asString()).isEqualTo(to.value());
    int version = RandomPartnership.version(to);
    new ExpectedMovement(
            history.seen(version),
            version,
            RandomPartnership.lastDay(from),
            RandomPartnership.lastDay(to),
            Instant.MAX)
        .check(movement);
  }

  @Test
  void whatAProfileIncludesIsWhatEachAddressAnswers() {
    Random random = new Random(17);
    for (int look = 0; look < MOVEMENTS; look++) {
      LocalDate one = RandomHistory.someDay(random);
      LocalDate other = RandomHistory.someDay(random);
      LocalDate to = one.isBefore(other) ? other : one;
      String from = random.nextBoolean() ? "y1" : (one.isBefore(other) ? one : other).toString();
      String rest = "&knownAt=" + RandomHistory.someInstant(random) + "&from=" + from;
      Answer movement = service.get("auditor", AREA + "/movement?to=" + to + rest);

      JsonNode profile = ask(AREA + "/profile?include=history,before&asOf=" + to + rest);

      assertThat(profile.get("history").get("points"))
          .isEqualTo(
              ask(AREA + "/history?by=cycle" + rest.replaceFirst("&from=.*", "")).get("points"));
      assertThat(profile.has("before")).as(to + rest).isEqualTo(movement.status() == 200);
      if (movement.status() == 200) {
        assertThat(ratings(profile.get("before"), "ratings", "rating"))
            .as(to + rest)
            .isEqualTo(ratings(movement.json(), "agencies", "from"));
      }
    }
  }

  /** Cells that are rated, in order. */
  private static List<String> ratings(JsonNode answer, String cells, String rating) {
    List<String> found = new ArrayList<>();
    for (JsonNode row : answer.get("capabilities")) {
      for (JsonNode cell : row.get(cells)) {
        if (!cell.get(rating).asString().equals("NOT_RATED")) {
          found.add(row.get("code") + " " + cell.get("agency") + " " + cell.get(rating));
        }
      }
    }
    return found;
  }

  @Test
  void auditsAgreeWithGoingThroughAllEntries() {
    Random random = new Random(13);
    for (int look = 0; look < AUDITS; look++) {
      RandomAudit audit = RandomAudit.of(random, history.all());

      assertThat(audit.pages(RandomHistoriesIT::ask)).as(audit.query()).isEqualTo(audit.expected());
    }
  }

  private static void assertProfile(JsonNode profile, LocalDate day, Instant knownAt) {
    CycleCode cycle = RandomPartnership.cycleOn(day);
    int version = RandomPartnership.version(cycle);
    List<RatingEntry> seen = history.seen(version);
    assertThat(profile.get("cycle").asString()).isEqualTo(cycle.value());
    assertThat(codes(profile)).isEqualTo(RandomPartnership.capabilities(version));
    int staleAfter = profile.get("staleAfterDays").asInt();
    int stale = 0;
    for (JsonNode capability : profile.get("capabilities")) {
      CapabilityCode code = new CapabilityCode(capability.get("code").asString());
      Map<String, JsonNode> shown = new HashMap<>();
      capability.get("ratings").forEach(it -> shown.put(it.get("agency").asString(), it));
      for (AgencyCode agency : RandomHistory.AGENCIES) {
        Optional<RatingEntry> expected = NaiveRatings.inForce(seen, agency, code, day, knownAt);
        assertThat(shown.containsKey(agency.value())).isEqualTo(expected.isPresent());
        if (expected.isPresent()) {
          JsonNode found = Objects.requireNonNull(shown.get(agency.value()));
          RatingEntry entry = expected.get();
          assertRating(found, entry, cycle);
          long age = ChronoUnit.DAYS.between(entry.effectiveOn(), day);
          assertThat(found.get("ageInDays").asLong()).isEqualTo(age);
          assertThat(found.get("stale").asBoolean()).isEqualTo(age > staleAfter);
          stale += age > staleAfter ? 1 : 0;
        }
      }
      assertThat(capability.get("distribution").get("notRated").asInt())
          .isEqualTo(RandomHistory.AGENCIES.size() - shown.size());
    }
    assertThat(profile.get("stale").asInt()).isEqualTo(stale);
  }

  private static void assertRating(JsonNode found, RatingEntry entry, CycleCode cycle) {
    assertThat(found.get("rating").asString()).isEqualTo(entry.rating().name());
    assertThat(found.get("effectiveOn").asString()).isEqualTo(entry.effectiveOn().toString());
    assertThat(Instant.parse(found.get("recordedAt").asString())).isEqualTo(entry.recordedAt());
    assertThat(found.get("cycle").asString()).isEqualTo(entry.cycle().value());
    assertThat(found.get("carriedOver").asBoolean()).isEqualTo(!entry.cycle().equals(cycle));
    CapabilityCode then =
        history.all().stream()
            .filter(it -> it.position() == entry.position())
            .map(RatingEntry::capability)
            .findFirst()
            .orElseThrow();
    assertThat(found.has("ratedAs")).isEqualTo(!then.equals(entry.capability()));
    assertThat(found.has("ratedAs") ? found.get("ratedAs").asString() : then.value())
        .isEqualTo(then.value());
  }

  private static void assertMatrix(JsonNode matrix, LocalDate day, Instant knownAt) {
    int version = RandomPartnership.version(RandomPartnership.cycleOn(day));
    List<CapabilityCode> capabilities = RandomPartnership.capabilities(version);
    assertThat(codes(matrix)).isEqualTo(capabilities);
    assertThat(matrix.get("areas").size()).isEqualTo(1);
    JsonNode cells = matrix.get("areas").get(0).get("cells");
    for (int i = 0; i < capabilities.size(); i++) {
      assertCounted(cells.get(i), ratings(version, capabilities.get(i), day, knownAt));
    }
  }

  private static void assertPoint(JsonNode point, Instant knownAt) {
    LocalDate day = Calendar.dayOf(Instant.parse(point.get("at").asString()));
    int version = point.get("version").asInt();
    assertThat(version).isEqualTo(RandomPartnership.version(RandomPartnership.cycleOn(day)));
    assertThat(codes(point)).isEqualTo(RandomPartnership.capabilities(2));
    for (JsonNode capability : point.get("capabilities")) {
      CapabilityCode code = new CapabilityCode(capability.get("code").asString());
      String mapping = mapping(code, version);
      assertThat(capability.get("mapping").asString()).isEqualTo(mapping);
      if (mapping.equals("NONE")) {
        capability.get("distribution").forEach(count -> assertThat(count.asInt()).isZero());
      } else {
        assertCounted(capability, ratings(2, code, day, knownAt));
      }
    }
    assertThat(point.get("unmapped").toString())
        .isEqualTo(version == 1 ? "[\"" + RandomPartnership.DROPPED + "\"]" : "[]");
  }

  private static String mapping(CapabilityCode code, int version) {
    if (version == 2 || code.equals(RandomPartnership.KEPT)) {
      return "SAME";
    }
    return code.equals(RandomPartnership.RENAMED) ? "RENAMED" : "NONE";
  }

  private static List<Rating> ratings(
      int version, CapabilityCode capability, LocalDate day, Instant knownAt) {
    List<RatingEntry> seen = history.seen(version);
    return RandomHistory.AGENCIES.stream()
        .map(agency -> NaiveRatings.inForce(seen, agency, capability, day, knownAt))
        .flatMap(Optional::stream)
        .map(RatingEntry::rating)
        .toList();
  }

  /** Both the counts and the worst. */
  private static void assertCounted(JsonNode counted, List<Rating> ratings) {
    ExpectedMovement.assertCounted(counted, ratings);
  }

  private static List<CapabilityCode> codes(JsonNode answer) {
    return answer
        .get("capabilities")
        .valueStream()
        .map(it -> new CapabilityCode(it.get("code").asString()))
        .toList();
  }

  private static JsonNode ask(String path) {
    Answer answer = service.get("auditor", path);
    assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
    return answer.json();
  }
}
