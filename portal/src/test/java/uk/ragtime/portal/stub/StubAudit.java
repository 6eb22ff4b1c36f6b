package uk.ragtime.portal.stub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rating's story: begun before Ragtime under another code, improved, challenged late, looked at
 * again, and once recorded by a coordinator.
 */
final class StubAudit {

  /** Malicious input; pages must show it and not execute it. */
  static final String HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)>";

  private StubAudit() {}

  /** In two pages, so that following {@code next} is tried as well. */
  static Map<String, Object> of(String persona, String after) {
    boolean names = !persona.equals("viewer");
    Map<String, Object> page = new LinkedHashMap<>();
    if (after.equals("0")) {
      page.put(
          "entries",
          List.of(
              entry(12, "2026-01-05T09:30:00Z", "2024-10-07", "2024-autumn", null, "RED", "SELF")
                  .why("FIRST_RATING", null)
                  .without("erased", "rationale", "evidence")
                  .by("m-4k7q2x9c1d", null, true)
                  .map(),
              entry(97, "2025-05-02T13:05:00Z", "2025-05-02", "2025-spring", "RED", "AMBER", "SELF")
                  .why("IMPROVEMENT", "Two team leaders trained; monthly groups have begun.")
                  .by("m-2", names ? "Grace Okafor" : null, false)
                  .map()));
      page.put("next", 97);
    } else {
      page.put(
          "entries",
          List.of(
              entry(
                      188,
                      "2025-12-12T16:40:00Z",
                      "2025-11-20",
                      "2025-autumn",
                      "AMBER",
                      "RED",
                      "CHALLENGED")
                  .why("CORRECTION", HOSTILE)
                  .by("m-3", names ? "Daniel Price" : null, false)
                  .map(),
              entry(
                      240,
                      "2026-04-21T08:15:00Z",
                      "2026-04-21",
                      "2026-spring",
                      "RED",
                      "AMBER",
                      "AGREED")
                  .why("IMPROVEMENT", "Groups now run in all three localities, and are minuted.")
                  .evidence("Minutes of the supervision group", "https://example.org/minutes")
                  .by("m-2", names ? "Grace Okafor" : null, false)
                  .map(),
              entry(
                      391,
                      "2026-10-02T10:12:00Z",
                      "2026-10-02",
                      "2026-autumn",
                      "AMBER",
                      "AMBER",
                      "SELF")
                  .why(null, null)
                  .without("missing", "rationale")
                  .by("m-2", names ? "Grace Okafor" : null, false)
                  .map()));
      page.put("next", null);
    }
    return page;
  }

  private static Entry entry(
      long position,
      String recordedAt,
      String effectiveOn,
      String cycle,
      @Nullable String from,
      String to,
      String stage) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("position", position);
    map.put("kind", to.equals(from) ? "RECONFIRMED" : "CHANGED");
    map.put("onBehalf", position == 12);
    map.put(
        "capability",
        cycle.equals("2024-autumn") || cycle.equals("2025-spring")
            ? "clinical-supervision"
            : "reflective-supervision");
    map.put("checklist", Demonstration.CHECKLIST);
    map.put("recordedAt", recordedAt);
    map.put("effectiveOn", effectiveOn);
    map.put("cycle", cycle);
    map.put("from", from);
    map.put("to", to);
    map.put("evidence", List.of());
    map.put("stage", stage);
    return new Entry(map);
  }

  private record Entry(Map<String, Object> map) {

    Entry why(@Nullable String reason, @Nullable String rationale) {
      map.put("reason", reason);
      map.put("rationale", rationale);
      return this;
    }

    Entry evidence(String title, String url) {
      map.put("evidence", List.of(Map.of("title", title, "url", url)));
      return this;
    }

    /** Texts that were given and are erased, or missing. */
    Entry without(String why, String... texts) {
      map.put(why, List.of(texts));
      List.of(texts).forEach(text -> map.put(text, null));
      return this;
    }

    Entry by(String member, @Nullable String name, boolean erased) {
      Map<String, Object> by = new LinkedHashMap<>();
      by.put("member", member);
      if (name != null || erased) {
        by.put("name", name);
      }
      if (erased) {
        by.put("erased", true);
      }
      map.put("by", by);
      return this;
    }
  }
}
