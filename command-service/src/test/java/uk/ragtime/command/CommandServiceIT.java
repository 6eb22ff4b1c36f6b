package uk.ragtime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.CommandServiceUnderTest.OPERATOR;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.command.CommandServiceUnderTest.Answer;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.TestToken;

/** The whole service over HTTP. */
class CommandServiceIT {
  private static final String RATINGS =
      "/cycles/now/areas/basildon/agencies/health-visiting/ratings";
  private static final String TUNING_IN = RATINGS + "/tuning-in";

  private static TestIssuer issuer;
  private static CommandServiceUnderTest service;
  private static Essex essex;

  @BeforeAll
  static void start() {
    issuer = TestIssuer.start();
    service = CommandServiceUnderTest.start(CommandServiceUnderTest.newDatabase(), issuer);
    essex = new Essex(service, "essex");
    essex.found();
  }

  @AfterAll
  static void stop() {
    service.close();
    issuer.close();
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.json().get("type").asString()).isEqualTo("/problems/" + code);
    assertThat(answer.header("content-type")).startsWith("application/problem+json");
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rita  | /cycles/now/areas/basildon/agencies/health-visiting/ratings/flying | 404 | capability-unknown",
        "rita  | /cycles/none/areas/basildon/agencies/health-visiting/ratings/tuning-in | 404 | cycle-unknown",
        "rita  | /cycles/now/areas/none/agencies/health-visiting/ratings/tuning-in | 404 | area-unknown",
        "carol | /cycles/now/areas/basildon/agencies/none/ratings/tuning-in | 404 | agency-unknown",
        "rita  | /cycles/now/areas/colchester/agencies/health-visiting/ratings/tuning-in | 409 | agency-not-in-area",
        "rita  | /cycles/now/areas/basildon/agencies/midwifery/ratings/tuning-in | 403 | not-your-agency",
        "rita  | /cycles/planned/areas/basildon/agencies/health-visiting/ratings/tuning-in | 409 | cycle-not-open",
        "rita  | /cycles/over/areas/basildon/agencies/health-visiting/ratings/tuning-in | 409 | cycle-past-cut-off",
        "rita  | /cycles/now/areas/basildon/agencies/health-visiting/ratings/Tuning_In | 400 | invalid-parameter",
        "rita  | /cycles/now/areas/Basildon!/agencies/health-visiting/ratings/tuning-in | 400 | invalid-parameter",
        "vera  | /cycles/now/areas/basildon/agencies/health-visiting/ratings/tuning-in | 403 | not-allowed",
        "eve   | /cycles/now/areas/basildon/agencies/health-visiting/ratings/tuning-in | 404 | partnership-unknown"
      })
  void aRatingThatCannotBeIsRefusedAndNothingIsRecorded(
      String subject, String path, int status, String code) {
    long before = lastPosition();

    assertProblem(essex.put(subject, path, "{\"rating\":\"RED\"}"), status, code);
    assertThat(lastPosition()).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"rating\":\"BLUE\"}                                 | 400 | invalid-field",
        "{\"rating\":\"red\"}                                  | 400 | invalid-field",
        "{\"rating\":1}                                        | 400 | invalid-field",
        "{}                                                    | 400 | invalid-field",
        "[]                                                    | 400 | invalid-field",
        "null                                                  | 400 | invalid-field",
        "{\"rating\":\"RED\",\"colour\":\"red\"}               | 400 | invalid-field",
        "{\"rating\":\"RED\",\"effectiveOn\":\"soon\"}         | 400 | invalid-field",
        "{\"rating\":\"RED\",\"effectiveOn\":\"2198-01-01\"}   | 422 | effective-date-in-future",
        "{\"rating\":\"RED\",\"effectiveOn\":\"2025-01-01\"}   | 422 | effective-date-before-cycle",
        "{\"rating\":\"RED\",\"rationale\":\"a\\u0000b\"}      | 400 | invalid-field",
        "{\"rating\":\"RED\",\"evidence\":[{\"title\":\"x\",\"url\":\"ftp://x\"}]} | 400 | invalid-field",
        "{\"rating\":\"RED\"                                   | 400 | malformed-json",
        "{\"rating\":\"RED\",\"rating\":\"GREEN\"}             | 400 | malformed-json",
        "rating=RED                                            | 400 | malformed-json",
        "''                                                    | 400 | malformed-json"
      })
  void aBodyThatCannotBeUnderstoodIsRefusedAndNothingIsRecorded(
      String body, int status, String code) {
    long before = lastPosition();

    assertProblem(
        essex.put("rita", RATINGS + "/child-development", body == null ? "" : body), status, code);
    assertThat(lastPosition()).isEqualTo(before + 1);
  }

  @Test
  void everyFieldAtFaultIsNamed() {
    Answer answer =
        essex.post(
            "rita",
            RATINGS,
            """
            {"ratings":[{"capability":"No Slug","rating":"RED"},{"rating":"PINK"}]}\
            """);

    assertProblem(answer, 400, "invalid-field");
    assertThat(answer.json().get("violations").findValuesAsString("field"))
        .containsExactlyInAnyOrder(
            "ratings[0].capability", "ratings[1].capability", "ratings[1].rating");
  }

  @Test
  void aBodyOfMoreThan256KibIsRefused() {
    String tooLarge = "{\"rating\":\"RED\",\"rationale\":\"" + "x".repeat(256 * 1024) + "\"}";

    assertProblem(essex.put("rita", TUNING_IN, tooLarge), 413, "body-too-large");
  }

  @Test
  void tokensAreLookedAtFirst() {
    String path = "/v1/essex" + TUNING_IN;
    assertProblem(service.sendWithToken("PUT", "", path, "{"), 401, "token-missing");
    assertProblem(
        service.sendWithToken("PUT", issuer.token("rita", TestToken::expired), path, "{"),
        401,
        "token-invalid");
    assertProblem(
        service.sendWithToken("PUT", issuer.token("rita", TestToken::signedByStranger), path, "{"),
        401,
        "token-invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/areas/x", "/cycles/x/close", "/members/x", TUNING_IN})
  void toAStrangerAPartnershipIsAsOneThatDoesNotExist(String path) {
    // even with a body that is wrong, for the body is nobody's business before
    String method = path.endsWith("close") ? "POST" : "PUT";
    Answer real = service.send(method, "eve", "/v1/essex" + path, "{", "X-Correlation-Id", "c");
    Answer unreal = service.send(method, "eve", "/v1/sussx" + path, "{", "X-Correlation-Id", "c");

    assertProblem(real, 404, "partnership-unknown");
    assertThat(real.body()).isEqualTo(unreal.body().replace("sussx", "essex"));
    assertThat(real.headers().keySet()).isEqualTo(unreal.headers().keySet());
  }

  @Test
  void operatorsRegisterAndAppointButDoNotTakePart() {
    assertProblem(service.put("carol", "/v1/essex", "{\"name\":\"My Essex\"}"), 403, "not-allowed");
    assertProblem(
        service.put("eve", "/v1/wessex", "{\"name\":\"Wessex\"}"), 404, "partnership-unknown");
    assertProblem(essex.put(OPERATOR, "/areas/x", "{\"name\":\"X\"}"), 404, "partnership-unknown");
    assertProblem(essex.enrol(OPERATOR, "mallory", "VIEWER"), 403, "not-allowed");
    assertProblem(
        new Essex(service, "atlantis").enrol(OPERATOR, "carol", "COORDINATOR"),
        404,
        "partnership-unknown");
  }

  @Test
  void whoIsMadeAMemberMayComeInAtOnce() {
    assertProblem(
        essex.put("newcomer", TUNING_IN, "{\"rating\":\"RED\"}"), 404, "partnership-unknown");
    assertThat(essex.enrol("carol", "newcomer", "VIEWER").status()).isEqualTo(201);
    assertProblem(essex.put("newcomer", TUNING_IN, "{\"rating\":\"RED\"}"), 403, "not-allowed");
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title: [",
        "a: &a [*a]",
        "a: *b",
        "title: x\ntitle: y",
        "--- 1\n--- 2",
        "\tx: 1",
        "",
        "- 1",
        "title: 1e999999999",
        "title: \"\\0\"",
        "!!java.lang.Thread {}",
        "? [a]\n: b"
      })
  void yamlThatIsNoChecklistIsRefused(String yaml) {
    Answer answer =
        essex.put("carol", "/checklists/odd/versions/1", yaml, "Content-Type", "application/yaml");

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.code()).isIn("malformed-yaml", "invalid-field");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void nestingHasAnEnd(String opening) {
    String deep = opening.repeat(20_000);

    assertProblem(essex.put("carol", "/checklists/odd/versions/1", deep), 400, "malformed-json");
    assertProblem(
        essex.put("carol", "/checklists/odd/versions/1", deep, "Content-Type", "application/yaml"),
        400,
        "malformed-yaml");
  }

  @Test
  void theTemplateIsForEveryoneWithAToken() {
    String path = "/v1/checklist-templates/";
    Answer template = service.send("GET", "eve", path + "workforce-infant-mental-health", "");

    assertThat(template.status()).isEqualTo(200);
    assertThat(template.header("content-type")).startsWith("application/yaml");
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
}
