package uk.ragtime.portal.stub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A second checklist of the demonstration's partnership, rated by the same agencies in cycles of
 * its own: its supervision has the code of another checklist's, nobody finds its board applicable,
 * and its vision took the place of two that some had rated unlike.
 */
final class Leadership {

  static final String CODE = "leadership";
  static final String TITLE = "Leadership & culture";

  private record Capability(String code, String title) {}

  private static final List<Capability> CAPABILITIES =
      List.of(
          new Capability("shared-vision", "A shared vision"),
          new Capability("board", "A board for babies"),
          new Capability("reflective-supervision", "Supervision for leaders"));

  private static final String[] RATINGS = {"GREEN", "AMBER", "RED"};

  private Leadership() {}

  static List<Map<String, Object>> cycles() {
    return List.of(
        cycle("leaders-2025", "2025 leaders", "2025-01-06", "2025-03-28", "CLOSED", 1),
        cycle("leaders-2026", "2026 leaders", "2026-01-05", "2026-03-27", "CLOSED", 2));
  }

  private static Map<String, Object> cycle(
      String code, String name, String opensOn, String outcomeOn, String status, int version) {
    Map<String, Object> cycle = new LinkedHashMap<>();
    cycle.put("cycle", code);
    cycle.put("name", name);
    cycle.put("checklist", CODE);
    cycle.put("version", version);
    cycle.put("opensOn", opensOn);
    cycle.put("cutOff", outcomeOn + "T17:00:00Z");
    cycle.put("historic", false);
    cycle.put("status", status);
    cycle.put("outcomeOn", outcomeOn);
    cycle.put("current", version == 2);
    return cycle;
  }

  static List<Map<String, Object>> checklists() {
    return List.of(
        checklist(
            1,
            "Leadership",
            List.of(
                item("vision-said", "A vision is said", null),
                item("vision-lived", "A vision is lived", null),
                item("board", "A board for babies", null),
                item("reflective-supervision", "Supervision for leaders", null))),
        checklist(
            2,
            TITLE,
            List.of(
                item(
                    "shared-vision",
                    "A shared vision",
                    Map.of("kind", "merged", "codes", List.of("vision-said", "vision-lived"))),
                item("board", "A board for babies", same("board")),
                item(
                    "reflective-supervision",
                    "Supervision for leaders",
                    same("reflective-supervision")))));
  }

  private static Map<String, Object> same(String code) {
    return Map.of("kind", "same", "codes", List.of(code));
  }

  private static Map<String, Object> checklist(
      int version, String title, List<Map<String, Object>> capabilities) {
    return Map.of(
        "checklist",
        CODE,
        "version",
        version,
        "title",
        title,
        "capabilities",
        capabilities,
        "languages",
        List.of("en"));
  }

  private static Map<String, Object> item(
      String code, String title, @Nullable Map<String, Object> from) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("code", code);
    item.put("title", title);
    item.put("section", "practice");
    item.put("guidance", "Those who lead are asked about: " + title + ".");
    if (from != null) {
      item.put("from", from);
    }
    return item;
  }

  static Map<String, Object> profile(String rule) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int c = 0; c < CAPABILITIES.size(); c++) {
      List<Map<String, Object>> ratings = new ArrayList<>();
      for (int agency = 0; agency < Demonstration.AGENCIES.size(); agency++) {
        String rating = rating(c, agency);
        if (rating != null) {
          ratings.add(given(agency, rating));
        }
      }
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("code", CAPABILITIES.get(c).code());
      row.put("title", CAPABILITIES.get(c).title());
      row.put("section", "practice");
      row.put("rollup", Demonstration.rollUp(distribution(c), rule));
      row.put("distribution", distribution(c));
      row.put("ratings", ratings);
      if (c == 0) {
        row.put("regrouped", List.of(regrouped()));
      }
      rows.add(row);
    }
    return Map.of(
        "name",
        Demonstration.AREAS.getFirst().name(),
        "position",
        400,
        "checklist",
        CODE,
        "version",
        2,
        "agencies",
        StubLists.inArea(),
        "capabilities",
        rows);
  }

  static Map<String, Object> history() {
    return Map.of(
        "checklist", CODE, "points", List.of(point("leaders-2025", 1), point("leaders-2026", 2)));
  }

  private static Map<String, Object> point(String cycle, int version) {
    List<Map<String, Object>> capabilities = new ArrayList<>();
    for (int c = 0; c < CAPABILITIES.size(); c++) {
      capabilities.add(
          Map.of(
              "code",
              CAPABILITIES.get(c).code(),
              "mapping",
              "SAME",
              "distribution",
              distribution(c)));
    }
    return Map.of(
        "period", cycle,
        "at", "2026-03-27T17:00:00Z",
        "version", version,
        "distribution", all(),
        "capabilities", capabilities);
  }

  static Map<String, Object> all() {
    Map<String, Object> all = new LinkedHashMap<>();
    for (int c = 0; c < CAPABILITIES.size(); c++) {
      distribution(c)
          .forEach((label, count) -> all.merge(label, count, (a, b) -> (int) a + (int) b));
    }
    return all;
  }

  /** The first agency has not rated the vision since it became one, and nobody has a board. */
  private static @Nullable String rating(int capability, int agency) {
    if (capability == 1) {
      return "NOT_APPLICABLE";
    }
    return capability == 0 && agency == 0 ? null : RATINGS[(capability + agency) % 3];
  }

  private static Map<String, Object> distribution(int capability) {
    Map<String, Object> counts = Demonstration.noCounts();
    for (int agency = 0; agency < Demonstration.AGENCIES.size(); agency++) {
      counts.merge(Demonstration.key(rating(capability, agency)), 1, (a, b) -> (int) a + (int) b);
    }
    return counts;
  }

  private static Map<String, Object> given(int agency, String rating) {
    return Map.of(
        "agency", Demonstration.AGENCIES.get(agency).code(),
        "rating", rating,
        "stage", "SELF",
        "effectiveOn", "2026-01-05",
        "recordedAt", "2026-01-05T10:12:00Z",
        "cycle", "leaders-2026",
        "carriedOver", false);
  }

  private static Map<String, Object> regrouped() {
    return Map.of(
        "agency",
        Demonstration.AGENCIES.getFirst().code(),
        "ratings",
        List.of(
            Map.of("capability", "vision-said", "rating", "GREEN", "effectiveOn", "2025-02-03"),
            Map.of("capability", "vision-lived", "rating", "RED", "effectiveOn", "2025-02-03")));
  }
}
