package uk.ragtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies are understood exactly or refused: too long, no JSON, or with fields at fault. */
class RequestBodiesIT {
  private static final int LIMIT = 256 * 1024;

  private final RunningService service = RunningService.SHARED;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "nonsense",
        "{'code':'spoon'}",
        "{\"code\":\"spoon\",}",
        "{\"code\":\"spoon\",\"count\":1,\"open\":true} and more",
        "{\"code\":\"spoon\",\"count\":1,\"open\":true}{}",
        "{\"code\":\"spoon\",\"code\":\"fork\",\"count\":1,\"open\":true}",
        "{\"count\":NaN}",
        "{\"count\":01}",
        "{\"note\":\"tab\tinside\"}"
      })
  void aBodyThatIsNoJsonIsMalformed(String body) {
    service.putThing(body).isProblem(400, "malformed-json");
  }

  @Test
  void bytesThatAreNoTextAreRefusedAsSuch() {
    byte[] body = "{\"code\":\"sp\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1);

    service
        .send(
            service
                .as("anna", "/v1/kent/things")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(body)))
        .isProblem(400, "body-not-utf-8");
  }

  @Test
  void aBodyNestedTooDeepIsMalformed() {
    service.putThing("{\"parts\":[".repeat(50) + "]}".repeat(50)).isProblem(400, "malformed-json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'code':'a','count':1,'open':true,'colr':'RED'} | colr | unknown-field"
            + " | is not known here; did you mean colour?",
        "{'code':'SPOON'} | code | invalid | must be 1 to 10 lower-case letters",
        "{'code':7} | code | invalid | must be text",
        "{'code':['spoon']} | code | invalid | must be text",
        "{'colour':'MAUVE'} | colour | invalid | must be one of RED, GREEN",
        "{'colour':1} | colour | invalid | must be one of RED, GREEN",
        "{'colour':''} | colour | invalid | must be one of RED, GREEN",
        "{'count':'7'} | count | invalid | must be a whole number from 1 to 1000",
        "{'count':7.5} | count | invalid | must be a whole number from 1 to 1000",
        "{'count':99999999999} | count | invalid | must be a whole number from 1 to 1000",
        "{'count':null} | count | required | is required",
        "{'open':'yes'} | open | invalid | must be true or false",
        "{'open':1} | open | invalid | must be true or false",
        "{'note':7} | note | invalid | must be text",
        "{'note':true} | note | invalid | must be text",
        "{'note':{}} | note | invalid | must be text",
        "{'note':'a\\u0000b'} | note | invalid | must not contain NUL or half characters",
        "{'note':'a\\ud83d'} | note | invalid | must not contain NUL or half characters",
        "{'day':'2026-02-30'} | day | invalid | must be a date that exists",
        "{'day':20000} | day | invalid | must be a date like 2026-11-23",
        "{'day':[2026,11,23]} | day | invalid | must be a date like 2026-11-23",
        "{'day':''} | day | invalid | must be a date like 2026-11-23",
        "{'day':'+999999999-12-31'} | day | invalid | must be a date of the years 1900 to 2199",
        "{'at':'2026-11-23'} | at | invalid | must be an instant like 2026-11-23T09:30:00Z",
        "{'at':1} | at | invalid | must be an instant like 2026-11-23T09:30:00Z",
        "{'at':1.5} | at | invalid | must be an instant like 2026-11-23T09:30:00Z",
        "{'at':'2200-01-01T00:00:00Z'} | at | invalid"
            + " | must be an instant of the years 1900 to 2199",
        "{'parts':{}} | parts | invalid | must be a list of 0 to 10 elements",
        "{'parts':[{'code':'a','count':1,'open':true},{'count':'x'}]}"
            + " | parts[1].count | invalid | must be a whole number from 1 to 1000",
        "[] | body | invalid | must be an object",
        "7 | body | invalid | must be an object",
        "null | body | invalid | must be an object"
      })
  void aFieldAtFaultIsNamed(String body, String field, String code, String message) {
    service
        .putThing(body.replace('\'', '"'))
        .isProblem(400, "invalid-field")
        .withViolation(field, code, message);
  }

  @Test
  void datesAndInstantsAreReadAndWrittenAsIso() {
    var answer =
        service.putThing(
            """
            {"code": "spoon", "count": 1, "open": false,
             "day": "2026-11-23", "at": "2026-11-23T09:30:00.123456+01:00"}
            """);

    assertThat(answer.json().path("day").asString()).isEqualTo("2026-11-23");
    assertThat(answer.json().path("at").asString()).isEqualTo("2026-11-23T08:30:00.123456Z");
  }

  @Test
  void aBodyOverTheLimitIsRefusedWhenItsLengthIsSaid() {
    send(BodyPublishers.ofString("x".repeat(LIMIT + 1))).isProblem(413, "body-too-large");
  }

  @Test
  void aBodyOverTheLimitIsRefusedWhenItComesInChunks() {
    var body = new ByteArrayInputStream(new byte[LIMIT + 1]);

    send(BodyPublishers.ofInputStream(() -> body)).isProblem(413, "body-too-large");
  }

  @Test
  void jsonOverTheLimitIsRefusedWhenItComesInChunks() {
    byte[] json = ("{\"note\":\"" + " ".repeat(60_000) + "\",").getBytes(StandardCharsets.UTF_8);
    byte[] many = new byte[LIMIT * 2];
    Arrays.fill(many, (byte) ' ');
    System.arraycopy(json, 0, many, 0, json.length);
    var body = new ByteArrayInputStream(many);

    service
        .send(
            service
                .as("anna", "/v1/kent/things")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofInputStream(() -> body)))
        .isProblem(413, "body-too-large");
  }

  @Test
  @DisplayName("C12: who asks before sending too much is refused, not told to continue")
  void whoAsksFirstIsRefusedFirst() {
    String answers = askToContinue("1073741824", service.authorization("anna"));

    assertThat(answers).startsWith("HTTP/1.1 413 ").doesNotContain("HTTP/1.1 100");
  }

  @Test
  @DisplayName("C12: who asks without a token is refused, not told to continue")
  void whoAsksWithoutATokenIsRefusedFirst() {
    assertThat(askToContinue("10", "none"))
        .startsWith("HTTP/1.1 401 ")
        .doesNotContain("HTTP/1.1 100");
  }

  @Test
  @DisplayName("C12: who asks before sending what is taken is told to continue")
  void whoMaySendIsToldToContinue() {
    assertThat(askToContinue("10", service.authorization("anna"))).startsWith("HTTP/1.1 100 ");
  }

  private String askToContinue(String length, String authorization) {
    return service.raw(
        """
        POST /v1/kent/text HTTP/1.1
        Host: localhost
        Authorization: %s
        Content-Type: text/plain
        Content-Length: %s
        Expect: 100-continue

        """
            .formatted(authorization, length)
            .replace("\n", "\r\n"));
  }

  @Test
  void aBodyUpToTheLimitIsTaken() {
    var answer = send(BodyPublishers.ofString("x".repeat(LIMIT)));

    assertThat(answer.http().body()).isEqualTo(String.valueOf(LIMIT));
  }

  @Test
  void aFormOverTheLimitIsRefused() {
    for (var body :
        new BodyPublisher[] {
          BodyPublishers.ofString("name=" + "x".repeat(LIMIT)),
          BodyPublishers.ofInputStream(() ->
              new ByteArrayInputStream(
                  ("name=" + "x".repeat(LIMIT)).getBytes(StandardCharsets.US_ASCII)))
        }) {
      service
          .send(
              service
                  .as("anna", "/v1/kent/form")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(body))
          .isProblem(413, "body-too-large");
    }
  }

  private Answer send(BodyPublisher body) {
    return service.send(
        service.as("anna", "/v1/kent/text").header("Content-Type", "text/plain").POST(body));
  }
}
