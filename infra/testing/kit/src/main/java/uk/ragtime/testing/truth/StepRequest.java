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
import uk.ragtime.testing.truth.ModelCommand.Agree;
import uk.ragtime.testing.truth.ModelCommand.Answer;
import uk.ragtime.testing.truth.ModelCommand.Challenge;
import uk.ragtime.testing.truth.ModelCommand.Close;
import uk.ragtime.testing.truth.ModelCommand.Given;
import uk.ragtime.testing.truth.ModelCommand.OnAssessment;
import uk.ragtime.testing.truth.ModelCommand.Publish;
import uk.ragtime.testing.truth.ModelCommand.Rate;
import uk.ragtime.testing.truth.ModelCommand.Reconfirm;
import uk.ragtime.testing.truth.ModelCommand.Reopen;
import uk.ragtime.testing.truth.ModelCommand.Schedule;
import uk.ragtime.testing.truth.ModelCommand.SignOff;
import uk.ragtime.testing.truth.ModelCommand.Submit;
import uk.ragtime.testing.truth.ModelCommand.Withdraw;
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
      case Withdraw withdraw -> withdraw(withdraw);
      case Submit submit -> post(assessment(submit) + "/submit", Map.of());
      case Challenge challenge ->
          post(
              cell(challenge, challenge.code()) + "/challenge",
              Map.of("sees", challenge.sees().name(), "rationale", "Seen otherwise."));
      case Answer answer -> answer(answer);
      case Agree agree -> agree(agree);
      case SignOff signOff -> post(assessment(signOff) + "/sign-off", Map.of());
      case Reopen reopen -> reopen(reopen, moment);
      case Profile profile -> profile(profile, moment);
      case History history ->
          get(
              "/areas/" + history.area() + "/history",
              "by=cycle",
              "checklist=" + history.checklist(),
              "stage=" + history.stage().spelling());
      case Movement movement ->
          get(
              "/areas/" + movement.area() + "/movement",
              "from=" + movement.from(),
              "to=" + movement.to(),
              "stage=" + movement.stage().spelling());
      case Matrix matrix ->
          get("/matrix", "checklist=" + matrix.checklist(), "stage=" + matrix.stage().spelling());
      case Ratings ratings ->
          get(
              "/exports/ratings.csv",
              "cycle=" + ratings.cycle(),
              "stage=" + ratings.stage().spelling());
    };
  }

  private static StepRequest put(String path, Map<String, Object> body) {
    return new StepRequest("PUT", path, JSON.writeValueAsString(body));
  }

  private static StepRequest post(String path, Map<String, ?> body) {
    return new StepRequest("POST", path, JSON.writeValueAsString(body));
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
    if (schedule.bothOnRecord()) {
      body.put("rules", Map.of("bothOnRecord", true));
    }
    return put("/cycles/" + schedule.cycle(), body);
  }

  private static StepRequest rate(Rate rate) {
    String path = assessment(rate) + "/ratings";
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
    return post(path, Map.of("ratings", all));
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
    return post(
        cell(reconfirm, reconfirm.code()) + "/reconfirm",
        dayAndWhy(reconfirm.day(), reconfirm.explained()));
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

  private static StepRequest withdraw(Withdraw withdraw) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("position", withdraw.position());
    body.put("reason", "A slip of the pen.");
    body.putAll(dayAndWhy(withdraw.day(), false));
    return post(cell(withdraw, withdraw.code()) + "/withdraw", body);
  }

  private static StepRequest answer(Answer answer) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("rationale", "Talked about with the team.");
    if (answer.offers() != null) {
      body.put("offers", answer.offers().name());
    }
    return post(cell(answer, answer.code()) + "/answer", body);
  }

  private static StepRequest agree(Agree agree) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("rating", agree.rating().name());
    if (agree.as() != null) {
      body.put("as", agree.as().name());
    }
    if (agree.explained()) {
      body.put("rationale", "Settled at the meeting.");
    }
    return post(cell(agree, agree.code()) + "/agree", body);
  }

  private static StepRequest reopen(Reopen reopen, Instant until) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("reason", "There is more to look at.");
    if (reopen.as() != null) {
      body.put("as", reopen.as().name());
    }
    if (reopen.until() != null) {
      body.put("until", until.toString());
    }
    return post(assessment(reopen) + "/reopen", body);
  }

  private static String cell(OnAssessment act, String code) {
    return assessment(act) + "/ratings/" + code;
  }

  private static String assessment(OnAssessment act) {
    return "/cycles/%s/areas/%s/agencies/%s"
        .formatted(act.cycle(), act.place().area(), act.place().agency());
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
    if (profile.stage() != Stage.STANDING) {
      parameters.add("stage=" + profile.stage().spelling());
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
