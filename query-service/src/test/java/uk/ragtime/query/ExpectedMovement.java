package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.query.rating.NaiveRatings;
import uk.ragtime.query.rating.RandomHistory;
import uk.ragtime.query.rating.RatingEntry;

/** Movement of every cell between two days, computed from each day's end. */
record ExpectedMovement(
    List<RatingEntry> seen, int version, LocalDate from, LocalDate to, Instant knownAt) {
  private static final List<Rating> SCALE = List.of(Rating.RED, Rating.AMBER, Rating.GREEN);
  private static final int FLAPS_FROM = 2;

  void check(JsonNode movement) {
    assertThat(movement.get("from").get("day").asString()).isEqualTo(from.toString());
    assertThat(movement.get("to").get("day").asString()).isEqualTo(to.toString());
    Map<String, Integer> moves = new TreeMap<>();
    Map<String, Integer> transitions = new TreeMap<>();
    long daysInRed = 0;
    int flapping = 0;
    assertThat(movement.get("capabilities").size())
        .isEqualTo(RandomPartnership.capabilities(version).size());
    for (JsonNode row : movement.get("capabilities")) {
      CapabilityCode capability = new CapabilityCode(row.get("code").asString());
      assertThat(RandomPartnership.capabilities(version)).contains(capability);
      List<Rating> before = new ArrayList<>();
      List<Rating> after = new ArrayList<>();
      assertThat(row.get("agencies").size()).isEqualTo(RandomHistory.AGENCIES.size());
      for (JsonNode cell : row.get("agencies")) {
        AgencyCode agency = new AgencyCode(cell.get("agency").asString());
        List<RatingEntry> its =
            seen.stream()
                .filter(it -> it.agency().equals(agency) && it.capability().equals(capability))
                .toList();
        Optional<RatingEntry> was = NaiveRatings.inForce(its, agency, capability, from, knownAt);
        Optional<RatingEntry> is = NaiveRatings.inForce(its, agency, capability, to, knownAt);
        List<@Nullable Rating> days = NaiveRatings.days(its, agency, capability, from, to, knownAt);
        @Nullable Rating start = was.map(RatingEntry::rating).orElse(null);
        @Nullable Rating end = is.map(RatingEntry::rating).orElse(null);
        int red = Collections.frequency(days, Rating.RED);
        int turns = NaiveRatings.turns(start, days);
        String move = move(start, end);

        assertThat(cell.get("from").asString()).isEqualTo(word(start));
        assertThat(cell.get("to").asString()).isEqualTo(word(end));
        assertThat(cell.get("move").asString()).isEqualTo(move);
        assertThat(cell.get("daysInRed").asInt()).isEqualTo(red);
        assertThat(cell.get("turns").asInt()).isEqualTo(turns);
        assertThat(cell.get("flapping").asBoolean()).isEqualTo(turns >= FLAPS_FROM);
        assertThat(cell.has("position") ? cell.get("position").asLong() : 0)
            .isEqualTo(is.map(RatingEntry::position).orElse(0L));

        was.ifPresent(entry -> before.add(entry.rating()));
        is.ifPresent(entry -> after.add(entry.rating()));
        moves.merge(move, 1, Integer::sum);
        transitions.merge(word(start) + " " + word(end), 1, Integer::sum);
        daysInRed += red;
        flapping += turns >= FLAPS_FROM ? 1 : 0;
      }
      assertCounted(row.get("before"), before);
      assertCounted(row.get("after"), after);
    }
    Map<String, Integer> shown = new TreeMap<>();
    for (JsonNode it : movement.get("transitions")) {
      shown.put(it.get("from").asString() + " " + it.get("to").asString(), it.get("count").asInt());
    }
    assertThat(shown).isEqualTo(transitions);
    assertThat(counts(movement.get("counts"))).isEqualTo(moves);
    assertThat(movement.get("daysInRed").asLong()).isEqualTo(daysInRed);
    assertThat(movement.get("flapping").asInt()).isEqualTo(flapping);
  }

  /** The distribution and, as nothing else was asked for, the worst. */
  static void assertCounted(JsonNode counted, List<Rating> ratings) {
    JsonNode distribution = counted.get("distribution");
    assertThat(
            List.of(
                distribution.get("red").asInt(),
                distribution.get("amber").asInt(),
                distribution.get("green").asInt(),
                distribution.get("notApplicable").asInt(),
                distribution.get("notRated").asInt()))
        .containsExactly(
            Collections.frequency(ratings, Rating.RED),
            Collections.frequency(ratings, Rating.AMBER),
            Collections.frequency(ratings, Rating.GREEN),
            Collections.frequency(ratings, Rating.NOT_APPLICABLE),
            RandomHistory.AGENCIES.size() - ratings.size());
    Optional<String> worst = SCALE.stream().filter(ratings::contains).findFirst().map(Rating::name);
    JsonNode rollup = counted.get("rollup").get("rating");
    assertThat(rollup.isNull() ? Optional.empty() : Optional.of(rollup.asString()))
        .isEqualTo(worst);
  }

  /** Those that are none are left out. */
  private static Map<String, Integer> counts(JsonNode shown) {
    Map<String, String> words =
        Map.of(
            "improved", "IMPROVED",
            "declined", "DECLINED",
            "unchanged", "UNCHANGED",
            "new", "NEW",
            "reinterpreted", "REINTERPRETED",
            "gone", "GONE",
            "notRated", "NOT_RATED");
    Map<String, Integer> counts = new TreeMap<>();
    words.forEach((field, word) -> counts.put(word, shown.get(field).asInt()));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  private static String word(@Nullable Rating rating) {
    return rating == null ? "NOT_RATED" : rating.name();
  }

  private static String move(@Nullable Rating before, @Nullable Rating after) {
    if (before == null) {
      return after == null ? "NOT_RATED" : "NEW";
    }
    if (before == after) {
      return "UNCHANGED";
    }
    if (after == null) {
      return "GONE";
    }
    int change = SCALE.indexOf(after) - SCALE.indexOf(before);
    boolean onScale = SCALE.contains(before) && SCALE.contains(after);
    return onScale ? (change > 0 ? "IMPROVED" : "DECLINED") : "REINTERPRETED";
  }
}
