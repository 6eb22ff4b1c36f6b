package uk.ragtime.launcher.demonstration;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records a story's review through the API; each act is recorded once, however often it is sent.
 */
final class ReviewLoader {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final LocalTime END_OF_WORK = LocalTime.of(17, 0);

  private final Story story;
  private final Timetable timetable;
  private final CommandApi api;
  private final String checklist;
  private final String keyPrefix;

  /**
   * @param checklist of the actions
   * @param keyPrefix of all idempotency keys
   */
  ReviewLoader(
      Story story, Timetable timetable, CommandApi api, String checklist, String keyPrefix) {
    this.story = story;
    this.timetable = timetable;
    this.api = api;
    this.checklist = checklist;
    this.keyPrefix = keyPrefix;
  }

  /** The acts on all assessments of a cycle, then its signed profiles. */
  void review(int cycle) throws InterruptedException {
    Parallel.forEach(story.review().assessmentsOf(cycle), this::review);
    for (Review.Profile profile : story.review().profilesOf(cycle)) {
      api.post(
          story.coordinator().member(),
          path("/cycles/" + timetable.code(cycle) + "/areas/" + profile.area() + "/sign-off"),
          keyPrefix + timetable.code(cycle) + ":" + profile.area() + ":signed",
          Map.of("agencies", profile.agencies(), "statement", profile.statement()));
    }
  }

  private void review(Review.Assessment assessment) throws InterruptedException {
    String cycle = timetable.code(assessment.cycle());
    String root =
        path(
            "/cycles/"
                + cycle
                + "/areas/"
                + assessment.area()
                + "/agencies/"
                + assessment.agency());
    List<Review.Act> acts = assessment.acts();
    for (int i = 0; i < acts.size(); i++) {
      Review.Act act = acts.get(i);
      String key =
          keyPrefix + cycle + ":" + assessment.area() + ":" + assessment.agency() + ":act-" + i;
      switch (act.act()) {
        case "assign" ->
            api.put(act.by(), root + "/assignments/" + act.member(), key, body(act, "dueOn"));
        case "extend" -> api.post(act.by(), root + "/extend", key, body(act, "until"));
        case "comment" -> api.post(act.by(), root + "/comments", key, comment(act));
        case "reconfirm" -> api.post(act.by(), root + "/ratings/reconfirm", key, act.says());
        default -> api.post(act.by(), root + place(act.capability()) + act.act(), key, act.says());
      }
    }
  }

  private static String place(@Nullable String capability) {
    return capability == null ? "/" : "/ratings/" + capability + "/";
  }

  private static Map<String, Object> comment(Review.Act act) {
    Map<String, Object> body = new LinkedHashMap<>(act.says());
    if (act.capability() != null) {
      body.put("capability", act.capability());
    }
    return body;
  }

  private Map<String, Object> body(Review.Act act, String date) {
    Map<String, Object> body = new LinkedHashMap<>(act.says());
    if (act.inDays() != null) {
      LocalDate day = timetable.today().plusDays(act.inDays());
      body.put(
          date,
          date.equals("until")
              ? day.atTime(END_OF_WORK).atZone(LONDON).toInstant().toString()
              : day.toString());
    }
    return body;
  }

  void planActions() throws InterruptedException {
    Parallel.forEach(story.review().actions(), this::plan);
  }

  private void plan(Review.PlannedAction action) throws InterruptedException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", action.title());
    body.put("agency", action.agency());
    body.put("area", action.area());
    body.put("checklist", checklist);
    body.put("capabilities", action.capabilities());
    body.put("dueOn", timetable.today().plusDays(action.dueInDays()).toString());
    putIfSaid(body, "what", action.what());
    putIfSaid(body, "aim", action.aim());
    String root = path("/actions/" + action.action());
    api.put(action.by(), root, keyPrefix + action.action(), body);
    List<Review.Progress> steps = new ArrayList<>(action.progress());
    for (int i = 0; i < steps.size(); i++) {
      Review.Progress step = steps.get(i);
      Map<String, Object> progress = new LinkedHashMap<>();
      progress.put("status", step.status());
      progress.put("on", timetable.today().minusDays(step.daysAgo()).toString());
      putIfSaid(progress, "note", step.note());
      api.post(action.by(), root + "/progress", keyPrefix + action.action() + ":" + i, progress);
    }
  }

  private static void putIfSaid(Map<String, Object> body, String field, @Nullable String text) {
    if (text != null) {
      body.put(field, text);
    }
  }

  private String path(String rest) {
    return "/v1/" + story.partnership() + rest;
  }
}
