package uk.ragtime.portal.stub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Records of members, and a log with a hold, an erasure that it partly forbids, and what became of
 * it.
 */
final class StubErasures {
  private static final Pattern RECORD = Pattern.compile("/v1/lancashire/members/([^/]+)/record");

  /** An erased person, as everybody sees them. */
  static final String ERASED = "m-4k7q2x9c1d";

  private static final String HELD = "m-0h7e2d9c1x";

  private StubErasures() {}

  /** Everybody may read their own record, and the coordinator all of them. */
  static @Nullable Object record(String path, String persona, String after) {
    Matcher record = RECORD.matcher(path);
    if (!record.matches()) {
      return null;
    }
    String member = record.group(1);
    if (!persona.equals("coordinator") && !persona.equals(member)) {
      return null;
    }
    return switch (member) {
      case ERASED -> record(ERASED, null, ERASED, after, List.of(rated(12, "rationale", null)));
      case "m-8" -> record("m-8", "Fay Former", HELD, after, written());
      case "m-2" -> record("m-2", "Grace <Okafor>", "m-2r5t8v1w4z", after, written());
      case "viewer" -> record("viewer", "Tom Ashworth", "m-7v1e3w5r9x", after, List.of());
      case "coordinator" -> record("coordinator", "Amina Hussain", "m-c00rd1nat0", after, done());
      default -> null;
    };
  }

  private static Map<String, Object> record(
      String member,
      @Nullable String name,
      String handle,
      String after,
      List<Map<String, Object>> entries) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("member", member);
    record.put("name", name);
    if (name == null) {
      record.put("erased", true);
    }
    record.put("handle", handle);
    record.put("roles", List.of("RATER"));
    record.put("agencies", List.of("midwifery"));
    record.put("since", "2024-10-01T08:00:00Z");
    record.put("leavesOn", null);
    int half = entries.size() / 2;
    boolean more = half > 0 && after.equals("0");
    record.put("entries", more ? entries.subList(0, half) : entries.subList(half, entries.size()));
    record.put("next", more ? 97 : null);
    record.put("position", 400);
    return record;
  }

  private static List<Map<String, Object>> written() {
    Map<String, Object> enrolled =
        entry(20, "member-enrolled.v2", Map.of("member", "m-2r5t8v1w4z"));
    Map<String, Object> unknown = entry(30, "something-new.v1", Map.of());
    return List.of(
        enrolled,
        rated(97, "rationale", StubAudit.HOSTILE),
        rated(188, "evidence", "[{\"title\":\"Minutes\",\"url\":\"https://example.org/minutes\"}]"),
        unknown);
  }

  private static List<Map<String, Object>> done() {
    return List.of(
        entry(396, "hold-placed.v1", Map.of("hold", "2026-7")),
        entry(398, "person-erased.v1", Map.of("member", ERASED, "erasure", 3)));
  }

  private static Map<String, Object> rated(long position, String field, @Nullable String text) {
    Map<String, Object> rated =
        entry(
            position,
            "rating-changed.v2",
            Map.of(
                "capability", "reflective-supervision",
                "to", "NOT_APPLICABLE",
                "agency", "midwifery",
                "area", "blackpool"));
    if (text == null) {
      rated.put("erased", List.of(field));
    } else {
      rated.put("texts", Map.of(field, text));
    }
    return rated;
  }

  private static Map<String, Object> entry(long position, String type, Map<String, ?> data) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("position", position);
    entry.put("type", type);
    entry.put("recordedAt", "2025-05-02T13:05:00Z");
    entry.put("effectiveOn", null);
    entry.put("subject", "members");
    entry.put("byMember", true);
    entry.put("data", data);
    entry.put("texts", Map.of());
    return entry;
  }

  /** Three, of which a page has two. */
  static Map<String, Object> erasures(int after) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("erasures", after < 2 ? List.of(erasure(1), erasure(2)) : List.of(erasure(3)));
    page.put("next", after < 2 ? 2 : null);
    return page;
  }

  private static Map<String, Object> erasure(int number) {
    Map<String, Object> erasure = new LinkedHashMap<>();
    erasure.put("erasure", number);
    erasure.put("state", List.of("CARRIED_OUT", "UNDER_WAY", "DEFERRED").get(number - 1));
    erasure.put("ground", number == 3 ? "REQUEST" : "MISTAKE");
    erasure.put("firstPosition", 395 + number);
    erasure.put("askedAt", "2026-11-0" + number + "T10:00:00Z");
    erasure.put("askedBy", coordinator());
    erasure.put("members", number == 3 ? List.of(shown(ERASED, null)) : List.of());
    erasure.put("texts", 2);
    erasure.put(
        "deferred",
        number == 3
            ? Map.of(
                "members",
                List.of(shown("m-8", "Fay Former")),
                "texts",
                1,
                "holds",
                List.of("2026-7", "2026-6"))
            : null);
    erasure.put(
        "carriedOut",
        number == 1
            ? List.of(
                Map.of("lastPosition", 390, "backupsExpireOn", "2026-12-06"),
                Map.of("lastPosition", 394, "backupsExpireOn", "2026-12-09"))
            : List.of());
    return erasure;
  }

  static Map<String, Object> holds() {
    Map<String, Object> open = hold("2026-7", "IN_FORCE", 396, null);
    open.put("members", List.of(shown("m-8", "Fay Former")));
    open.put("until", "2027-06-30");
    Map<String, Object> lifted = hold("2026-6", "LIFTED", 393, act(401, null));
    Map<String, Object> ended = hold("2025-1", "ENDED", 392, null);
    ended.put("until", "2026-01-31");
    Map<String, Object> endless = hold("2024-1", "IN_FORCE", 391, null);
    return Map.of("holds", List.of(open, lifted, ended, endless));
  }

  private static Map<String, Object> hold(
      String number, String state, int position, @Nullable Map<String, Object> lifted) {
    Map<String, Object> hold = new LinkedHashMap<>();
    hold.put("hold", number);
    hold.put("state", state);
    hold.put("members", List.of());
    hold.put("cycles", List.of("2026-autumn"));
    hold.put("until", null);
    hold.put("placed", act(position, number.equals("2025-1") ? null : "A <complaint>\nis open."));
    hold.put("lifted", lifted);
    return hold;
  }

  private static Map<String, Object> act(int position, @Nullable String reason) {
    Map<String, Object> act = new LinkedHashMap<>();
    act.put("position", position);
    act.put("recordedAt", "2026-11-03T10:00:00Z");
    act.put("by", coordinator());
    act.put("reason", reason);
    if (reason == null) {
      act.put("erased", List.of("reason"));
    }
    return act;
  }

  private static Map<String, Object> coordinator() {
    return shown("coordinator", "Amina Hussain");
  }

  private static Map<String, Object> shown(String member, @Nullable String name) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("member", member);
    shown.put("name", name);
    if (name == null) {
      shown.put("erased", true);
    }
    return shown;
  }

  static List<Map<String, Object>> events(long after) {
    List<Map<String, Object>> events = new ArrayList<>();
    events.add(
        event(
            396,
            "hold-placed",
            "a",
            Map.of(
                "hold",
                "2026-7",
                "members",
                List.of(HELD),
                "cycles",
                List.of("2026-autumn"),
                "until",
                "2027-06-30")));
    events.add(event(397, "area-defined", "b", Map.of()));
    events.add(
        event(
            398,
            "person-erased",
            "c",
            Map.of("erasure", 3, "member", ERASED, "ground", "REQUEST")));
    events.add(
        event(
            399,
            "texts-erased",
            "c",
            Map.of("erasure", 3, "places", places(12, 97), "ground", "REQUEST")));
    events.add(
        event(
            400,
            "erasure-deferred",
            "c",
            Map.of(
                "erasure",
                3,
                "members",
                List.of(HELD),
                "places",
                places(188),
                "ground",
                "REQUEST",
                "holds",
                List.of("2026-7"))));
    events.add(
        event(
            402,
            "erasure-carried-out",
            "d",
            Map.of(
                "erasure", 3,
                "lastPosition", 399,
                "storeClearedAt", "2026-11-03T10:00:20Z",
                "readersClearedAt", "2026-11-03T10:00:40Z",
                "topicsClearedAt", "2026-11-04T12:00:00Z",
                "backupsExpireOn", "2026-12-09")));
    return events.stream()
        .filter(event -> Long.parseLong(String.valueOf(event.get("position"))) > after)
        .toList();
  }

  private static List<Map<String, Object>> places(int... positions) {
    List<Map<String, Object>> places = new ArrayList<>();
    for (int position : positions) {
      places.add(Map.of("position", position, "field", "rationale"));
    }
    return places;
  }

  private static Map<String, Object> event(
      int position, String name, String command, Map<String, ?> data) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("type", "uk.ragtime." + name + ".v1");
    event.put("time", "2026-11-03T10:00:00Z");
    event.put("position", position);
    event.put("commandid", command);
    event.put("data", data);
    return event;
  }
}
