package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.query.rating.CellReview;
import uk.ragtime.query.rating.EntryKind;
import uk.ragtime.query.rating.NaiveReviews;
import uk.ragtime.query.rating.RandomHistory;
import uk.ragtime.query.rating.StageFilter;
import uk.ragtime.query.rating.Word;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.QueryService.Answer;
import uk.ragtime.query.support.SharedService;
import uk.ragtime.query.support.TestLog;

/** Random reviews, and every answer compared with the rules said aloud. */
class RandomReviewIT {
  private static final List<Long> SEEDS = List.of(20_261_129L, 4_711L);
  private static final int EVENTS = 600;
  private static final int LOOKS = 40;

  @RegisterExtension static final SharedService shared = new SharedService();

  private static final List<RandomReviews> histories = new ArrayList<>();
  private static TestLog log;
  private static QueryService service;

  @BeforeAll
  static void given() {
    log = new TestLog(SharedService.TOPICS);
    service = shared.service();
    for (long seed : SEEDS) {
      RandomReviews history = new RandomReviews(log, shared.issuer().issuer(), seed, EVENTS);
      histories.add(history);
      long last = history.words().getLast().position();
      Eventually.holds(() ->
          assertThat(
                  service.get(auditor(history), areas(history) + "?minPosition=" + last).status())
              .isEqualTo(200));
    }
  }

  @AfterAll
  static void stop() {
    log.close();
  }

  static List<RandomReviews> histories() {
    return histories;
  }

  @ParameterizedTest
  @EnumSource(StageFilter.class)
  void profilesAndTheMatrixAgreeWithTheRulesSaidAloud(StageFilter stage) {
    for (RandomReviews history : histories) {
      Random random = new Random(stage.spelling().hashCode());
      for (int look = 0; look < LOOKS; look++) {
        LocalDate day = RandomHistory.someDay(random);
        Instant knownAt = RandomHistory.someInstant(random);
        NaiveReviews expected = NaiveReviews.on(history.words(), day, knownAt);
        String query = "asOf=" + day + "&knownAt=" + knownAt + "&stage=" + stage.spelling();

        JsonNode profile = ask(history, area(history) + "/profile?" + query);
        JsonNode matrix = ask(history, "/v1/" + history.partnership() + "/matrix?" + query);

        String asked = history.partnership() + " " + query;
        int open = assertProfile(asked, profile, expected, stage, RandomReviews.cycleOn(day));
        assertMatrix(asked, matrix, expected, stage, open);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(StageFilter.class)
  void outcomesAgreeWithTheRulesSaidAloud(StageFilter stage) {
    int carried = 0;
    for (RandomReviews history : histories) {
      for (CycleCode cycle : RandomHistory.CYCLES) {
        NaiveReviews expected =
            new NaiveReviews(
                history.words(),
                RandomReviews.lastDay(cycle),
                Instant.MAX,
                cycle,
                history.settledAt(cycle));
        String query = "cycle=" + cycle + "&stage=" + stage.spelling();

        JsonNode profile = ask(history, area(history) + "/profile?" + query);

        assertProfile(history.partnership() + " " + query, profile, expected, stage, cycle);
        carried += assertCarriedOver(history, profile, stage, cycle);
      }
    }
    // Each cycle rates all cells, but agrees on few of them.
    assertThat(carried > 0).isEqualTo(stage == StageFilter.AGREED_ONLY);
  }

  /** Returns how many ratings of the cycle's profile are carried over, as its history counts. */
  private static int assertCarriedOver(
      RandomReviews history, JsonNode profile, StageFilter stage, CycleCode cycle) {
    Map<String, Integer> expected = new TreeMap<>();
    for (JsonNode capability : profile.get("capabilities")) {
      for (JsonNode rating : capability.get("ratings")) {
        expected.merge(
            rating.get("rating").asString(),
            rating.get("carriedOver").asBoolean() ? 1 : 0,
            Integer::sum);
      }
    }
    JsonNode points =
        ask(history, area(history) + "/history?stage=" + stage.spelling()).get("points");
    for (JsonNode point : points) {
      if (point.get("period").asString().equals(cycle.value())) {
        JsonNode counts = point.get("carriedOver");
        Map.of("RED", "red", "AMBER", "amber", "GREEN", "green", "NOT_APPLICABLE", "notApplicable")
            .forEach((rating, name) ->
                assertThat(counts.get(name).asInt())
                    .as("%s %s %s %s", history.partnership(), cycle, stage, rating)
                    .isEqualTo(expected.getOrDefault(rating, 0)));
        return expected.values().stream().mapToInt(Integer::intValue).sum();
      }
    }
    throw new AssertionError("no point for " + cycle);
  }

  @ParameterizedTest
  @EnumSource(StageFilter.class)
  void historiesAndMovementsAgreeWithTheRulesSaidAloud(StageFilter stage) {
    for (RandomReviews history : histories) {
      Instant knownAt = Instant.parse("2025-06-01T12:00:00Z");
      String query = "knownAt=" + knownAt + "&stage=" + stage.spelling();

      JsonNode points =
          ask(history, area(history) + "/history?by=quarter&from=2024-01-01&to=2026-06-30&" + query)
              .get("points");

      assertThat(points.size()).isEqualTo(10);
      for (JsonNode point : points) {
        LocalDate day = Calendar.dayOf(Instant.parse(point.get("at").asString()));
        NaiveReviews expected = NaiveReviews.on(history.words(), day, knownAt);
        for (JsonNode capability : point.get("capabilities")) {
          CapabilityCode code = new CapabilityCode(capability.get("code").asString());
          assertCounted(capability, expected, stage, code);
        }
      }
      LocalDate from = LocalDate.of(2024, 7, 1);
      LocalDate to = LocalDate.of(2025, 3, 1);
      JsonNode movement =
          ask(history, area(history) + "/movement?from=" + from + "&to=" + to + "&" + query);
      for (JsonNode capability : movement.get("capabilities")) {
        CapabilityCode code = new CapabilityCode(capability.get("code").asString());
        for (JsonNode cell : capability.get("agencies")) {
          AgencyCode agency = new AgencyCode(cell.get("agency").asString());
          assertThat(cell.get("from").asString())
              .isEqualTo(
                  state(NaiveReviews.on(history.words(), from, knownAt), agency, code, stage));
          assertThat(cell.get("to").asString())
              .isEqualTo(state(NaiveReviews.on(history.words(), to, knownAt), agency, code, stage));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("histories")
  void theAuditListsEveryWordWithItsKind(RandomReviews history) {
    Map<EntryKind, Integer> kinds = new EnumMap<>(EntryKind.class);
    history.words().forEach(word -> kinds.merge(word.kind(), 1, Integer::sum));
    assertThat(kinds).containsOnlyKeys(EntryKind.values());

    assertThat(audit(history, "")).isEqualTo(told(history.words()));
    for (EntryKind kind : EntryKind.values()) {
      assertThat(audit(history, "&kinds=" + kind))
          .isEqualTo(told(history.words().stream().filter(it -> it.kind() == kind).toList()));
    }
    // Words of a cycle that was closed already are found as well.
    for (CycleCode cycle : RandomHistory.CYCLES) {
      assertThat(audit(history, "&cycle=" + cycle))
          .isEqualTo(
              told(history.words().stream().filter(it -> it.cycle().equals(cycle)).toList()));
    }
  }

  private static List<String> told(List<Word> words) {
    return words.stream()
        .map(word -> word.position() + " " + word.kind() + " " + word.rating())
        .toList();
  }

  private static List<String> audit(RandomReviews history, String filter) {
    List<String> told = new ArrayList<>();
    String after = "0";
    while (!after.isEmpty()) {
      JsonNode page =
          ask(history, "/v1/" + history.partnership() + "/audit?limit=97&after=" + after + filter);
      for (JsonNode entry : page.get("entries")) {
        String kind = entry.get("kind").asString();
        assertThat(entry.get("stage").asString()).isEqualTo(stage(kind));
        String to = entry.has("to") ? entry.get("to").asString() : "null";
        told.add(entry.get("position").asLong() + " " + kind + " " + to);
      }
      after = page.get("next").isNull() ? "" : page.get("next").asString();
    }
    return told;
  }

  private static String stage(String kind) {
    return kind.equals("CHALLENGED") || kind.equals("AGREED") ? kind : "SELF";
  }

  /** Returns the number of open challenges. */
  private static int assertProfile(
      String asked, JsonNode profile, NaiveReviews expected, StageFilter stage, CycleCode cycle) {
    int open = 0;
    for (JsonNode capability : profile.get("capabilities")) {
      CapabilityCode code = new CapabilityCode(capability.get("code").asString());
      Map<String, JsonNode> shown = new HashMap<>();
      capability.get("ratings").forEach(it -> shown.put(it.get("agency").asString(), it));
      for (AgencyCode agency : RandomHistory.AGENCIES) {
        Optional<Word> word = expected.shown(agency, code, stage);
        String cell = asked + " " + code + " " + agency + " " + word;
        assertThat(shown.containsKey(agency.value())).as(cell).isEqualTo(word.isPresent());
        if (word.isPresent()) {
          JsonNode found = Objects.requireNonNull(shown.get(agency.value()));
          assertRating(cell, found, word.get(), cycle);
          open += assertReview(cell, found, expected, agency, code, word.get()) ? 1 : 0;
        }
      }
    }
    assertThat(profile.path("openChallenges").asInt(0)).as(asked).isEqualTo(open);
    return open;
  }

  private static void assertRating(String cell, JsonNode found, Word word, CycleCode cycle) {
    assertThat(found.get("rating").asString())
        .as(cell)
        .isEqualTo(Objects.requireNonNull(word.rating()).name());
    assertThat(found.get("stage").asString()).as(cell).isEqualTo(stage(word.kind().name()));
    assertThat(found.get("effectiveOn").asString())
        .as(cell)
        .isEqualTo(word.effectiveOn().toString());
    assertThat(Instant.parse(found.get("recordedAt").asString()))
        .as(cell)
        .isEqualTo(word.recordedAt());
    assertThat(found.get("carriedOver").asBoolean())
        .as(cell)
        .isEqualTo(!word.cycle().equals(cycle));
  }

  /** Returns whether a challenge is open. */
  private static boolean assertReview(
      String cell,
      JsonNode found,
      NaiveReviews expected,
      AgencyCode agency,
      CapabilityCode code,
      Word word) {
    Rating self = word.kind() == EntryKind.AGREED ? expected.self(agency, code) : null;
    assertThat(found.path("self").asString("")).as(cell).isEqualTo(self == null ? "" : self.name());
    Optional<CellReview.Challenge> challenge = expected.challenge(agency, code);
    assertThat(found.has("challenge")).as(cell).isEqualTo(challenge.isPresent());
    if (challenge.isEmpty()) {
      return false;
    }
    assertThat(found.get("challenge").get("sees").asString())
        .as(cell)
        .isEqualTo(challenge.get().sees().name());
    assertThat(found.get("challenge").get("open").asBoolean())
        .as(cell)
        .isEqualTo(challenge.get().open());
    return challenge.get().open();
  }

  private static void assertMatrix(
      String asked, JsonNode matrix, NaiveReviews expected, StageFilter stage, int open) {
    JsonNode area = matrix.get("areas").get(0);
    for (int i = 0; i < RandomHistory.CAPABILITIES.size(); i++) {
      assertCounted(area.get("cells").get(i), expected, stage, RandomHistory.CAPABILITIES.get(i));
    }
    assertThat(area.path("openChallenges").asInt(0)).as(asked).isEqualTo(open);
  }

  private static void assertCounted(
      JsonNode counted, NaiveReviews expected, StageFilter stage, CapabilityCode code) {
    List<Rating> ratings = new ArrayList<>();
    int open = 0;
    for (AgencyCode agency : RandomHistory.AGENCIES) {
      Optional<Word> word = expected.shown(agency, code, stage);
      if (word.isPresent()) {
        ratings.add(Objects.requireNonNull(word.get().rating()));
        open +=
            expected.challenge(agency, code).filter(CellReview.Challenge::open).isPresent() ? 1 : 0;
      }
    }
    JsonNode distribution = counted.get("distribution");
    assertThat(
            Stream.of("red", "amber", "green", "notApplicable", "notRated")
                .map(field -> distribution.get(field).asInt()))
        .containsExactly(
            Collections.frequency(ratings, Rating.RED),
            Collections.frequency(ratings, Rating.AMBER),
            Collections.frequency(ratings, Rating.GREEN),
            Collections.frequency(ratings, Rating.NOT_APPLICABLE),
            RandomHistory.AGENCIES.size() - ratings.size());
    assertThat(counted.path("openChallenges").asInt(0)).isEqualTo(open);
  }

  private static String state(
      NaiveReviews expected, AgencyCode agency, CapabilityCode code, StageFilter stage) {
    return expected
        .shown(agency, code, stage)
        .map(word -> Objects.requireNonNull(word.rating()).name())
        .orElse("NOT_RATED");
  }

  private static String auditor(RandomReviews history) {
    return "auditor-" + history.partnership();
  }

  private static String areas(RandomReviews history) {
    return "/v1/" + history.partnership() + "/areas";
  }

  private static String area(RandomReviews history) {
    return areas(history) + "/" + RandomReviews.HERE;
  }

  private static JsonNode ask(RandomReviews history, String path) {
    Answer answer = service.get(auditor(history), path);
    assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
    return answer.json();
  }
}
