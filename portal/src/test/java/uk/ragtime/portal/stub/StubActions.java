package uk.ragtime.portal.stub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Actions, comments and signatures of the demonstration: midwifery trains and is late, health
 * visiting is done and better, early years dropped its plan; two people talk about a rating; the
 * profile of Blackpool was signed twice.
 */
public final class StubActions {
  /** Hash of the first signature of a profile. */
  public static final String HASH =
      "1f40f4a75807b8290f5b74ec21327f8b3d21ea32e0546963ad60a3fdf6c53600";

  private static final Map<String, Object> GRACE =
      Map.of("member", "m-2", "name", "Grace <Okafor>");
  private static final Pattern ACTION =
      Pattern.compile("/v1/lancashire/actions/(late|done|dropped)");
  private static final Pattern COMMENTS =
      Pattern.compile("/v1/lancashire/cycles/2026-autumn/areas/[^/]+/agencies/([^/]+)/comments");
  private static final Pattern SIGN_OFFS =
      Pattern.compile(
          "/v1/lancashire/cycles/2026-autumn/areas/blackpool/sign-offs(/(\\d+)(/sheet)?)?");
  private static final Pattern UNSIGNED =
      Pattern.compile(
          "/v1/lancashire/cycles/2026-autumn/areas/(preston|lancaster-and-morecambe)/sign-offs");

  private StubActions() {}

  static @Nullable Object find(String path, String persona) {
    if (path.equals("/v1/lancashire/actions")) {
      return Map.of(
          "actions", List.of(action("done"), action("late"), action("dropped")), "position", 400);
    }
    if (path.equals("/v1/lancashire/actions/gaps")) {
      return gaps();
    }
    Matcher action = ACTION.matcher(path);
    if (action.matches()) {
      return outcome(action.group(1));
    }
    if (path.endsWith("/comments")) {
      Matcher comments = COMMENTS.matcher(path);
      boolean some = comments.matches() && comments.group(1).equals("midwifery");
      return persona.equals("viewer") ? null : comments(some);
    }
    if (UNSIGNED.matcher(path).matches()) {
      return Map.of("signOffs", List.of(), "position", 400);
    }
    Matcher signOffs = SIGN_OFFS.matcher(path);
    if (!signOffs.matches()) {
      return null;
    }
    if (signOffs.group(3) != null) {
      return Map.of("form", 1, "area", "blackpool");
    }
    if (signOffs.group(2) != null) {
      Map<String, Object> one = signOff(Integer.parseInt(signOffs.group(2)));
      one.put("recomputed", HASH);
      one.put("same", true);
      return one;
    }
    return Map.of("signOffs", List.of(signOff(1), signOff(2)), "position", 400);
  }

  /** One of the actions, to be changed by a test before it is answered. */
  public static Map<String, Object> outcome(String code) {
    Map<String, Object> action = action(code);
    boolean done = code.equals("done");
    List<Map<String, Object>> cells = new ArrayList<>();
    cells.add(cell("tuning-in", "RED", "AMBER", done ? "MOVED_UP" : null));
    cells.add(cell("reflective-supervision", "AMBER", "AMBER", done ? "NOT_LOOKED_AT" : null));
    action.put("cells", cells);
    action.put("asOf", "2026-11-20");
    action.put("position", 400);
    return action;
  }

  private static Map<String, Object> cell(
      String code, String planned, String now, @Nullable String verdict) {
    Map<String, Object> cell = new LinkedHashMap<>();
    cell.put("named", code);
    cell.put("capability", code);
    cell.put("whenPlanned", planned);
    cell.put("whenDone", verdict == null ? null : planned);
    cell.put("rating", now);
    cell.put("effectiveOn", "2026-11-09");
    cell.put("verdict", verdict);
    return cell;
  }

  private static Map<String, Object> action(String code) {
    Map<String, Object> action = new LinkedHashMap<>();
    action.put("action", code);
    action.put(
        "agency",
        switch (code) {
          case "late" -> "midwifery";
          case "done" -> "health-visiting";
          default -> "early-years";
        });
    action.put("area", "blackpool");
    action.put("checklist", Demonstration.CHECKLIST);
    action.put("capabilities", List.of("tuning-in", "reflective-supervision"));
    action.put(
        "title",
        switch (code) {
          case "late" -> "Train <everybody> in tuning in";
          case "done" -> "A reflective hour each week";
          default -> null;
        });
    action.put("what", code.equals("late") ? "Two days each,\nbefore <Easter>." : null);
    action.put("aim", code.equals("late") ? "GREEN" : null);
    action.put(
        "status",
        switch (code) {
          case "late" -> "UNDER_WAY";
          case "done" -> "DONE";
          default -> "DROPPED";
        });
    action.put("dueOn", code.equals("late") ? "2026-10-31" : "2026-09-30");
    action.put("overdue", code.equals("late"));
    action.put("doneOn", code.equals("done") ? "2026-09-15" : null);
    action.put("plannedBy", GRACE);
    action.put("plannedAt", "2026-06-01T09:00:00Z");
    action.put("textsAt", 250);
    action.put("progress", List.of(step(code)));
    if (code.equals("dropped")) {
      action.put("erased", List.of("title"));
    }
    action.put("version", 2);
    return action;
  }

  private static Map<String, Object> step(String code) {
    Map<String, Object> step = new LinkedHashMap<>();
    step.put(
        "status", code.equals("done") ? "DONE" : code.equals("late") ? "UNDER_WAY" : "DROPPED");
    step.put("on", "2026-09-15");
    step.put("at", 260);
    step.put("recordedAt", "2026-09-16T09:00:00Z");
    step.put("by", GRACE);
    step.put("note", "Two <teams> have begun.");
    return step;
  }

  private static Map<String, Object> gaps() {
    return Map.of(
        "rating",
        "RED",
        "asOf",
        "2026-11-20",
        "cells",
        3,
        "gaps",
        List.of(
            gap("midwifery", List.of("child-development", "local-services")),
            gap("early-help", List.of("reflective-supervision"))),
        "position",
        400);
  }

  private static Map<String, Object> gap(String agency, List<String> capabilities) {
    return Map.of(
        "area",
        "blackpool",
        "agency",
        agency,
        "checklist",
        Demonstration.CHECKLIST,
        "capabilities",
        capabilities);
  }

  private static Map<String, Object> comments(boolean some) {
    Map<String, Object> comments = new LinkedHashMap<>();
    comments.put(
        "comments",
        some
            ? List.of(
                comment(1, "reviewer", "Revi Ewer", null, "Who was <trained>?"),
                comment(2, "rater", "Rae Ter", 1, "All but two."),
                withdrawn())
            : List.of());
    comments.put("next", null);
    comments.put("position", 400);
    return comments;
  }

  private static Map<String, Object> comment(
      int number, String member, String name, @Nullable Integer replyTo, @Nullable String text) {
    Map<String, Object> comment = new LinkedHashMap<>();
    comment.put("comment", number);
    comment.put("position", 340 + number);
    comment.put("recordedAt", "2026-10-2" + number + "T09:00:00Z");
    comment.put("by", Map.of("member", member, "name", name));
    comment.put("capability", "tuning-in");
    comment.put("replyTo", replyTo);
    comment.put("text", text);
    comment.put("withdrawn", null);
    return comment;
  }

  private static Map<String, Object> withdrawn() {
    Map<String, Object> comment = comment(3, "rater", "Rae Ter", null, null);
    comment.put(
        "withdrawn",
        Map.of(
            "recordedAt",
            "2026-10-24T09:00:00Z",
            "by",
            Map.of("member", "rater", "name", "Rae Ter")));
    return comment;
  }

  private static Map<String, Object> signOff(int number) {
    Map<String, Object> signOff = new LinkedHashMap<>();
    signOff.put("number", number);
    signOff.put("at", 350 + number);
    signOff.put("signedAt", "2026-10-2" + number + "T12:00:00Z");
    signOff.put("by", Map.of("member", "m-1", "name", "Amina Hussain"));
    signOff.put("onBehalf", false);
    signOff.put("form", 1);
    signOff.put("hash", number == 1 ? HASH : HASH.replace('1', '2'));
    signOff.put("inForce", number == 2);
    signOff.put("statement", number == 2 ? "We <stand> by it." : null);
    signOff.put(
        "assessments",
        List.of(
            Map.of(
                "agency",
                "family-hubs",
                "at",
                335,
                "hash",
                StubAssessments.HASH,
                "inForce",
                number == 2)));
    return signOff;
  }
}
