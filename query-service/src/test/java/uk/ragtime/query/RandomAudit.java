package uk.ragtime.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.query.rating.RandomHistory;
import uk.ragtime.query.rating.RatingEntry;

/**
 * A random question to the audit, and the positions that answer it.
 *
 * @param query without a cursor
 */
record RandomAudit(String query, List<Long> expected) {
  private static final int MAX_LIMIT = 500;

  /** Each filter is there now and then, so that pairs and all of them together come about too. */
  static RandomAudit of(Random random, List<RatingEntry> all) {
    List<String> query = new ArrayList<>();
    Predicate<RatingEntry> wanted = _ -> true;
    RatingEntry one = all.get(random.nextInt(all.size()));
    if (random.nextInt(3) == 0) {
      query.add("agency=" + one.agency());
      wanted = wanted.and(entry -> entry.agency().equals(one.agency()));
    }
    if (random.nextInt(3) == 0) {
      query.add("capability=" + one.capability());
      wanted = wanted.and(entry -> entry.capability().equals(one.capability()));
    }
    if (random.nextInt(3) == 0) {
      query.add("cycle=" + one.cycle());
      wanted = wanted.and(entry -> entry.cycle().equals(one.cycle()));
    }
    if (random.nextInt(3) == 0) {
      query.add("member=" + one.actor());
      wanted = wanted.and(entry -> entry.actor().equals(one.actor()));
    }
    if (random.nextBoolean()) {
      query.add("area=here");
    }
    wanted = wanted.and(random.nextBoolean() ? ofDays(random, query) : ofInstants(random, query));
    boolean newest = random.nextBoolean();
    query.add("order=" + (newest ? "newest" : "oldest"));
    query.add("limit=" + (50 + random.nextInt(MAX_LIMIT - 49)));
    List<Long> positions = all.stream().filter(wanted).map(RatingEntry::position).toList();
    return new RandomAudit(String.join("&", query), newest ? positions.reversed() : positions);
  }

  private static Predicate<RatingEntry> ofDays(Random random, List<String> query) {
    LocalDate from = RandomHistory.someDay(random);
    LocalDate to = from.plusDays(random.nextInt(RandomHistory.DAYS));
    query.add("from=" + from);
    query.add("to=" + to);
    return entry -> {
      LocalDate day = Calendar.dayOf(entry.recordedAt());
      return !day.isBefore(from) && !day.isAfter(to);
    };
  }

  private static Predicate<RatingEntry> ofInstants(Random random, List<String> query) {
    Instant instant = RandomHistory.someInstant(random);
    if (random.nextBoolean()) {
      query.add("from=" + instant);
      return entry -> !entry.recordedAt().isBefore(instant);
    }
    query.add("to=" + instant);
    return entry -> !entry.recordedAt().isAfter(instant);
  }

  /** Page by page until there is no next one. */
  List<Long> pages(Function<String, JsonNode> ask) {
    List<Long> positions = new ArrayList<>();
    String after = "0";
    while (!after.isEmpty()) {
      JsonNode page = ask.apply("/v1/random/audit?" + query + "&after=" + after);
      page.get("entries").forEach(entry -> positions.add(entry.get("position").asLong()));
      after = page.get("next").isNull() ? "" : page.get("next").asString();
    }
    return positions;
  }
}
