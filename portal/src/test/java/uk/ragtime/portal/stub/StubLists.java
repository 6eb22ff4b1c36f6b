package uk.ragtime.portal.stub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  static Map<String, Object> agencies() {
    List<String> areas = Demonstration.AREAS.stream().map(Demonstration.Named::code).toList();
    return Map.of(
        "agencies",
        Demonstration.AGENCIES.stream()
            .map(a ->
                Map.of("agency", a.code(), "name", a.name(), "sector", "OTHER", "areas", areas))
            .toList());
  }

  static Map<String, Object> cycles() {
    return Map.of(
        "cycles",
        Demonstration.CYCLES.stream()
            .map(c -> {
              Map<String, Object> cycle = new LinkedHashMap<>();
              cycle.put("cycle", c.code());
              cycle.put("name", c.name());
              cycle.put("checklist", "workforce-infant-mental-health");
              cycle.put("version", 1);
              cycle.put("opensOn", c.opensOn());
              cycle.put("cutOff", c.cutOff());
              cycle.put("historic", c.code().equals("2024-autumn"));
              cycle.put("status", c.status());
              return cycle;
            })
            .toList());
  }

  static Map<String, Object> members() {
    Map<String, Object> gone = new LinkedHashMap<>();
    gone.put("member", "m-9");
    gone.put("name", null);
    gone.put("leftOn", "2026-03-31");
    return Map.of(
        "members",
        List.of(
            Map.of(
                "member", "m-1",
                "name", "Amina Hussain",
                "roles", List.of("COORDINATOR"),
                "agencies", List.of(),
                "since", "2024-09-01T08:00:00Z"),
            Map.of(
                "member", "m-2",
                "name", "Grace <Okafor>",
                "roles", List.of("RATER", "REVIEWER"),
                "agencies", List.of("midwifery"),
                "since", "2024-10-01T08:00:00Z",
                "leavesOn", "2027-01-01")),
        "invitations",
        List.of(
            Map.of(
                "member", "m-3",
                "name", "Ned New",
                "roles", List.of("VIEWER"),
                "agencies", List.of(),
                "expiresOn", "2026-12-08")),
        "former",
        List.of(gone));
  }

  static Map<String, Object> checklists() {
    return Map.of(
        "checklists",
        List.of(
            Map.of(
                "checklist",
                "workforce-infant-mental-health",
                "version",
                1,
                "title",
                "Workforce for infant mental health",
                "capabilities",
                Demonstration.CAPABILITIES.stream().map(StubLists::capability).toList())));
  }

  private static Map<String, Object> capability(Demonstration.Capability capability) {
    return Map.of(
        "code",
        capability.code(),
        "title",
        capability.title(),
        "section",
        capability.section(),
        "guidance",
        "Staff who work with babies, young children and their families can count on regular,"
            + " protected time to think about their work with somebody trained to help.",
        "red",
        "There is none, or only for those who ask when something has gone wrong.",
        "amber",
        "Some teams have it, or all have it but it gives way when the week is full.",
        "green",
        "All have it at least monthly, it is protected, and it is asked about every year.");
  }
}
