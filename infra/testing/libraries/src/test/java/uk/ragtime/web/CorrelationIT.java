package uk.ragtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One id ties a request's logs and answers together, and never carries what a caller invents. */
class CorrelationIT {
  private static final String PATH = "/v1/kent/whoami";

  private final RunningService service = RunningService.SHARED;

  @Test
  void aCallersIdIsTakenLoggedAndSaidBack() {
    var answer = service.send(service.as("anna", PATH).header(CorrelationId.HEADER, "visit-7.a_B"));

    assertThat(answer.header(CorrelationId.HEADER)).isEqualTo("visit-7.a_B");
    assertThat(answer.json().path("correlation").asString()).isEqualTo("visit-7.a_B");
    assertThat(answer.json().path("loggedCorrelation").asString()).isEqualTo("visit-7.a_B");
  }

  @Test
  void everyRequestHasAnIdOfItsOwn() {
    var first = service.get(PATH).header(CorrelationId.HEADER);
    var second = service.get(PATH).header(CorrelationId.HEADER);

    assertThat(first).hasSize(36).isNotEqualTo(second);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "two words", "<script>", "a\"b", "{}", "caf\u00e9"})
  void anIdThatIsUnfitForALogIsReplaced(String offered) {
    var answer = service.send(service.as("anna", PATH).header(CorrelationId.HEADER, offered));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header(CorrelationId.HEADER)).hasSize(36);
  }

  @Test
  void anIdThatIsTooLongIsReplaced() {
    var answer =
        service.send(service.as("anna", PATH).header(CorrelationId.HEADER, "x".repeat(65)));

    assertThat(answer.header(CorrelationId.HEADER)).hasSize(36);
  }

  @Test
  void refusalsCarryItToo() {
    var request = service.to(PATH).header(CorrelationId.HEADER, "abc");

    assertThat(service.send(request).isProblem(401, "token-missing").header(CorrelationId.HEADER))
        .isEqualTo("abc");
  }

  @Test
  void thePartnershipInThePathIsLogged() {
    assertThat(service.get(PATH).json().path("loggedPartnership").asString()).isEqualTo("kent");
  }

  @Test
  void aPartnershipThatIsNoCodeIsNotLogged() {
    assertThat(service.get("/v1/KENT/whoami").json().path("loggedPartnership").asString())
        .isEqualTo("null");
  }

  @Test
  void requestsRunOnVirtualThreads() {
    assertThat(service.get(PATH).json().path("thread").asString()).isEqualTo("true");
  }
}
