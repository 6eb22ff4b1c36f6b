package uk.ragtime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.CommandServiceUnderTest.OPERATOR;
import static uk.ragtime.command.CommandServiceUnderTest.assertProblem;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.command.CommandServiceUnderTest.Answer;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.TestToken;
import uk.ragtime.testing.raw.BodyFraming;
import uk.ragtime.testing.raw.RawConnection;
import uk.ragtime.testing.raw.RawRequest;
import uk.ragtime.testing.raw.RawResponse;

/** The whole service over HTTP: what it refuses, and then records nothing. */
class RefusalsIT {
  private static final String RATINGS =
      "/cycles/now/areas/basildon/agencies/health-visiting/ratings";
  private static final String TUNING_IN = RATINGS + "/tuning-in";

  private static final CommandServiceUnderTest service = CommandServiceUnderTest.shared();
  private static final TestIssuer issuer = service.issuer();
  private static final SamplePartnership essex = new SamplePartnership(service, "wessex");

  @BeforeAll
  static void found() {
    essex.found();
  }

  private static long lastPosition() {
    // a command that changes nothing answers with the last position of its stream; so a new
    // stream's first event tells how many there are in all
    return essex.newArea().position();
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

  @ParameterizedTest
  @ValueSource(ints = {4_001, 70_000, 100_000, 200_000})
  void aTextThatIsTooLongIsRefusedByItsField(int length) {
    String body = "{\"rating\":\"RED\",\"rationale\":\"" + "x".repeat(length) + "\"}";

    Answer answer = essex.put("rita", TUNING_IN, body);

    assertProblem(answer, 400, "invalid-field");
    assertThat(answer.json().get("violations").findValuesAsString("field"))
        .containsExactly("rationale");
  }

  @Test
  void tokensAreLookedAtFirst() {
    String path = "/v1/wessex" + TUNING_IN;
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
  @ValueSource(
      strings = {"/areas/x", "/cycles/x/close", "/members/x", "/members/x/invitation", TUNING_IN})
  void toAStrangerAPartnershipIsAsOneThatDoesNotExist(String path) {
    // even with an invalid body, which is not validated before
    String method = path.endsWith("close") ? "POST" : "PUT";
    Answer real = service.send(method, "eve", "/v1/wessex" + path, "{", "X-Correlation-Id", "c");
    Answer unreal = service.send(method, "eve", "/v1/atlant" + path, "{", "X-Correlation-Id", "c");

    assertProblem(real, 404, "partnership-unknown");
    assertThat(real.body()).isEqualTo(unreal.body().replace("atlant", "wessex"));
    assertThat(real.headerNames()).isEqualTo(unreal.headerNames());
  }

  @Test
  void operatorsRegisterAndAppointButDoNotTakePart() {
    assertProblem(
        service.put("carol", "/v1/wessex", "{\"name\":\"My Essex\"}"), 403, "not-allowed");
    assertProblem(
        service.put("eve", "/v1/nowhere", "{\"name\":\"Nowhere\"}"), 404, "partnership-unknown");
    assertProblem(essex.put(OPERATOR, "/areas/x", "{\"name\":\"X\"}"), 404, "partnership-unknown");
    assertProblem(essex.enrol(OPERATOR, "mallory", "VIEWER"), 403, "not-allowed");
    assertProblem(
        new SamplePartnership(service, "atlantis").enrol(OPERATOR, "carol", "COORDINATOR"),
        404,
        "partnership-unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/csv", "application/", "image/png;q=1", "*/*;q=0"})
  void whatTheClientWouldRatherReadIsNoReasonToRefuseWhatWasRecorded(String accepted) {
    Answer answer = essex.newArea("Accept", accepted);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @EnumSource(
      value = BodyFraming.class,
      names = {"BODY_BREAKS_OFF", "CHUNKS_BREAK_OFF", "CHUNK_WITHOUT_SIZE", "CHUNK_TOO_LONG"})
  void aBodyThatBreaksOffIsTheCallersFault(BodyFraming framing) throws IOException {
    String port = service.context().getEnvironment().getRequiredProperty("local.server.port");
    try (RawConnection raw = new RawConnection(URI.create("http://127.0.0.1:" + port))) {
      RawResponse answer =
          raw.send(
              RawRequest.of("PUT", "/v1/wessex/areas/broken")
                  .and("Authorization", "Bearer " + issuer.token("carol"))
                  .and("Content-Type", "application/json")
                  .body("{\"name\": \"Broken\"}")
                  .framing(framing));

      assertThat(answer.status()).as("%s", answer).isEqualTo(400);
      assertThat(answer.json().path("code").asString()).isEqualTo("malformed-request");
    }
  }

  @Test
  void whoIsMadeAMemberMayComeInAtOnce() {
    assertProblem(
        essex.put("newcomer", TUNING_IN, "{\"rating\":\"RED\"}"), 404, "partnership-unknown");
    assertThat(essex.enrol("carol", "newcomer", "VIEWER").status()).isEqualTo(201);
    assertProblem(essex.put("newcomer", TUNING_IN, "{\"rating\":\"RED\"}"), 403, "not-allowed");
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
}
