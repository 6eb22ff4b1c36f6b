package uk.ragtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong, the answer is a problem document with a stable code. */
class ProblemsIT {
  private final RunningService service = RunningService.SHARED;

  @Test
  void aRequestThatIsRightIsAnswered() {
    var answer =
        service.putThing("{\"code\":\"spoon\",\"count\":2,\"open\":true,\"colour\":\"RED\"}");

    assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
    assertThat(answer.json().path("code").asString()).isEqualTo("spoon");
  }

  @Test
  void halfAnAnswerDoesNotLookLikeAWholeOne() {
    assertThatThrownBy(() -> service.get("/v1/kent/breaks"))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void anUnknownPathIsNotFound() {
    service.get("/nowhere").isProblem(404, "not-found");
    service.get("/v1/kent/nowhere").isProblem(404, "not-found");
    service.get("/error").isProblem(404, "not-found");
    service.get("/actuator/nowhere").isProblem(403, "not-allowed");
  }

  @Test
  void theInstanceIsThePathWithoutTheQuery() {
    var answer = service.get("/v1/kent/nowhere?name=somebody").isProblem(404, "not-found");

    assertThat(answer.json().path("instance").asString()).isEqualTo("/v1/kent/nowhere");
  }

  @Test
  void anotherMethodIsRefusedWithThoseThatWork() {
    var answer =
        service
            .send(service.as("anna", "/v1/kent/things").DELETE())
            .isProblem(405, "method-not-allowed");

    assertThat(answer.header("Allow")).isEqualTo("PUT");
  }

  @Test
  void anAnswerInAnotherFormatIsRefused() {
    service
        .send(service.as("anna", "/v1/kent/things/spoon").header("Accept", "application/xml"))
        .isProblem(406, "not-acceptable");
    service
        .send(service.as("anna", "/v1/kent/things/spoon").header("Accept", "no such type"))
        .isProblem(406, "not-acceptable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense"})
  void aBodyInAnotherFormatIsRefused(String type) {
    var answer =
        service
            .send(
                service
                    .as("anna", "/v1/kent/things")
                    .header("Content-Type", type)
                    .PUT(BodyPublishers.ofString("a=b")))
            .isProblem(415, "unsupported-media-type");

    assertThat(answer.json().has("violations")).isFalse();
  }

  @Test
  void aBodyWithoutATypeIsReadAsJson() {
    service
        .send(service.as("anna", "/v1/kent/things").PUT(BodyPublishers.ofString("{}")))
        .isProblem(400, "invalid-field")
        .withViolation("code", "required", "is required");
  }

  @Test
  void aPathVariableThatIsNoCodeIsAnInvalidParameter() {
    service
        .get("/v1/kent/things/SPOON")
        .isProblem(400, "invalid-parameter")
        .withViolation("code", "invalid", "must be 1 to 10 lower-case letters");
  }

  @Test
  void parametersOfTheWrongTypeAreInvalid() {
    service
        .get("/v1/kent/things/spoon?limit=ten")
        .isProblem(400, "invalid-parameter")
        .withViolation("limit", "invalid", "must be a whole number in range");
    service
        .get("/v1/kent/things/spoon?limit=99999999999999999999")
        .isProblem(400, "invalid-parameter");
    service
        .get("/v1/kent/things/spoon?day=2026-02-30")
        .isProblem(400, "invalid-parameter")
        .withViolation("day", "invalid", "must be a date that exists");
    service
        .get("/v1/kent/things/spoon?at=yesterday")
        .isProblem(400, "invalid-parameter")
        .withViolation("at", "invalid", "must be an instant like 2026-11-23T09:30:00Z");
    service
        .get("/v1/kent/things/spoon?colour=MAUVE")
        .isProblem(400, "invalid-parameter")
        .withViolation("colour", "invalid", "must be one of RED, GREEN");
  }

  @Test
  void missingParametersAndHeadersAreNamed() {
    service
        .get("/v1/kent/required")
        .isProblem(400, "invalid-parameter")
        .withViolation("name", "required", "is required");
    service
        .get("/v1/kent/required?name=a")
        .isProblem(400, "invalid-parameter")
        .withViolation("X-Thing", "required", "is required");
  }

  @Test
  void severalFaultsAreSaidAtOnce() {
    service
        .get("/v1/kent/several")
        .isProblem(400, "invalid-field")
        .withViolation("name", "required", "is required")
        .withViolation("code", "invalid", "must be 1 to 10 lower-case letters");
  }

  @Test
  void aServicesOwnRefusalIsTranslatedWhereverItHides() {
    service.get("/v1/kent/cupboard").isProblem(409, "cupboard-bare");
  }

  @Test
  void aRefusalCanCarryHeaders() {
    var answer = service.get("/v1/kent/late").isProblem(409, "position-not-reached");

    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void aFailureOfOursSaysNothingOfItself() {
    service.get("/v1/kent/fails").isProblem(500, "internal-error");
    service.get("/v1/kent/overflows").isProblem(500, "internal-error");
  }

  @Test
  void aBareStatusBecomesAProblemToo() {
    service.get("/v1/kent/senderror").isProblem(418, "refused-418");
  }

  @Test
  void headHasNoBody() {
    var answer =
        service.send(
            service.as("anna", "/nowhere").method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.http().body()).isEmpty();
  }
}
