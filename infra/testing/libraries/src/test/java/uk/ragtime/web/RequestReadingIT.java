package uk.ragtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters and headers that a request has too many of. */
class RequestReadingIT {
  private static final String SPOON = "/v1/kent/things/spoon?";

  private final RunningService service = RunningService.SHARED;

  @ParameterizedTest
  @DisplayName("B1: an unknown parameter is refused, with the one that was meant")
  @CsvSource({
    "limt=3, limt, did you mean limit?",
    "Limit=3, Limit, did you mean limit?",
    "day=2026-11-23&color=RED, color, did you mean colour?",
    "page=2, page, 'accepted are at, colour, day, limit'",
    "code=spoon, code, 'accepted are at, colour, day, limit'",
  })
  void anUnknownParameterIsRefused(String query, String field, String hint) {
    service
        .get(SPOON + query)
        .isProblem(400, "invalid-parameter")
        .withViolation(field, "unknown-parameter", "is not known here; " + hint);
  }

  @Test
  @DisplayName("B1: every unknown parameter is named, and nothing is echoed that could do harm")
  void everyUnknownParameterIsNamed() {
    var answer = service.get(SPOON + "limt=1&%3Cb%3E=2&daz=3").isProblem(400, "invalid-parameter");

    assertThat(answer.json().path("violations").findValuesAsString("field"))
        .containsExactly("limt", "query", "daz");
    assertThat(answer.http().body()).doesNotContain("<b>");
  }

  @Test
  @DisplayName("B1: an operation without parameters accepts none; commands are operations too")
  void operationsWithoutParameters() {
    service.get("/v1/kent/whoami?asOf=2026-03-28").isProblem(400, "invalid-parameter");
    service.send(service.to("/v1/openapi.json?v=2")).isProblem(400, "invalid-parameter");
    service
        .send(
            service
                .as("anna", "/v1/kent/text?dryRun=true")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("x")))
        .isProblem(400, "invalid-parameter")
        .withViolation("dryRun", "unknown-parameter", "is not known here; none is accepted here");
  }

  @Test
  @DisplayName("B1: a parameter that is there twice is refused")
  void aDoubledParameterIsRefused() {
    service
        .get(SPOON + "limit=1&limit=1")
        .isProblem(400, "invalid-parameter")
        .withViolation("limit", "duplicate", "is given more than once");
  }

  @Test
  @DisplayName("B1: without a token nothing is told about parameters")
  void withoutATokenNothingIsTold() {
    service.send(service.to(SPOON + "limt=3")).isProblem(401, "token-missing");
  }

  @ParameterizedTest
  @DisplayName("B3: a header with one value is refused where it is there twice")
  @ValueSource(
      strings = {
        "If-Match",
        "Idempotency-Key",
        "X-Correlation-Id",
        "Last-Event-ID",
        "Authorization"
      })
  void aDoubledHeaderIsRefused(String name) {
    service
        .send(service.as("anna", "/v1/kent/whoami").header(name, "\"1\"").header(name, "\"1\""))
        .isProblem(400, "malformed-request")
        .withViolation(name, "duplicate", "is there more than once");
  }
}
