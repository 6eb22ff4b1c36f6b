package uk.ragtime.portal.stub;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A partnership with a story: three areas, eight agencies, five cycles. Reflective supervision,
 * which the first version of the checklist calls clinical supervision, stays Red nearly everywhere;
 * Blackpool improves; early help declines after people left.
 */
final class Demonstration {

  record Named(String code, String name) {}

  record Cycle(String code, String name, String opensOn, String cutOff, String status) {

    /** The second version of the checklist came with the third cycle. */
    int version() {
      return opensOn.compareTo("2025-09-01") < 0 ? 1 : 2;
    }

    String outcomeOn() {
      return cutOff.substring(0, 10);
    }
  }

  record Capability(String code, String title, String section) {}

  static final String CHECKLIST = "workforce-infant-mental-health";

  static final List<Named> AREAS =
      List.of(
          new Named("blackpool", "Blackpool"),
          new Named("preston", "Preston"),
          new Named("lancaster-and-morecambe", "Lancaster and Morecambe"));

  static final List<Named> AGENCIES =
      List.of(
          new Named("childrens-social-care", "Children’s social care"),
          new Named("early-help", "Early help"),
          new Named("early-years", "Early years settings"),
          new Named("family-hubs", "Family hubs (voluntary)"),
          new Named("health-visiting", "Health visiting"),
          new Named("infant-mental-health", "Parent–infant team"),
          new Named("midwifery", "Midwifery"),
          new Named("perinatal", "Perinatal mental health"));

  static final List<Cycle> CYCLES =
      List.of(
          new Cycle("2024-autumn", "2024 autumn", "2024-09-16", "2024-11-29T17:00:00Z", "CLOSED"),
          new Cycle("2025-spring", "2025 spring", "2025-03-03", "2025-05-16T16:00:00Z", "CLOSED"),
          new Cycle("2025-autumn", "2025 autumn", "2025-09-15", "2025-11-28T17:00:00Z", "CLOSED"),
          new Cycle("2026-spring", "2026 spring", "2026-03-02", "2026-05-15T16:00:00Z", "CLOSED"),
          new Cycle("2026-autumn", "2026 autumn", "2026-09-14", "2099-11-27T17:00:00Z", "OPEN"));

  static final List<Capability> CAPABILITIES =
      List.of(
          new Capability("child-development", "Child development, pregnancy to five", "knowledge"),
          new Capability("send-needs", "Special educational needs and disabilities", "knowledge"),
          new Capability("parent-child-relationships", "Why relationships matter", "knowledge"),
          new Capability("local-services", "Knowing and signposting local services", "knowledge"),
          new Capability("evidence-based-practice", "Evidence-based practice", "practice"),
          new Capability("tuning-in", "Tuning in to young children’s cues", "practice"),
          new Capability("observing-relationships", "Observing relationships", "practice"),
          new Capability(
              "relationship-and-trauma-informed", "Relationship and trauma informed", "practice"),
          new Capability("reflecting-together", "Reflecting together", "reflection"),
          new Capability("reflective-supervision", "Reflective supervision", "reflection"),
          new Capability("learning-together", "Learning together", "reflection"));

  private static final Capability FORMER_SUPERVISION =
      new Capability("clinical-supervision", "Clinical supervision", "reflection");

  /** Capabilities of a version of the checklist. */
  static List<Capability> capabilities(int version) {
    return CAPABILITIES.stream()
        .map(it ->
            version == 1 && it.code().equals("reflective-supervision") ? FORMER_SUPERVISION : it)
        .toList();
  }

  private Demonstration() {}

  static String nameOf(String persona) {
    return switch (persona) {
      case "coordinator" -> "Amina Hussain";
      case "viewer" -> "Tom Ashworth";
      case "rater" -> "Rae Ter";
      case "lead" -> "Lena Lead";
      case "reviewer" -> "Revi Ewer";
      case "operator" -> "Olive Operator";
      default -> "Sam Stranger";
    };
  }

  /** Rating in a cycle: RED, AMBER, GREEN, NOT_APPLICABLE, or null for not rated. */
  static @Nullable String rating(int area, int capability, int agency, int cycle) {
    if (agency == 7 && cycle < 2) {
      return null;
    }
    if ((agency == 6 && capability == 7) || (agency == 3 && capability == 6)) {
      return "NOT_APPLICABLE";
    }
    if (cycle == 4 && (agency + capability + area) % 9 == 0) {
      return null;
    }
    int seed = (capability * 7 + agency * 5 + area * 11) % 10;
    int level = seed + cycle * (area == 0 ? 1 : 0) + (cycle + capability) % 2 - (area == 1 ? 1 : 0);
    if (capability == 9) {
      level = agency == 5 ? 5 + cycle : Math.min(seed, 3) + cycle / 3;
    }
    if (agency == 1 && cycle >= 3) {
      level -= 5;
    }
    return level < 4 ? "RED" : level < 8 ? "AMBER" : "GREEN";
  }

  static boolean carriedOver(int capability, int agency) {
    return (capability + agency) % 4 == 0;
  }

  /** The counts of one capability, or of all where {@code capability} is -1. */
  static Map<String, Object> distribution(int area, int capability, int cycle) {
    Map<String, Object> counts = noCounts();
    IntStream.range(0, CAPABILITIES.size())
        .filter(c -> capability < 0 || c == capability)
        .forEach(c -> {
          for (int agency = 0; agency < AGENCIES.size(); agency++) {
            counts.merge(key(rating(area, c, agency, cycle)), 1, (a, b) -> (int) a + (int) b);
          }
        });
    return counts;
  }

  /** Counts of what nobody has looked at: only in the last cycle is there any. */
  private static Map<String, Object> carriedOverCounts(int area, int cycle) {
    Map<String, Object> counts = noCounts();
    for (int c = 0; c < CAPABILITIES.size(); c++) {
      for (int agency = 0; agency < AGENCIES.size(); agency++) {
        String rating = rating(area, c, agency, cycle);
        if (cycle == 4 && rating != null && carriedOver(c, agency)) {
          counts.merge(key(rating), 1, (a, b) -> (int) a + (int) b);
        }
      }
    }
    counts.remove("notRated");
    return counts;
  }

  static Map<String, Object> noCounts() {
    Map<String, Object> counts = new LinkedHashMap<>();
    List.of("red", "amber", "green", "notApplicable", "notRated").forEach(w -> counts.put(w, 0));
    return counts;
  }

  static Map<String, Object> profile(int area, int cycle, String rule) {
    int version = CYCLES.get(cycle).version();
    List<Capability> capabilities = capabilities(version);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int c = 0; c < capabilities.size(); c++) {
      List<Map<String, Object>> ratings = new ArrayList<>();
      for (int agency = 0; agency < AGENCIES.size(); agency++) {
        String rating = rating(area, c, agency, cycle);
        if (rating != null) {
          ratings.add(given(c, agency, cycle, rating));
        }
      }
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("code", capabilities.get(c).code());
      row.put("title", capabilities.get(c).title());
      row.put("section", capabilities.get(c).section());
      row.put("rollup", rollUp(distribution(area, c, cycle), rule));
      row.put("distribution", distribution(area, c, cycle));
      row.put("ratings", ratings);
      rows.add(row);
    }
    return Map.of(
        "name",
        AREAS.get(area).name(),
        "position",
        400,
        "checklist",
        CHECKLIST,
        "version",
        version,
        "cycle",
        CYCLES.get(cycle).code(),
        "agencies",
        StubLists.inArea(),
        "capabilities",
        rows);
  }

  static Map<String, Object> history(int area) {
    List<Map<String, Object>> points = new ArrayList<>();
    for (int cycle = 0; cycle < CYCLES.size(); cycle++) {
      List<Map<String, Object>> capabilities = new ArrayList<>();
      for (int c = 0; c < CAPABILITIES.size(); c++) {
        capabilities.add(
            Map.of(
                "code", CAPABILITIES.get(c).code(),
                "mapping", "SAME",
                "distribution", distribution(area, c, cycle)));
      }
      points.add(
          Map.of(
              "period", CYCLES.get(cycle).code(),
              "at", CYCLES.get(cycle).cutOff(),
              "version", CYCLES.get(cycle).version(),
              "distribution", distribution(area, -1, cycle),
              "carriedOver", carriedOverCounts(area, cycle),
              "capabilities", capabilities));
    }
    return Map.of("checklist", CHECKLIST, "points", points);
  }

  /** The cycle whose ratings are in force on a date. */
  static int cycleOn(LocalDate date) {
    return Math.toIntExact(
        CYCLES.stream()
            .skip(1)
            .filter(cycle -> !LocalDate.parse(cycle.opensOn()).isAfter(date))
            .count());
  }

  private static Map<String, Object> given(int capability, int agency, int cycle, String rating) {
    boolean carriedOver = cycle == 4 && carriedOver(capability, agency);
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("agency", AGENCIES.get(agency).code());
    given.put("rating", rating);
    given.put("stage", cycle == 4 && capability == 5 && agency == 4 ? "CHALLENGED" : "SELF");
    if (cycle == 4 && capability == 6 && agency == 4) {
      given.put("challenge", Map.of("sees", "RED", "open", true));
    }
    given.put("effectiveOn", CYCLES.get(cycle).opensOn());
    given.put("recordedAt", CYCLES.get(cycle).opensOn() + "T10:12:00Z");
    given.put("cycle", CYCLES.get(carriedOver ? 3 : cycle).code());
    given.put("carriedOver", carriedOver);
    return given;
  }

  static Map<String, Object> rollUp(Map<String, Object> counts, String rule) {
    int red = (int) counts.getOrDefault("red", 0);
    int amber = (int) counts.getOrDefault("amber", 0);
    int green = (int) counts.getOrDefault("green", 0);
    if (red + amber + green == 0) {
      return (int) counts.getOrDefault("notApplicable", 0) == 0
          ? Map.of("rule", rule)
          : Map.of("rule", rule, "rating", "NOT_APPLICABLE");
    }
    return switch (rule) {
      case "share-of-green" ->
          Map.of("rule", rule, "share", (double) green / (red + amber + green));
      case "majority" ->
          Map.of(
              "rule",
              rule,
              "rating",
              red >= amber && red >= green ? "RED" : amber >= green ? "AMBER" : "GREEN");
      default -> Map.of("rule", rule, "rating", red > 0 ? "RED" : amber > 0 ? "AMBER" : "GREEN");
    };
  }

  static String key(@Nullable String rating) {
    return switch (rating) {
      case "RED" -> "red";
      case "AMBER" -> "amber";
      case "GREEN" -> "green";
      case "NOT_APPLICABLE" -> "notApplicable";
      case null, default -> "notRated";
    };
  }
}
