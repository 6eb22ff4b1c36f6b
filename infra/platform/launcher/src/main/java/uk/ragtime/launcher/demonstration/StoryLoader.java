package uk.ragtime.launcher.demonstration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import uk.ragtime.launcher.Persona;

/**
 * Records one story through the API: dependent commands after what they depend on, the others in
 * parallel. It can be interrupted anywhere and started again: nothing is recorded twice.
 */
final class StoryLoader {

  private static final String CHECKLIST = "workforce-infant-mental-health";
  private static final String SERVICES = "services-infant-mental-health";
  private static final int CHECKLIST_VERSION = 1;

  private final Story story;
  private final Timetable timetable;
  private final StoryScheduler scheduler;
  private final CommandApi api;
  private final LoadingState state;
  private final String issuer;
  private final ReviewLoader reviews;

  StoryLoader(
      Story story,
      Timetable timetable,
      StoryScheduler scheduler,
      CommandApi api,
      LoadingState state,
      String issuer) {
    this.story = story;
    this.timetable = timetable;
    this.scheduler = scheduler;
    this.api = api;
    this.state = state;
    this.issuer = issuer;
    this.reviews = new ReviewLoader(story, timetable, api, CHECKLIST, key(""));
  }

  void load() throws InterruptedException {
    step("people-and-places", this::setUp);
    for (int cycle = 1; cycle <= story.openCycle(); cycle++) {
      int number = cycle;
      step("cycle-" + cycle, () -> tell(number));
    }
    step("actions", reviews::planActions);
  }

  private interface Work {
    void done() throws InterruptedException;
  }

  private void step(String name, Work work) throws InterruptedException {
    String whole = story.partnership() + "/" + name;
    if (!state.isDone(whole)) {
      work.done();
      state.done(whole, story.partnership(), api.lastPosition());
    }
  }

  private String path(String rest) {
    return "/v1/" + story.partnership() + rest;
  }

  private void setUp() throws InterruptedException {
    String operator = Persona.OPERATOR.code();
    String coordinator = story.coordinator().member();
    api.put(operator, path(""), Map.of("name", story.name()));
    enrol(operator, story.coordinator());
    Parallel.forEach(
        story.areas(),
        area ->
            api.put(
                coordinator,
                path("/areas/" + area.area()),
                Map.of("name", area.name(), "gssCode", area.gssCode())));
    Parallel.forEach(
        story.agencies(),
        agency ->
            api.put(
                coordinator,
                path("/agencies/" + agency.agency()),
                Map.of(
                    "name",
                    agency.name(),
                    "sector",
                    agency.sector(),
                    "areas",
                    List.copyOf(agency.ratings().keySet()))));
    for (Story.Member member : story.members().subList(1, story.members().size())) {
      enrol(coordinator, member);
    }
    publish(CHECKLIST);
    for (int cycle = 1; cycle <= story.openCycle(); cycle++) {
      schedule(cycle);
    }
    if (story.pastCycles() > 0) {
      publish(SERVICES);
      planServices();
    }
  }

  private void publish(String checklist) throws InterruptedException {
    String coordinator = story.coordinator().member();
    api.put(
        coordinator,
        path("/checklists/" + checklist + "/versions/" + CHECKLIST_VERSION),
        "application/yaml",
        api.get(coordinator, "/v1/checklist-templates/" + checklist));
  }

  /** The first cycle about services follows the open one about the workforce. */
  private void planServices() throws InterruptedException {
    int next = story.openCycle() + 1;
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", "Services, " + timetable.name(next));
    body.put("checklist", SERVICES);
    body.put("version", CHECKLIST_VERSION);
    body.put("opensOn", timetable.opensOn(next).toString());
    body.put("cutOff", timetable.cutOff(next).toString());
    body.put("rules", Map.of("review", "EVERY", "rationaleFor", List.of("RED")));
    api.put(story.coordinator().member(), path("/cycles/services-" + timetable.code(next)), body);
  }

  private void enrol(String by, Story.Member member) throws InterruptedException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("issuer", issuer);
    body.put("subject", member.member());
    body.put("displayName", member.name());
    body.put("roles", member.roles());
    body.put("agencies", member.agencies());
    api.put(by, path("/members/" + member.member()), body);
  }

  private void schedule(int cycle) throws InterruptedException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", timetable.name(cycle));
    body.put("checklist", CHECKLIST);
    body.put("version", CHECKLIST_VERSION);
    body.put("opensOn", timetable.opensOn(cycle).toString());
    body.put("cutOff", timetable.cutOff(cycle).toString());
    body.put("historic", cycle < story.openCycle());
    api.put(story.coordinator().member(), path("/cycles/" + timetable.code(cycle)), body);
  }

  private void tell(int cycle) throws InterruptedException {
    Map<String, List<RatingSession>> assessments =
        scheduler.of(cycle).stream()
            .collect(Collectors.groupingBy(r -> r.area() + "/" + r.agency()));
    Parallel.forEach(
        assessments.values(),
        sittings -> {
          for (RatingSession sitting : sittings) {
            send(sitting);
          }
        });
    for (Story.Correction correction : story.corrections()) {
      if (correction.cycle() == cycle) {
        send(correct(correction));
      }
    }
    reviews.review(cycle);
    if (cycle < story.openCycle()) {
      String code = timetable.code(cycle);
      api.post(
          story.coordinator().member(), path("/cycles/" + code + "/close"), key(code), Map.of());
    }
  }

  /** The coordinator records it on the agency's behalf, and the audit shows so. */
  private RatingSession correct(Story.Correction correction) {
    return new RatingSession(
        correction.cycle(),
        correction.area(),
        correction.agency(),
        story.coordinator().member(),
        3,
        List.of(
            new RatingSession.Given(
                correction.capability(),
                correction.rating(),
                correction.reason(),
                correction.rationale(),
                timetable.opensOn(correction.cycle()).plusWeeks(correction.weeksIn()))));
  }

  private void send(RatingSession sitting) throws InterruptedException {
    String code = timetable.code(sitting.cycle());
    String assessment =
        "/cycles/" + code + "/areas/" + sitting.area() + "/agencies/" + sitting.agency();
    api.post(
        sitting.by(),
        path(assessment + "/ratings"),
        key(code + ":" + sitting.told()),
        Map.of("ratings", sitting.given()));
  }

  /** Short, and unique for every command. */
  private String key(String what) {
    return "demonstration:" + timetable.today() + ":" + story.partnership() + ":" + what;
  }
}
