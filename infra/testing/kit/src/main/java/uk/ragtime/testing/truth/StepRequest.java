package uk.ragtime.testing.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.testing.truth.ModelCommand.Close;
import uk.ragtime.testing.truth.ModelCommand.Given;
import uk.ragtime.testing.truth.ModelCommand.Publish;
import uk.ragtime.testing.truth.ModelCommand.Rate;
import uk.ragtime.testing.truth.ModelCommand.Reconfirm;
import uk.ragtime.testing.truth.ModelCommand.Schedule;
import uk.ragtime.testing.truth.ModelQuestion.AsOf;
import uk.ragtime.testing.truth.ModelQuestion.History;
import uk.ragtime.testing.truth.ModelQuestion.Matrix;
import uk.ragtime.testing.truth.ModelQuestion.Movement;
import uk.ragtime.testing.truth.ModelQuestion.Profile;
import uk.ragtime.testing.truth.ModelQuestion.Ratings;

/**
 * A step as an HTTP request.
 *
 * @param path below the partnership's
 */
record StepRequest(String method, String path, @Nullable String body) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * Makes the request of an act.
   *
   * @param moment the act's, where it has one
   */
  static StepRequest of(Step step, Instant moment) {
    return switch (step) {
      case Publish publish -> publish(publish);
      case Schedule schedule -> schedule(schedule, moment);
      case Close close -> new StepRequest("POST", "/cycles/" + close.cycle() + "/close", "{}");
      case Rate rate -> rate(rate);
      case Reconfirm reconfirm -> reconfirm(reconfirm);
      case Profile profile -> profile(profile, moment);
      case History history ->
          get(
              "/areas/" + history.area() + "/history",
              "by=cycle",
              "checklist=" + history.checklist());
      case Movement movement ->
          get(
              "/areas/" + movement.area() + "/movement",
              "from=" + movement.from(),
              "to=" + movement.to());
      case Matrix matrix -> get("/matrix", "checklist=" + matrix.checklist());
      case Ratings ratings -> get("/exports/ratings.csv", "cycle=" + ratings.cycle());
    };
  }

  private static StepRequest put(String path, Map<String, Object> body) {
    return new StepRequest("PUT", path, JSON.writeValueAsString(body));
  }

  private static StepRequest get(String path, String... parameters) {
    return new StepRequest("GET", path + "?" + String.join("&", parameters), null);
  }

  private static StepRequest publish(Publish publish) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", "Checklist " + publish.checklist());
    body.put("capabilities", publish.items().stream().map(StepRequest::item).toList());
    if (!publish.dropped().isEmpty()) {
      body.put("dropped", publish.dropped());
    }
    return put("/checklists/" + publish.checklist() + "/versions/" + publish.version(), body);
  }

  private static Map<String, Object> item(ChecklistItem item) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("code", item.code());
    for (String text : List.of("title", "section", "guidance", "red", "amber", "green")) {
      body.put(text, text);
    }
    switch (item.said()) {
      case NOTHING -> {}
      case MAPS_FROM -> body.put("mapsFrom", item.codes().getFirst());
      case FROM ->
          body.put(
              "from",
              item.codes().isEmpty()
                  ? Map.of("kind", kind(item))
                  : Map.of("kind", kind(item), "codes", item.codes()));
    }
    return body;
  }

  private static String kind(ChecklistItem item) {
    return item.kind().name().toLowerCase(Locale.ROOT);
  }

  private static StepRequest schedule(Schedule schedule, Instant cutOff) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", "Cycle " + schedule.cycle());
    body.put("checklist", schedule.checklist());
    body.put("version", schedule.version());
    body.put("opensOn", schedule.opensOn().toString());
    body.put("cutOff", cutOff.toString());
    body.put("historic", schedule.historic());
    return put("/cycles/" + schedule.cycle(), body);
  }

  private static StepRequest rate(Rate rate) {
    String path = ratings(rate.cycle(), rate.place());
    if (rate.given().size() == 1) {
      Given only = rate.given().getFirst();
      return put(path + "/" + only.code(), given(only));
    }
    List<Map<String, Object>> all = new ArrayList<>();
    for (Given each : rate.given()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("capability", each.code());
      one.putAll(given(each));
      all.add(one);
    }
    return new StepRequest("POST", path, JSON.writeValueAsString(Map.of("ratings", all)));
  }

  private static Map<String, Object> given(Given given) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("rating", given.rating().name());
    if (given.reason() != null) {
      body.put("reason", given.reason().name());
    }
    body.putAll(dayAndWhy(given.day(), given.explained()));
    return body;
  }

  private static StepRequest reconfirm(Reconfirm reconfirm) {
    return new StepRequest(
        "POST",
        ratings(reconfirm.cycle(), reconfirm.place()) + "/" + reconfirm.code() + "/reconfirm",
        JSON.writeValueAsString(dayAndWhy(reconfirm.day(), reconfirm.explained())));
  }

  private static Map<String, Object> dayAndWhy(@Nullable LocalDate day, boolean explained) {
    Map<String, Object> body = new LinkedHashMap<>();
    if (day != null) {
      body.put("effectiveOn", day.toString());
    }
    if (explained) {
      body.put("rationale", "Looked at with the team.");
    }
    return body;
  }

  private static String ratings(String cycle, AgencyInArea place) {
    return "/cycles/%s/areas/%s/agencies/%s/ratings".formatted(cycle, place.area(), place.agency());
  }

  private static StepRequest profile(Profile profile, Instant knownAt) {
    List<String> parameters = new ArrayList<>();
    if (profile.checklist() != null) {
      parameters.add("checklist=" + profile.checklist());
    }
    if (profile.cycle() != null) {
      parameters.add("cycle=" + profile.cycle());
    }
    if (profile.asOf() != null) {
      parameters.add("asOf=" + asOf(profile.asOf()));
    }
    if (profile.knownAt() != null) {
      parameters.add("knownAt=" + knownAt);
    }
    String path = "/areas/" + profile.area() + "/profile";
    return parameters.isEmpty()
        ? new StepRequest("GET", path, null)
        : get(path, parameters.toArray(String[]::new));
  }

  private static String asOf(AsOf asOf) {
    LocalDate day = asOf.day();
    return switch (asOf.form()) {
      case DATE -> day.toString();
      case FIRST_MICROSECOND -> day.atStartOfDay(ModelCycle.LONDON).toInstant().toString();
      case LAST_MICROSECOND ->
          ModelCycle.justBefore(day.plusDays(1).atStartOfDay(ModelCycle.LONDON).toInstant())
              .toString();
    };
  }

  StepRequest and(String parameter) {
    return new StepRequest(method, path + (path.contains("?") ? "&" : "?") + parameter, body);
  }

  /** As one would send it with curl, below the partnership's address. */
  @Override
  public String toString() {
    return body == null ? method + " " + path : "%s %s  -d '%s'".formatted(method, path, body);
  }
}
