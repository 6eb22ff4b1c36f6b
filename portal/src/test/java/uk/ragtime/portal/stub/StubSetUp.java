package uk.ragtime.portal.stub;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/**
 * A partnership that begins empty and remembers what it is told: powys, of the founder alone. Its
 * YAML is answered as JSON, which is YAML too.
 */
public final class StubSetUp {
  public static final String PARTNERSHIP = "powys";
  static final String PERSONA = "founder";
  static final String PREFIX = "/v1/" + PARTNERSHIP + "/";

  /** A checklist of two items, as a built-in one. */
  public static final String TEMPLATE =
      """
      language: en
      title: Workforce capabilities
      translations: {cy: {title: Galluoedd y gweithlu}}
      sections: {practice: {en: Practice, cy: Ymarfer}}
      capabilities:
        - code: tuning-in
          section: practice
          title: Tunes in to young children's cues
          guidance: Staff notice what a baby says without words.
          red: Few notice.
          amber: Many notice.
          green: All notice and respond.
          translations:
            cy:
              title: Yn tiwnio i mewn i arwyddion plant bach
              guidance: Mae staff yn sylwi ar yr hyn y mae babi'n ei ddweud heb eiriau.
              red: Ychydig sy'n sylwi.
              amber: Mae llawer yn sylwi.
              green: Mae pawb yn sylwi ac yn ymateb.
        - code: local-services
          section: practice
          title: Knows local services
          guidance: Staff know whom to turn to.
          red: Few know.
          amber: Many know.
          green: All know.
      """;

  private static final Pattern ONE =
      Pattern.compile(PREFIX + "(areas|agencies|cycles)/([^/]+)(/cancel|/close)?");
  private static final Pattern VERSION =
      Pattern.compile(PREFIX + "checklists/([^/]+)/versions/([0-9]+)");
  private static final Pattern EXCUSE =
      Pattern.compile(PREFIX + "cycles/([^/]+)/areas/([^/]+)/agencies/([^/]+)/excuse");
  private static final Pattern INVITATION = Pattern.compile(PREFIX + "members/([^/]+)/invitation");
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Answer to a command. */
  record Answer(int status, String body) {}

  private static final Map<String, Map<String, Map<String, Object>>> LISTS = new TreeMap<>();
  private static final Map<String, Map<String, Object>> VERSIONS = new TreeMap<>();
  private static final List<Map<String, Object>> INVITATIONS = new ArrayList<>();
  private static final Set<String> EXCUSED = new HashSet<>();

  private StubSetUp() {}

  /** Makes the partnership empty. */
  public static synchronized void restore() {
    LISTS.clear();
    VERSIONS.clear();
    INVITATIONS.clear();
    EXCUSED.clear();
  }

  /** Fills the partnership: two areas, an agency in one, a checklist, a cycle to come. */
  public static void fill() {
    take(PREFIX + "areas/brecon", "", false, "{\"name\":\"Brecon\"}");
    take(PREFIX + "areas/radnor", "", false, "{\"name\":\"Radnor\"}");
    take(
        PREFIX + "agencies/midwifery",
        "",
        false,
        "{\"name\":\"Midwifery\",\"sector\":\"MIDWIFERY\",\"areas\":[\"brecon\"]}");
    take(PREFIX + "checklists/workforce/versions/1", "*", true, TEMPLATE);
    take(
        PREFIX + "cycles/2099-spring",
        "",
        false,
        """
        {"name":"2099 spring","checklist":"workforce","version":1,"opensOn":"2099-03-01",\
        "cutOff":"2099-04-30T23:00:00Z","historic":false}\
        """);
  }

  static Map<String, Object> me() {
    return Map.of(
        "operator",
        false,
        "memberships",
        List.of(
            Map.of(
                "partnership",
                PARTNERSHIP,
                "name",
                "Powys",
                "member",
                PERSONA,
                "displayName",
                "Faith Founder",
                "roles",
                List.of("COORDINATOR"),
                "agencies",
                List.of(),
                "actions",
                List.of(
                    "MANAGE_MEMBERS",
                    "MANAGE_AREAS",
                    "MANAGE_AGENCIES",
                    "MANAGE_CHECKLISTS",
                    "MANAGE_CYCLES",
                    "READ_PROFILES",
                    "READ_NAMES"))));
  }

  static synchronized @Nullable Object find(String path) {
    Matcher version = VERSION.matcher(path);
    if (version.matches()) {
      return VERSIONS.get(version.group(1) + "/" + version.group(2));
    }
    if (path.equals(PREFIX + "cycles/" + first("cycles") + "/progress")) {
      return progress();
    }
    return switch (path.substring(PREFIX.length())) {
      case "areas" -> list("areas", "area");
      case "agencies" -> list("agencies", "agency");
      case "cycles" -> list("cycles", "cycle");
      case "checklists" -> Map.of("checklists", checklists());
      case "members" -> members();
      case "tasks" -> Map.of("tasks", List.of());
      default -> null;
    };
  }

  private static Map<String, Object> members() {
    Map<String, Object> founder =
        Map.of(
            "member",
            PERSONA,
            "name",
            "Faith Founder",
            "roles",
            List.of("COORDINATOR"),
            "agencies",
            List.of(),
            "since",
            "2026-01-01T08:00:00Z",
            "version",
            1);
    return Map.of("members", List.of(founder), "invitations", INVITATIONS, "former", List.of());
  }

  private static String first(String list) {
    return LISTS.getOrDefault(list, Map.of()).keySet().stream().findFirst().orElse("");
  }

  private static Map<String, Object> list(String list, String name) {
    return Map.of(list, items(list, name));
  }

  private static List<Map<String, Object>> items(String list, String name) {
    List<Map<String, Object>> items = new ArrayList<>();
    LISTS
        .getOrDefault(list, Map.of())
        .forEach((code, item) -> {
          Map<String, Object> listed = new LinkedHashMap<>(item);
          listed.put(name, code);
          if (name.equals("cycle") && !item.containsKey("status")) {
            LocalDate opens = LocalDate.parse(String.valueOf(item.get("opensOn")));
            listed.put("status", opens.isAfter(LocalDate.now(LONDON)) ? "PLANNED" : "OPEN");
          }
          items.add(listed);
        });
    return items;
  }

  private static List<Map<String, Object>> checklists() {
    List<Map<String, Object>> all = new ArrayList<>();
    VERSIONS.forEach((key, document) -> {
      Map<String, Object> version = new LinkedHashMap<>(document);
      version.put("checklist", key.substring(0, key.indexOf('/')));
      version.put("version", Integer.parseInt(key.substring(key.indexOf('/') + 1)));
      version.put("languages", List.of("en"));
      all.add(version);
    });
    return all;
  }

  private static Map<String, Object> progress() {
    List<Map<String, Object>> areas = new ArrayList<>();
    LISTS
        .getOrDefault("areas", Map.of())
        .forEach((code, area) -> {
          List<Map<String, Object>> agencies = new ArrayList<>();
          LISTS
              .getOrDefault("agencies", Map.of())
              .forEach((agency, it) -> {
                if (it.get("areas") instanceof List<?> works && works.contains(code)) {
                  agencies.add(ofAgency(agency, EXCUSED.contains(code + "/" + agency)));
                }
              });
          areas.add(Map.of("area", code, "name", area.get("name"), "agencies", agencies));
        });
    Map<String, Object> cycle = items("cycles", "cycle").getFirst();
    return Map.of(
        "cycle", cycle.get("cycle"),
        "name", cycle.get("name"),
        "status", cycle.get("status"),
        "cutOff", cycle.get("cutOff"),
        "capabilities", 2,
        "areas", areas);
  }

  private static Map<String, Object> ofAgency(String agency, boolean excused) {
    return Map.of(
        "agency", agency,
        "state", excused ? "EXCUSED" : "NOT_STARTED",
        "rated", 0,
        "carriedOver", 0,
        "unrated", 2,
        "challengesOpen", 0,
        "challengesSettled", 0,
        "late", false,
        "reopened", 0);
  }

  /** Answer to a command of this partnership; null for one of another. */
  static synchronized @Nullable Answer take(
      String path, String condition, boolean creates, String body) {
    if (path.startsWith("/v1/checklist-templates/")) {
      return new Answer(200, TEMPLATE);
    }
    if (!path.startsWith(PREFIX)) {
      return null;
    }
    Matcher version = VERSION.matcher(path);
    if (version.matches()) {
      return publish(version.group(1) + "/" + version.group(2), condition, creates, body);
    }
    Matcher excuse = EXCUSE.matcher(path);
    if (excuse.matches()) {
      EXCUSED.add(excuse.group(2) + "/" + excuse.group(3));
      return done();
    }
    Matcher invitation = INVITATION.matcher(path);
    if (invitation.matches()) {
      Map<String, Object> invited = new LinkedHashMap<>(json(body));
      invited.put("member", invitation.group(1));
      invited.put("name", invited.remove("displayName"));
      INVITATIONS.add(invited);
      return done();
    }
    Matcher one = ONE.matcher(path);
    return one.matches() ? put(one, creates && condition.equals("*"), body) : null;
  }

  private static Answer put(Matcher one, boolean isNew, String body) {
    Map<String, Map<String, Object>> list =
        LISTS.computeIfAbsent(one.group(1), _ -> new TreeMap<>());
    if ("/cancel".equals(one.group(3))) {
      Objects.requireNonNull(list.get(one.group(2))).put("status", "CANCELLED");
      return done();
    }
    if (isNew && list.containsKey(one.group(2))) {
      return new Answer(412, StubQueryService.problem("version-stale"));
    }
    list.put(one.group(2), json(body));
    return done();
  }

  private static Answer publish(String key, String condition, boolean creates, String body) {
    Map<String, Object> document = new Yaml().load(body);
    List<Map<String, Object>> faults = new ArrayList<>();
    List<?> items = (List<?>) Objects.requireNonNull(document.get("capabilities"));
    for (int i = 0; i < items.size(); i++) {
      Map<?, ?> item = (Map<?, ?>) items.get(i);
      if (!item.containsKey("green")) {
        faults.add(
            Map.of(
                "field",
                "capabilities[" + i + "].green",
                "code",
                "required",
                "message",
                "is required",
                "line",
                lineOf(body, "code: " + item.get("code")),
                "column",
                5));
      }
    }
    if (!faults.isEmpty()) {
      return new Answer(
          400, JSON.writeValueAsString(Map.of("code", "invalid-field", "violations", faults)));
    }
    if (VERSIONS.containsKey(key) || (condition.equals("*") && !creates)) {
      return new Answer(412, StubQueryService.problem("version-stale"));
    }
    VERSIONS.put(key, document);
    return done();
  }

  private static int lineOf(String body, String text) {
    List<String> lines = body.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i + 1;
      }
    }
    return 1;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> json(String body) {
    return new LinkedHashMap<>(JSON.readValue(body, Map.class));
  }

  private static Answer done() {
    return new Answer(
        200, "{\"position\":7,\"version\":3,\"code\":\"%s\"}".formatted(StubCommandService.CODE));
  }
}
