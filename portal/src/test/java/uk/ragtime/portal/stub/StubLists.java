package uk.ragtime.portal.stub;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The demonstration's lists, as the contract words them. */
final class StubLists {

  private StubLists() {}

  static Map<String, Object> areas() {
    return Map.of(
        "position",
        400,
        "areas",
        Demonstration.AREAS.stream()
            .map(a -> Map.of("area", a.code(), "name", a.name(), "gssCode", "E06000009"))
            .toList());
  }

  static List<Map<String, Object>> inArea() {
    return Demonstration.AGENCIES.stream()
        .map(a -> Map.<String, Object>of("agency", a.code(), "name", a.name(), "sector", "OTHER"))
        .toList();
  }

  static Map<String, Object> agencies() {
    List<String> areas = Demonstration.AREAS.stream().map(Demonstration.Named::code).toList();
    return Map.of(
        "agencies",
        Demonstration.AGENCIES.stream()
            .map(a ->
                Map.of("agency", a.code(), "name", a.name(), "sector", "OTHER", "areas", areas))
            .toList());
  }

  /**
   * @param leadership whether the second checklist is rated as well
   */
  static Map<String, Object> cycles(boolean leadership) {
    Stream<Map<String, Object>> all =
        Stream.concat(
            Demonstration.CYCLES.stream().map(StubLists::cycle),
            leadership ? Leadership.cycles().stream() : Stream.empty());
    return Map.of(
        "cycles",
        all.sorted(Comparator.comparing(it -> String.valueOf(it.get("outcomeOn")))).toList());
  }

  private static Map<String, Object> cycle(Demonstration.Cycle c) {
    Map<String, Object> cycle = new LinkedHashMap<>();
    cycle.put("cycle", c.code());
    cycle.put("name", c.name());
    cycle.put("checklist", Demonstration.CHECKLIST);
    cycle.put("version", c.version());
    cycle.put("opensOn", c.opensOn());
    cycle.put("cutOff", c.cutOff());
    cycle.put("historic", c.code().equals("2024-autumn"));
    cycle.put("status", c.status());
    cycle.put("outcomeOn", c.outcomeOn());
    cycle.put("current", c.code().equals("2026-autumn"));
    cycle.put(
        "reasons",
        List.of(
            Map.of(
                "kind",
                "CHANGED",
                "position",
                120,
                "recordedAt",
                "2026-10-05T09:00:00Z",
                "reason",
                "Two <teams> were moving.")));
    return cycle;
  }

  /** Members who rate for midwifery, as its leads and coordinators are told. */
  static Map<String, Object> ofMidwifery() {
    return Map.of(
        "agency",
        "midwifery",
        "members",
        List.of(
            Map.of("member", "lead", "name", "Joan Pilling", "roles", List.of("LEAD")),
            Map.of("member", "m-2", "name", "Grace <Okafor>", "roles", List.of("RATER")),
            Map.of("member", "m-6", "name", "Mair Evans", "roles", List.of("RATER"))),
        "position",
        340);
  }

  static Map<String, Object> members() {
    Map<String, Object> gone = new LinkedHashMap<>();
    gone.put("member", "m-4k7q2x9c1d");
    gone.put("name", null);
    gone.put("erased", true);
    gone.put("leftOn", "2026-03-31");
    return Map.of(
        "members",
        List.of(
            Map.of(
                "member",
                "m-1",
                "name",
                "Amina Hussain",
                "roles",
                List.of("COORDINATOR"),
                "agencies",
                List.of(),
                "since",
                "2024-09-01T08:00:00Z",
                "version",
                3),
            Map.of(
                "member",
                "m-5",
                "name",
                "Priya Shah",
                "roles",
                List.of("COORDINATOR", "AUDITOR"),
                "agencies",
                List.of(),
                "since",
                "2025-01-10T08:00:00Z",
                "version",
                5),
            Map.of(
                "member", "m-2",
                "name", "Grace <Okafor>",
                "roles", List.of("RATER", "REVIEWER"),
                "agencies", List.of("midwifery"),
                "since", "2024-10-01T08:00:00Z",
                "leavesOn", "2027-01-01",
                "version", 9)),
        "invitations",
        List.of(
            Map.of(
                "member", "m-3",
                "name", "Ned New",
                "roles", List.of("VIEWER"),
                "agencies", List.of(),
                "expiresOn", "2026-12-08")),
        "former",
        List.of(gone, Map.of("member", "m-8", "name", "Fay Former", "leftOn", "2026-05-31")));
  }

  /** The second checklist is published, whether it is rated or not. */
  static Map<String, Object> checklists() {
    return Map.of(
        "checklists",
        Stream.concat(Leadership.checklists().stream(), Stream.of(checklist(1), checklist(2)))
            .toList());
  }

  /** The second version is there in Welsh as well, if a test says how. */
  private static Map<String, Object> checklist(int version) {
    return Map.of(
        "checklist",
        Demonstration.CHECKLIST,
        "version",
        version,
        "title",
        "Workforce for infant mental health",
        "capabilities",
        Demonstration.capabilities(version).stream().map(it -> capability(it, version)).toList(),
        "languages",
        version == 2 ? List.of("en", "cy") : List.of("en"));
  }

  private static Map<String, Object> capability(Demonstration.Capability capability, int version) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("code", capability.code());
    item.put("title", capability.title());
    item.put("section", capability.section());
    item.put(
        "guidance",
        "Staff who work with babies, young children and their families can count on regular,"
            + " protected time to think about their work with somebody trained to help.");
    item.put("red", "There is none, or only for those who ask when something has gone wrong.");
    item.put("amber", "Some teams have it, or all have it but it gives way when the week is full.");
    item.put(
        "green",
        "All have it at least monthly, it is protected, and it is asked about every year.");
    if (version == 2) {
      String before =
          capability.code().equals("reflective-supervision")
              ? "clinical-supervision"
              : capability.code();
      item.put("from", Map.of("kind", "same", "codes", List.of(before)));
    }
    return item;
  }
}
