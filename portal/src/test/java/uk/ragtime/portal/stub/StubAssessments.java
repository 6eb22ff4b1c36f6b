package uk.ragtime.portal.stub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Assessments of Blackpool in the open cycle, one in each state: midwifery rates, perinatal is
 * complete, early years is submitted, health visiting is challenged, early help has not begun,
 * family hubs signed, social care is excused.
 */
public final class StubAssessments {
  public static final String HASH =
      "7940f4a75807b8290f5b74ec21327f8b3d21ea32e0546963ad60a3fdf6c53616";

  private static final String OPEN = "OPEN";
  private static final String SUBMITTED = "SUBMITTED";
  private static final Pattern PATH =
      Pattern.compile(
          "/v1/lancashire/cycles/([^/]+)/areas/([^/]+)/agencies/([^/]+)(/sheet|/sign-offs)?");

  private StubAssessments() {}

  static @Nullable Object find(String path, String persona) {
    if (path.equals("/v1/lancashire/cycles/2026-autumn/progress")) {
      return progress();
    }
    if (path.equals("/v1/lancashire/tasks")) {
      return tasks(persona);
    }
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return null;
    }
    if ("/sign-offs".equals(matcher.group(4))) {
      return signOffs();
    }
    if (matcher.group(4) != null) {
      return Map.of(
          "form", 1, "hash", HASH, "version", 9, "sheet", Map.of("form", 1), "position", 340);
    }
    return of(matcher.group(1), matcher.group(3));
  }

  /** It was signed twice, and opened again in between. */
  private static Map<String, Object> signOffs() {
    return Map.of(
        "signOffs",
        List.of(
            Map.of(
                "number",
                1,
                "at",
                320,
                "signedAt",
                "2026-10-01T09:00:00Z",
                "by",
                Map.of("member", "m-9", "erased", true),
                "hash",
                HASH.replace('7', '8'),
                "inForce",
                false,
                "erased",
                List.of("statement")),
            Map.of(
                "number",
                2,
                "at",
                335,
                "signedAt",
                "2026-10-20T10:15:00Z",
                "by",
                Map.of("member", "lead", "name", "Lena Lead"),
                "hash",
                HASH,
                "inForce",
                true,
                "statement",
                "We <all> stand by it.")));
  }

  /** An assessment, to be changed by a test before it is answered. */
  public static Map<String, Object> of(String cycle, String agency) {
    if (!cycle.equals("2026-autumn")) {
      return assessment("SIGNED_OFF", former(), "CLOSED");
    }
    return switch (agency) {
      case "midwifery" -> assessment(OPEN, rated(), OPEN);
      case "perinatal" -> assessment(OPEN, complete(), OPEN);
      case "early-years" -> assessment(SUBMITTED, complete(), OPEN);
      case "health-visiting" -> assessment(SUBMITTED, challenged(), OPEN);
      case "family-hubs" -> assessment("SIGNED_OFF", complete(), OPEN);
      case "childrens-social-care" -> assessment("EXCUSED", unrated(), OPEN);
      default -> assessment("NOT_STARTED", unrated(), OPEN);
    };
  }

  private static Map<String, Object> assessment(
      String state, List<Map<String, Object>> cells, String cycleStatus) {
    long challenges =
        cells.stream()
            .filter(cell ->
                cell.get("challenge") instanceof Map<?, ?> it
                    && Boolean.TRUE.equals(it.get("open")))
            .count();
    Map<String, Object> assessment = new LinkedHashMap<>();
    assessment.put("checklist", Demonstration.CHECKLIST);
    assessment.put("checklistVersion", 2);
    assessment.put("cycleStatus", cycleStatus);
    assessment.put(
        "rules",
        Map.of(
            "review",
            "BY_EXCEPTION",
            "rationaleFor",
            List.of("RED"),
            "evidenceFor",
            List.of(),
            "bothOnRecord",
            false));
    assessment.put("state", state);
    assessment.put("until", null);
    assessment.put("lapsed", false);
    assessment.put(
        "takesRatings", List.of(OPEN, "NOT_STARTED").contains(state) && cycleStatus.equals(OPEN));
    assessment.put("reopened", 0);
    assessment.put("late", false);
    assessment.put("ready", state.equals(SUBMITTED) && challenges == 0);
    assessment.put("rated", cells.stream().filter(cell -> cell.get("self") != null).count());
    assessment.put(
        "carriedOver", cells.stream().filter(cell -> cell.get("carriedOver") != null).count());
    assessment.put("unrated", 0);
    assessment.put("challengesOpen", challenges);
    assessment.put("challengesSettled", 0);
    assessment.put("acts", acts(state));
    assessment.put("assignments", state.equals(OPEN) ? List.of(assignment()) : List.of());
    assessment.put("cells", cells);
    assessment.put("version", state.equals("NOT_STARTED") ? 0 : 9);
    assessment.put("position", 340);
    return assessment;
  }

  private static List<Map<String, Object>> acts(String state) {
    List<Map<String, Object>> acts = new ArrayList<>();
    if (!List.of("NOT_STARTED", "EXCUSED").contains(state)) {
      acts.add(actFor("OPENED", 300, null));
    }
    if (List.of(SUBMITTED, "SIGNED_OFF").contains(state)) {
      acts.add(actFor("SUBMITTED", 330, null));
    }
    if (state.equals("SIGNED_OFF")) {
      acts.add(actFor("SIGNED_OFF", 335, null));
    }
    if (state.equals("EXCUSED")) {
      acts.add(actFor("EXCUSED", 301, "The service begins <next> year."));
    }
    return acts;
  }

  /** An act of a member. */
  public static Map<String, Object> act(String kind, int position, String member) {
    Map<String, Object> act = actFor(kind, position, null);
    act.put("by", Map.of("member", member, "name", "Joan Pilling"));
    return act;
  }

  private static Map<String, Object> actFor(String kind, int position, @Nullable String reason) {
    Map<String, Object> act = new LinkedHashMap<>();
    act.put("kind", kind);
    act.put("position", position);
    act.put("recordedAt", "2026-10-20T10:15:00Z");
    act.put("by", Map.of("member", "m-2", "name", "Grace <Okafor>"));
    act.put("onBehalf", kind.equals("OPENED"));
    act.put("late", false);
    act.put("until", null);
    act.put("reason", reason);
    return act;
  }

  private static Map<String, Object> assignment() {
    return Map.of(
        "member",
        Map.of("member", "m-2", "name", "Grace <Okafor>"),
        "capabilities",
        List.of("tuning-in", "local-services"),
        "dueOn",
        "2026-11-20");
  }

  private static List<Map<String, Object>> unrated() {
    return cells((code, at) -> cell(code, at, null, null));
  }

  private static List<Map<String, Object>> former() {
    return cells((code, at) ->
        cell(
            code,
            at,
            word(200 + at, "AMBER", "Some teams have <it>, others begin in spring."),
            null));
  }

  private static List<Map<String, Object>> complete() {
    return cells(
        (code, at) -> cell(code, at, word(310 + at, at % 3 == 0 ? "GREEN" : "AMBER", null), null));
  }

  /** Two rated, four carried over, the rest not rated. */
  private static List<Map<String, Object>> rated() {
    return cells((code, at) -> {
      if (at < 2) {
        return cell(code, at, word(310 + at, at == 0 ? "GREEN" : "RED", "All were trained."), null);
      }
      return cell(code, at, null, at < 6 ? "AMBER" : null);
    });
  }

  /** The first is challenged, the second answered, the third agreed. */
  private static List<Map<String, Object>> challenged() {
    List<Map<String, Object>> cells = complete();
    Map<String, Object> first = new LinkedHashMap<>();
    first.put("open", true);
    first.put("word", word(331, "RED", "Two of <nine> were."));
    first.put("answer", null);
    cells.get(0).put("challenge", first);
    Map<String, Object> second = new LinkedHashMap<>();
    second.put("open", true);
    second.put("word", word(332, "RED", "There is no plan."));
    second.put("answer", word(333, "NOT_APPLICABLE", "It is not our work any more."));
    cells.get(1).put("challenge", second);
    cells.get(2).put("agreed", word(334, "AMBER", null));
    return cells;
  }

  private interface Maker {
    Map<String, Object> cell(Demonstration.Capability capability, int at);
  }

  private static List<Map<String, Object>> cells(Maker maker) {
    List<Map<String, Object>> cells = new ArrayList<>();
    List<Demonstration.Capability> capabilities = Demonstration.capabilities(2);
    for (int at = 0; at < capabilities.size(); at++) {
      cells.add(maker.cell(capabilities.get(at), at));
    }
    return cells;
  }

  /** Part of an assessment that is about a capability. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> cellOf(Map<String, Object> assessment, String capability) {
    return ((List<Map<String, Object>>) Objects.requireNonNull(assessment.get("cells")))
        .stream()
            .filter(cell -> capability.equals(cell.get("capability")))
            .findFirst()
            .orElseThrow();
  }

  private static Map<String, Object> cell(
      Demonstration.Capability capability,
      int at,
      @Nullable Map<String, Object> self,
      @Nullable String carriedOver) {
    Map<String, Object> cell = new LinkedHashMap<>();
    cell.put("capability", capability.code());
    cell.put("title", capability.title());
    cell.put("standing", self == null ? carriedOver : self.get("rating"));
    cell.put(
        "carriedOver",
        carriedOver == null
            ? null
            : Map.of(
                "rating", carriedOver, "cycle", "2026-spring", "effectiveOn", "2026-03-0" + at));
    cell.put("self", self);
    cell.put("challenge", null);
    cell.put("agreed", null);
    return cell;
  }

  /** A word of one side. */
  public static Map<String, Object> word(int position, String rating, @Nullable String rationale) {
    Map<String, Object> word = new LinkedHashMap<>();
    word.put("position", position);
    word.put("recordedAt", "2026-10-12T09:30:00Z");
    word.put("by", Map.of("member", "m-2", "name", "Grace <Okafor>"));
    word.put("onBehalf", position % 2 == 0);
    word.put("rating", rating);
    word.put("reconfirmed", false);
    word.put("effectiveOn", "2026-10-12");
    word.put("basis", null);
    word.put("rationale", rationale);
    word.put(
        "evidence",
        position == 310
            ? List.of(Map.of("title", "Training log", "url", "https://example.org/log"))
            : List.of());
    return word;
  }

  private static Map<String, Object> progress() {
    return Map.of(
        "cycle",
        "2026-autumn",
        "name",
        "2026 autumn",
        "status",
        OPEN,
        "cutOff",
        "2099-11-27T17:00:00Z",
        "capabilities",
        11,
        "areas",
        Demonstration.AREAS.stream()
            .map(area ->
                Map.of(
                    "area",
                    area.code(),
                    "name",
                    area.name(),
                    "agencies",
                    Demonstration.AGENCIES.stream()
                        .map(agency -> progress(area.code(), agency.code()))
                        .toList()))
            .toList());
  }

  private static Map<String, Object> progress(String area, String agency) {
    boolean blackpool = area.equals("blackpool");
    Map<String, Object> of = of("2026-autumn", blackpool ? agency : "early-help");
    Map<String, Object> progress = new LinkedHashMap<>();
    progress.put("agency", agency);
    for (String number :
        List.of("state", "rated", "carriedOver", "unrated", "challengesOpen", "reopened", "late")) {
      progress.put(number, of.get(number));
    }
    progress.put("challengesSettled", 0);
    progress.put("signedAt", "SIGNED_OFF".equals(of.get("state")) ? "2026-10-20T10:15:00Z" : null);
    progress.put(
        "submittedAt",
        SUBMITTED.equals(of.get("state"))
            ? agency.equals("early-years") ? "2026-10-02T08:00:00Z" : "2026-10-21T08:00:00Z"
            : null);
    return progress;
  }

  private static Map<String, Object> tasks(String persona) {
    Map<String, Object> sign = task("SIGN_OFF", "early-years", 1, "2099-11-26", false);
    List<Map<String, Object>> tasks =
        switch (persona) {
          case "rater" ->
              List.of(
                  task("RATE", "midwifery", 5, "2099-11-26", false),
                  task("RECONFIRM", "midwifery", 4, "2099-11-26", false),
                  task("ANSWER", "health-visiting", 1, "2026-11-20", true),
                  task("SUBMIT", "perinatal", 1, "2099-11-26", false),
                  action());
          case "reviewer" ->
              List.of(
                  task("REVIEW", "early-years", 11, "2099-11-26", false),
                  task("AGREE", "health-visiting", 1, "2099-11-26", false));
          case "lead", "coordinator" -> List.of(sign);
          default -> List.of();
        };
    return Map.of("tasks", tasks, "counts", Map.of());
  }

  private static Map<String, Object> action() {
    Map<String, Object> task = task("ACTION_DUE", "midwifery", 2, "2026-10-31", true);
    task.put("cycle", null);
    task.put("action", "late");
    return task;
  }

  private static Map<String, Object> task(
      String kind, String agency, int count, String dueOn, boolean overdue) {
    Map<String, Object> task = new LinkedHashMap<>();
    task.put("kind", kind);
    task.put("cycle", "2026-autumn");
    task.put("area", "blackpool");
    task.put("agency", agency);
    task.put("action", null);
    task.put("count", count);
    task.put("assigned", 0);
    task.put("dueOn", dueOn);
    task.put("overdue", overdue);
    task.put("link", "/v1/lancashire");
    return task;
  }
}
