package uk.ragtime.portal.stub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The installation as its operator sees it: one partnership parked, one rebuild that waits. */
final class StubOperations {
  static final String COMMAND_HEALTH =
      """
      {"status":"UP","components":{"relayLag":{"status":"UP","details":
        {"lagEvents":3,"lagSeconds":0.2,"leader":"instance-1","topic":"WHOLE"}}}}
      """;

  private StubOperations() {}

  static @Nullable Object find(String path, String persona) {
    if (path.equals("/actuator/health/readiness")) {
      return Map.of(
          "status",
          "OUT_OF_SERVICE",
          "components",
          Map.of(
              "projection",
              Map.of(
                  "status",
                  "OUT_OF_SERVICE",
                  "details",
                  Map.of(
                      "lagEvents",
                      1234,
                      "fetch",
                      "UNREACHABLE",
                      "parkedPartnerships",
                      1,
                      "misfittingOpenings",
                      0))));
    }
    if (!persona.equals("operator")) {
      return null;
    }
    return switch (path) {
      case "/v1/operations/parked" -> Map.of("parked", List.of(parked("POISON"), diverged()));
      case "/v1/operations/parked/kent/retry" -> Map.of("partnership", "kent");
      case "/v1/operations/rebuilds" -> rebuilds();
      case "/v1/operations/rebuilds/7",
          "/v1/operations/rebuilds/7/swap",
          "/v1/operations/rebuilds/7/cancel" ->
          rebuild();
      default -> null;
    };
  }

  /** The list is asked for, and a rebuild started, at one address: what both read is in it. */
  static Map<String, Object> rebuilds() {
    Map<String, Object> both = rebuild();
    both.put("rebuilds", List.of(rebuild()));
    return both;
  }

  private static Map<String, Object> parked(String kind) {
    return Map.of(
        "partnership", "kent",
        "position", 4211,
        "eventType", "uk.ragtime.rating-changed.v1",
        "kind", kind,
        "reason", "The event cannot be applied",
        "since", "2026-11-29T09:30:00Z");
  }

  private static Map<String, Object> diverged() {
    Map<String, Object> other = new LinkedHashMap<>(parked("DIVERGED"));
    other.put("partnership", "surrey");
    return other;
  }

  private static Map<String, Object> rebuild() {
    Map<String, Object> rebuild = new LinkedHashMap<>();
    rebuild.put("id", 7);
    rebuild.put("partnership", null);
    rebuild.put("acceptDifferences", false);
    rebuild.put("step", "READY");
    rebuild.put("wish", "NONE");
    rebuild.put("eventsDone", 120000);
    rebuild.put("eventsInAll", 120000);
    rebuild.put("eventsPerSecond", 0);
    rebuild.put("secondsLeft", null);
    rebuild.put("requestedAt", "2026-11-29T10:00:00Z");
    rebuild.put("startedAt", "2026-11-29T10:00:01Z");
    rebuild.put("updatedAt", "2026-11-29T10:02:00Z");
    rebuild.put("reason", "It differs from what serves");
    rebuild.put(
        "differences",
        List.of(
            Map.of(
                "table",
                "rating_entry",
                "partnership",
                "kent",
                "served",
                4210,
                "built",
                4211,
                "keys",
                List.of("kent/4211"))));
    return rebuild;
  }
}
