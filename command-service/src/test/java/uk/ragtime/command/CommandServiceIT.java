package uk.ragtime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.CommandServiceUnderTest.OPERATOR;
import static uk.ragtime.command.CommandServiceUnderTest.assertProblem;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.CommandServiceUnderTest.Answer;

/** The whole service over HTTP: what it takes. */
class CommandServiceIT {
  private static final String RATINGS =
      "/cycles/now/areas/basildon/agencies/health-visiting/ratings";
  private static final String TUNING_IN = RATINGS + "/tuning-in";

  private static final CommandServiceUnderTest service = CommandServiceUnderTest.shared();
  private static final SamplePartnership essex = new SamplePartnership(service, "essex");

  @BeforeAll
  static void found() {
    essex.found();
  }

  private static long lastPosition() {
    // a command that changes nothing answers with the last position of its stream; so a new
    // stream's first event tells how many there are in all
    return essex.newArea().position();
  }

  @Test
  void aRatingIsRecordedAnsweredAndTagged() {
    Answer first = essex.put("rita", TUNING_IN, "{\"rating\":\"RED\"}");
    Answer better =
        essex.put(
            "rita",
            TUNING_IN,
            """
            {"rating":"AMBER","reason":"IMPROVEMENT","rationale":"Two people trained",
             "evidence":[{"title":"Course","url":"https://example.org/course"}]}\
            """);

    assertThat(first.status()).isEqualTo(201);
    assertThat(better.status()).isEqualTo(200);
    assertThat(better.version()).isEqualTo(first.version() + 1);
    assertThat(better.header("etag")).isEqualTo("\"" + better.version() + "\"");
    assertThat(better.header("x-correlation-id")).isNotBlank();
  }

  @Test
  void puttingTheSameAgainChangesNothing() {
    Answer once = essex.put("carol", "/areas/harlow", "{\"name\":\"Harlow\"}");
    Answer again = essex.put("carol", "/areas/harlow", "{\"name\":\"Harlow\"}");

    assertThat(once.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(once.body());
  }

  @Test
  void aKeyAnswersAsTheFirstTimeAndStandsForOneRequest() {
    String path = RATINGS + "/send-needs";
    Answer first = essex.put("rita", path, "{\"rating\":\"RED\"}", "Idempotency-Key", "k-1");
    essex.put("rita", path, "{\"rating\":\"GREEN\"}");
    Answer again = essex.put("rita", path, "{\"rating\":\"RED\"}", "Idempotency-Key", "k-1");
    Answer other = essex.put("rita", path, "{\"rating\":\"AMBER\"}", "Idempotency-Key", "k-1");
    Answer others = essex.put("carol", path, "{\"rating\":\"AMBER\"}", "Idempotency-Key", "k-1");

    assertThat(again.status()).isEqualTo(first.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertProblem(other, 422, "idempotency-key-reused");
    assertThat(others.status()).isEqualTo(200);
  }

  @Test
  void aKeyIsKeptWhereNothingHadToChangeAndFoundWhereItWouldBeRefused() {
    String body = "{\"name\":\"Braintree\"}";
    Answer created = essex.put("carol", "/areas/braintree", body);
    Answer nothing = essex.put("carol", "/areas/braintree", body, "Idempotency-Key", "k-2");
    essex.put("carol", "/areas/braintree", "{\"name\":\"Braintree and Witham\"}");
    Answer retried = essex.put("carol", "/areas/braintree", body, "Idempotency-Key", "k-2");
    assertThat(nothing.body()).isEqualTo(created.body());
    assertThat(retried.body()).isEqualTo(created.body());

    String path = RATINGS + "/reflecting-together";
    String first = "{\"rating\":\"RED\",\"reason\":\"FIRST_RATING\"}";
    Answer rated = essex.put("rita", path, first, "Idempotency-Key", "k-3");
    essex.put("rita", path, "{\"rating\":\"GREEN\"}");
    assertThat(essex.put("rita", path, first).code()).isEqualTo("reason-does-not-fit");
    assertThat(essex.put("rita", path, first, "Idempotency-Key", "k-3").body())
        .isEqualTo(rated.body());
  }

  @Test
  void whoHasNotSeenTheLatestVersionIsTold() {
    Answer first = essex.put("carol", "/areas/epping", "{\"name\":\"Epping\"}");
    Answer second =
        essex.put("carol", "/areas/epping", "{\"name\":\"Epping Forest\"}", "If-Match", "\"1\"");

    assertThat(first.header("etag")).isEqualTo("\"1\"");
    assertThat(second.status()).isEqualTo(200);
    assertProblem(
        essex.put("carol", "/areas/epping", "{\"name\":\"Ongar\"}", "If-Match", "\"1\""),
        412,
        "version-stale");
    assertProblem(
        essex.put("carol", "/areas/epping", "{\"name\":\"Ongar\"}", "If-Match", "latest"),
        400,
        "invalid-parameter");
  }

  @Test
  @DisplayName("B3: a weakened, listed or general precondition is honoured")
  void preconditionsAreHonoured() {
    String area = "/areas/ongar";
    String name = "{\"name\":\"Ongar %s\"}";
    assertProblem(
        essex.put("carol", area, name.formatted(0), "If-Match", "*"), 412, "version-stale");
    assertThat(essex.put("carol", area, name.formatted(1), "If-None-Match", "*").status())
        .isEqualTo(201);
    assertProblem(
        essex.put("carol", area, name.formatted(2), "If-None-Match", "*"), 412, "version-stale");
    assertProblem(
        essex.put("carol", area, name.formatted(2), "If-None-Match", "W/\"1\""),
        412,
        "version-stale");
    assertThat(essex.put("carol", area, name.formatted(2), "If-Match", "W/\"1\"").version())
        .isEqualTo(2);
    assertThat(essex.put("carol", area, name.formatted(3), "If-Match", "\"9\", \"2\"").version())
        .isEqualTo(3);
    assertThat(essex.put("carol", area, name.formatted(4), "If-Match", "*").version()).isEqualTo(4);
    assertProblem(
        essex.put("carol", area, name.formatted(5), "If-Match", "\"other\""), 412, "version-stale");
    assertProblem(
        essex.put("carol", area, name.formatted(5), "If-Match", "\"4\"", "If-Match", "\"4\""),
        400,
        "malformed-request");
  }

  @Test
  @DisplayName("B3: a member may be created where none is, though all members share a stream")
  void existenceIsThatOfTheNamedResource() {
    String body =
        """
        {"issuer":"https://id.example.org","subject":"only-once","displayName":"O",
         "roles":["VIEWER"]}\
        """;

    assertThat(essex.put("carol", "/members/once", body, "If-None-Match", "*").status())
        .isEqualTo(201);
    assertProblem(
        essex.put("carol", "/members/once", body, "If-None-Match", "*"), 412, "version-stale");
  }

  @Test
  @DisplayName("B3: a member stays at its version while others change, though they share a stream")
  void versionsAreThoseOfTheNamedResource() {
    String body =
        """
        {"issuer":"https://id.example.org","subject":"%s","displayName":"%s","roles":["VIEWER"]}\
        """;
    String steady = "/members/steady";
    String tag = essex.put("carol", steady, body.formatted("steady", "S")).header("etag");
    essex.put("carol", "/members/restless", body.formatted("restless", "R"));

    assertProblem(
        essex.put("carol", "/members/none", body.formatted("none", "N"), "If-Match", tag),
        412,
        "version-stale");
    assertThat(essex.put("carol", steady, body.formatted("steady", "T"), "If-Match", tag).status())
        .isEqualTo(200);
    assertProblem(
        essex.put("carol", steady, body.formatted("steady", "U"), "If-Match", tag),
        412,
        "version-stale");
  }

  @Test
  @DisplayName("B1: commands accept no parameters, and strangers learn nothing of it")
  void unknownParametersAreRefused() {
    Answer answer = essex.put("carol", "/areas/dunmow?dryRun=true", "{\"name\":\"Dunmow\"}");

    assertProblem(answer, 400, "invalid-parameter");
    assertThat(answer.json().at("/violations/0/field").asString()).isEqualTo("dryRun");
    assertProblem(essex.put("eve", "/areas/dunmow?dryRun=true", "{}"), 404, "partnership-unknown");
    assertThat(essex.put("carol", "/areas/dunmow", "{\"name\":\"Dunmow\"}").status())
        .isEqualTo(201);
  }

  @Test
  @DisplayName("B5: a body in another encoding is not supported")
  void otherEncodingsAreRefused() {
    String area = "/areas/stansted";
    String body = "{\"name\":\"Stansted\"}";

    Answer coded = essex.put("carol", area, body, "Content-Encoding", "gzip");
    assertProblem(coded, 415, "unsupported-media-type");
    assertThat(coded.header("accept-encoding")).isEqualTo("identity");
    assertProblem(
        essex.put("carol", area, body, "Content-Type", "application/json;charset=utf-16"),
        415,
        "unsupported-media-type");
  }

  @Test
  @DisplayName("B7: the same text in other bytes changes nothing")
  void textIsNormalised() {
    Answer once = essex.put("carol", "/areas/cafe", "{\"name\":\"Caf\u00E9 Row\"}");
    Answer decomposed = essex.put("carol", "/areas/cafe", "{\"name\":\" Cafe\u0301\u00A0Row\"}");
    String path = RATINGS + "/child-development";
    Answer rated = essex.put("rita", path, "{\"rating\":\"RED\",\"rationale\":\"One.\\r\\nTwo.\"}");

    assertThat(decomposed.status()).isEqualTo(200);
    assertThat(decomposed.body()).isEqualTo(once.body());
    assertThat(rated.status()).isEqualTo(201);
    assertProblem(essex.put("carol", "/areas/cafe", "{\"name\":\"\u3164\"}"), 400, "invalid-field");
  }

  @Test
  @DisplayName("B8: a GSS code denotes one area of a partnership")
  void aGssCodeDenotesOneArea() {
    String body = "{\"name\":\"%s\",\"gssCode\":\"E07000066\"}";

    assertThat(essex.put("carol", "/areas/first", body.formatted("First")).status()).isEqualTo(201);
    assertProblem(
        essex.put("carol", "/areas/second", body.formatted("Second")), 409, "gss-code-taken");
    assertThat(essex.put("carol", "/areas/first", body.formatted("Renamed")).status())
        .isEqualTo(200);
    assertThat(essex.put("carol", "/areas/first", "{\"name\":\"First\"}").status()).isEqualTo(200);
    assertThat(essex.put("carol", "/areas/second", body.formatted("Second")).status())
        .isEqualTo(201);
  }

  @Test
  void severalRatingsAreTakenTogetherOrNotAtAll() {
    String good =
        """
        {"ratings":[{"capability":"learning-together","rating":"RED"},
                    {"capability":"reflective-supervision","rating":"AMBER"}]}\
        """;
    String bad = good.replace("reflective-supervision", "flying");
    long before = lastPosition();

    assertProblem(essex.post("rita", RATINGS, bad), 404, "capability-unknown");
    assertThat(lastPosition()).isEqualTo(before + 1);
    assertThat(essex.post("rita", RATINGS, good).status()).isEqualTo(201);
  }

  @Test
  void aRatingIsReconfirmedAndACycleClosed() {
    assertThat(essex.put("rita", RATINGS + "/local-services", "{\"rating\":\"RED\"}").status())
        .isEqualTo(201);
    assertThat(essex.post("rita", RATINGS + "/local-services/reconfirm", "").status())
        .isEqualTo(200);

    essex.scheduleCycle("short", "2026-01-01", "2199-01-01T00:00:00Z");
    assertThat(essex.post("carol", "/cycles/short/close", "").status()).isEqualTo(200);
    assertThat(essex.post("carol", "/cycles/short/close", "{}").status()).isEqualTo(200);
    assertProblem(
        essex.put("rita", TUNING_IN.replace("now", "short"), "{\"rating\":\"RED\"}"),
        409,
        "cycle-closed");
  }

  @Test
  void checklistsComeAsYamlOrJsonAndNeverChange() {
    String yaml =
        """
        title: Small
        capabilities:
          - {code: one, title: One, section: all, guidance: G, red: R, amber: A, green: G}
        """;
    String path = "/checklists/small/versions/1";

    assertThat(essex.put("carol", path, yaml, "Content-Type", "application/yaml").status())
        .isEqualTo(201);
    assertProblem(
        essex.put("carol", path, yaml.replace("One", "Two"), "Content-Type", "application/yaml"),
        409,
        "checklist-version-fixed");
    assertProblem(
        essex.put("carol", path, "title: [", "Content-Type", "application/yaml"),
        400,
        "malformed-yaml");
    assertProblem(
        essex.put("carol", path, yaml, "Content-Type", "text/plain"),
        415,
        "unsupported-media-type");
    assertProblem(
        essex.put("carol", "/checklists/small/versions/0", "{}"), 400, "invalid-parameter");
  }

  @Test
  void theTemplateIsForEveryoneWithAToken() {
    String path = "/v1/checklist-templates/";
    Answer template = service.send("GET", "eve", path + "workforce-infant-mental-health", "");

    assertThat(template.status()).isEqualTo(200);
    assertThat(template.header("content-type")).startsWith("application/yaml");
    assertThat(
            service.send(
                "GET", "eve", path + "workforce-infant-mental-health", "", "Range", "bytes=5-2"))
        .extracting(Answer::status, Answer::body)
        .containsExactly(200, template.body());
    assertProblem(service.send("GET", "eve", path + "none", ""), 404, "checklist-unknown");
    assertProblem(
        service.sendWithToken("GET", "", path + "workforce-infant-mental-health", ""),
        401,
        "token-missing");
  }

  @Test
  void itIsSeenFromOutside() {
    essex.newArea();
    String metrics = service.send("GET", OPERATOR, "/actuator/prometheus", "").body();

    assertThat(metrics)
        .contains("ragtime_commands_seconds_count{outcome=\"accepted\",type=\"DefineArea\"}")
        .contains("ragtime_store_events_appended_total")
        .contains("ragtime_store_group_size_count")
        .contains("ragtime_relay_lag_events")
        .contains("ragtime_relay_lag_seconds")
        .contains("hikaricp_connections");
    assertThat(service.sendWithToken("GET", "", "/actuator/health/readiness", "").body())
        .contains("UP");
  }

  @Test
  @DisplayName("C18: a token for metrics reads them, and nothing else")
  void aTokenForMetricsReadsNothingElse() {
    for (String caller : List.of("scraper", OPERATOR)) {
      String token =
          service.issuer().token(caller, draft -> draft.claim("scope", "openid ragtime.metrics"));
      assertProblem(
          service.sendWithToken("PUT", token, "/v1/nowhere", "{\"name\": \"Nowhere\"}"),
          403,
          "not-allowed");
      assertProblem(
          service.sendWithToken("GET", token, "/v1/checklist-templates/none", ""),
          403,
          "not-allowed");
      assertThat(service.sendWithToken("GET", token, "/actuator/prometheus", "").status())
          .isEqualTo(200);
    }
  }
}
