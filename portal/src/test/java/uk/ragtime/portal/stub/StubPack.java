package uk.ragtime.portal.stub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A board's view of an area: actions about its Reds, and signatures of its profile. */
public final class StubPack {
  private static final int NOW = Demonstration.CYCLES.size() - 1;
  private static final String HASH =
      "7940f4a75807b8290f5b74ec21327f8b3d21ea32e0546963ad60a3fdf6c53616";

  private StubPack() {}

  /**
   * Replaces what the demonstration answers about Blackpool, whose profile was signed twice: every
   * second Red has an action.
   */
  public static void answer(StubQueryService query) {
    query.replace("/v1/lancashire/actions", actions("blackpool"));
    query.replace("/v1/lancashire/actions/gaps", gaps("blackpool"));
    query.replace("/v1/lancashire/cycles/2026-autumn/areas/blackpool/sign-offs", signatures());
  }

  private record Red(int agency, int capability) {
    String agencyCode() {
      return Demonstration.AGENCIES.get(agency).code();
    }

    String capabilityCode() {
      return Demonstration.CAPABILITIES.get(capability).code();
    }
  }

  private static List<Red> reds(String area) {
    int at = Demonstration.AREAS.stream().map(Demonstration.Named::code).toList().indexOf(area);
    return IntStream.range(0, Demonstration.CAPABILITIES.size())
        .boxed()
        .flatMap(c ->
            IntStream.range(0, Demonstration.AGENCIES.size())
                .filter(a -> "RED".equals(Demonstration.rating(at, c, a, NOW)))
                .mapToObj(a -> new Red(a, c)))
        .toList();
  }

  private static Map<String, Object> actions(String area) {
    List<Map<String, Object>> actions = new ArrayList<>();
    List<Red> reds = reds(area);
    for (int i = 0; i < reds.size(); i += 2) {
      Map<String, Object> action = StubActions.outcome("late");
      action.put("action", "action-" + i);
      action.put("agency", reds.get(i).agencyCode());
      action.put("area", area);
      action.put("checklist", Demonstration.CHECKLIST);
      action.put("capabilities", List.of(reds.get(i).capabilityCode()));
      action.put("title", i == 0 ? "Train every team <before> March" : "Agree protected time");
      action.put("status", i % 4 == 0 ? "UNDER_WAY" : "PLANNED");
      action.put("dueOn", i == 0 ? "2026-10-31" : "2027-03-31");
      action.put("overdue", i == 0);
      actions.add(action);
    }
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("actions", actions);
    page.put("next", null);
    return page;
  }

  private static Map<String, Object> gaps(String area) {
    List<Red> reds = reds(area);
    return Map.of(
        "rating",
        "RED",
        "cells",
        reds.size() / 2,
        "gaps",
        IntStream.range(0, reds.size())
            .filter(i -> i % 2 == 1)
            .mapToObj(i ->
                Map.of(
                    "area",
                    area,
                    "agency",
                    reds.get(i).agencyCode(),
                    "checklist",
                    Demonstration.CHECKLIST,
                    "capabilities",
                    List.of(reds.get(i).capabilityCode())))
            .toList());
  }

  private static Map<String, Object> signatures() {
    return Map.of(
        "signOffs",
        List.of(
            signature(1, "2026-11-20T09:00:00Z", false),
            signature(2, "2026-11-27T15:30:00Z", true)));
  }

  private static Map<String, Object> signature(int number, String at, boolean inForce) {
    return Map.of(
        "number",
        number,
        "at",
        360 + number,
        "signedAt",
        at,
        "by",
        Map.of("member", "coordinator", "name", "Amina Hussain"),
        "hash",
        HASH,
        "inForce",
        inForce,
        "statement",
        "The board has read this profile.",
        "assessments",
        List.of(
            Map.of("agency", "family-hubs", "at", 350, "hash", HASH, "inForce", inForce),
            Map.of("agency", "early-years", "at", 351, "hash", HASH, "inForce", true)));
  }
}
