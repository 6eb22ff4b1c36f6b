package uk.ragtime.testing.truth;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.testing.platform.TestClient;
import uk.ragtime.testing.platform.TestResponse;
import uk.ragtime.testing.truth.ExpectedOutcome.Noted;

/**
 * A client of one partnership at the running services, acting as its coordinator, who reviews as
 * well, or as a lead of all its agencies.
 */
final class PartnershipClient {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Answers that are unrelated to the request: a position not reached yet, a busy service. */
  private static final int MOST_TRIES = 8;

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

  /** An instance has four places for downloads. */
  private static final Semaphore DOWNLOADS = new Semaphore(3);

  private final String code;
  private final TestClient commands;
  private final TestClient leads;
  private final TestClient queries;

  /** The last position that a command was answered with. */
  private long position;

  /**
   * @param leads the client of a lead
   */
  PartnershipClient(String code, TestClient commands, TestClient leads, TestClient queries) {
    this.code = code;
    this.commands = commands;
    this.leads = leads;
    this.queries = queries;
  }

  /**
   * Registers it, and waits until its coordinator may ask.
   *
   * @param subject whom the token of the coordinator names
   */
  void found(TestClient operator, String issuer, String subject, List<AgencyInArea> places) {
    taken(operator.put(path(""), "{\"name\": \"Partnership %s\"}".formatted(code)));
    enrol(operator, "coordinator", issuer, subject, List.of("COORDINATOR"), List.of());
    enrol(commands, "coordinator", issuer, subject, List.of("COORDINATOR", "REVIEWER"), List.of());
    List<String> areas = places.stream().map(AgencyInArea::area).distinct().toList();
    for (String area : areas) {
      taken(commands.put(path("/areas/" + area), "{\"name\": \"Area %s\"}".formatted(area)));
    }
    for (String agency : places.stream().map(AgencyInArea::agency).distinct().toList()) {
      Map<String, Object> body =
          Map.of("name", "Agency " + agency, "sector", "OTHER", "areas", areas);
      position =
          taken(commands.put(path("/agencies/" + agency), JSON.writeValueAsString(body)))
              .position();
    }
    awaitMembership();
  }

  /**
   * A lead of all agencies joins.
   *
   * @param subject whom the token of the lead names
   */
  void join(String issuer, String subject, List<String> agencies) {
    enrol(commands, "lead", issuer, subject, List.of("LEAD"), agencies);
  }

  /** The lead leaves, if there is one. */
  void leave() {
    taken(commands.post(path("/members/lead/leave"), "{}"));
  }

  /** The coordinator leaves; a placeholder takes their place. */
  void leave(TestClient operator, String issuer) {
    enrol(operator, "successor", issuer, "nobody", List.of("COORDINATOR"), List.of());
    taken(commands.post(path("/members/coordinator/leave"), "{}"));
  }

  private void enrol(
      TestClient by,
      String member,
      String issuer,
      String subject,
      List<String> roles,
      List<String> agencies) {
    Map<String, Object> body =
        Map.of(
            "issuer",
            issuer,
            "subject",
            subject,
            "displayName",
            "The " + member,
            "roles",
            roles,
            "agencies",
            agencies);
    taken(by.put(path("/members/" + member), JSON.writeValueAsString(body)));
  }

  private void awaitMembership() {
    TestResponse answer = ask(new StepRequest("GET", "/areas", null));
    for (int i = 0; answer.status() == 404 && i < MOST_TRIES * MOST_TRIES; i++) {
      pause(BETWEEN_TRIES);
      answer = ask(new StepRequest("GET", "/areas", null));
    }
    taken(answer);
  }

  /** Sends a command, and looks up what it left behind. */
  StepResult send(ModelCommand command, Instant moment) {
    TestResponse answer =
        send(sender(command), StepRequest.of(command, moment), UUID.randomUUID().toString());
    if (answer.status() >= 300) {
      return StepResult.refused(answer.status(), refusal(answer));
    }
    if (answer.position() <= position) {
      return StepResult.nothingNew(answer.status());
    }
    long before = position;
    position = answer.position();
    return switch (command) {
      case ModelCommand.Rate _,
          ModelCommand.Reconfirm _,
          ModelCommand.Withdraw _,
          ModelCommand.Challenge _,
          ModelCommand.Agree _ ->
          StepResult.recorded(answer.status(), audited(before, ""));
      case ModelCommand.Submit _,
          ModelCommand.Answer _,
          ModelCommand.SignOff _,
          ModelCommand.Reopen _ ->
          StepResult.recorded(answer.status(), audited(before, "&kinds=all"));
      case ModelCommand.Publish _, ModelCommand.Schedule _, ModelCommand.Close _ ->
          StepResult.recorded(answer.status(), recordedAt());
    };
  }

  private TestClient sender(ModelCommand command) {
    return switch (command) {
      case ModelCommand.Agree agree -> agree.as() == Capacity.LEAD ? leads : commands;
      case ModelCommand.Reopen reopen -> reopen.as() == Capacity.LEAD ? leads : commands;
      case ModelCommand _ -> commands;
    };
  }

  /** The code, and of an incomplete assessment what is missing. */
  private static String refusal(TestResponse answer) {
    if (!answer.code().equals("assessment-incomplete")) {
      return answer.code();
    }
    TreeSet<String> missing = new TreeSet<>();
    for (JsonNode violation : answer.json().path("violations")) {
      missing.add(violation.path("field").asString() + " " + violation.path("code").asString());
    }
    return answer.code() + ": " + String.join(", ", missing);
  }

  StepResult ask(ModelQuestion question, Instant moment) {
    boolean downloads = question instanceof ModelQuestion.Ratings;
    if (downloads) {
      DOWNLOADS.acquireUninterruptibly();
    }
    try {
      TestResponse answer = ask(StepRequest.of(question, moment));
      return answer.status() == 200
          ? StepResult.shown(AnswerParser.of(question, answer))
          : StepResult.refused(answer.status(), answer.code());
    } finally {
      if (downloads) {
        DOWNLOADS.release();
      }
    }
  }

  private Instant recordedAt() {
    TestResponse answer =
        taken(ask(new StepRequest("GET", "/events?limit=1&after=" + (position - 1), null)));
    return Instant.parse(answer.json().path(0).path("time").asString());
  }

  private List<StepResult.Audited> audited(long after, String kinds) {
    TestResponse answer = taken(ask(new StepRequest("GET", "/audit?after=" + after + kinds, null)));
    List<StepResult.Audited> entries = new ArrayList<>();
    for (JsonNode entry : answer.json().path("entries")) {
      entries.add(
          new StepResult.Audited(
              auditEntries(entry),
              entry.path("position").asLong(),
              Instant.parse(entry.path("recordedAt").asString())));
    }
    return entries;
  }

  private static Noted auditEntries(JsonNode entry) {
    Noted.Kind kind = Noted.Kind.valueOf(entry.path("kind").asString());
    String from = text(entry, "from");
    String to = text(entry, "to");
    String reason = text(entry, "reason");
    String day = text(entry, "effectiveOn");
    String basis = text(entry, "basis");
    return new Noted(
        kind,
        entry.path("cycle").asString(),
        new AgencyInArea(entry.path("area").asString(), entry.path("agency").asString()),
        text(entry, "capability"),
        from == null || kind == Noted.Kind.RECONFIRMED ? null : Rating.valueOf(from),
        to == null ? null : Rating.valueOf(to),
        reason == null ? null : Reason.valueOf(reason),
        day == null ? null : LocalDate.parse(day),
        basis == null ? text(entry, "withdraws") : basis);
  }

  private static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isMissingNode() || value.isNull() ? null : value.asString();
  }

  private TestResponse ask(StepRequest request) {
    return send(queries, request.and("minPosition=" + position), null);
  }

  private TestResponse send(TestClient client, StepRequest request, @Nullable String key) {
    String[] headers = key == null ? new String[0] : new String[] {"Idempotency-Key", key};
    TestResponse answer =
        client.send(request.method(), path(request.path()), request.body(), headers);
    for (int i = 1; isUnchanged(answer) && i < MOST_TRIES; i++) {
      pause(BETWEEN_TRIES);
      answer = client.send(request.method(), path(request.path()), request.body(), headers);
    }
    return answer;
  }

  private static boolean isUnchanged(TestResponse answer) {
    return answer.status() == 429
        || answer.status() == 503
        || answer.code().equals("position-not-reached");
  }

  private static TestResponse taken(TestResponse answer) {
    if (answer.status() >= 300) {
      throw new IllegalStateException("cannot go on: " + answer);
    }
    return answer;
  }

  private String path(String below) {
    return "/v1/" + code + below;
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
