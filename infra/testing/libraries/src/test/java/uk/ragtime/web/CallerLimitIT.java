package uk.ragtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.testing.TestToken;

/** A caller over the limit is told to wait, whatever the request, and no other caller is. */
class CallerLimitIT {
  private static final String PATH = "/v1/kent/whoami";

  private final RunningService service =
      RunningService.start(
          RunningService.ISSUER,
          Map.of("ragtime.limits.caller-per-second", "1", "ragtime.limits.caller-burst", "3"));

  @AfterEach
  void stop() {
    service.stop();
  }

  @Test
  void afterTheBurstComesTheWait() {
    var answer = exhaust("anna", PATH);

    assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(service.send(service.as("ben", PATH)).status()).isEqualTo(200);
  }

  @Test
  void itIsTheSameForWhatExistsAndWhatDoesNot() {
    for (String path : new String[] {PATH, "/nowhere", "/v1/nobody/things/x"}) {
      exhaust("anna", path);
    }
  }

  @Test
  void whoHasNoTokenIsNotCounted() {
    for (int i = 0; i < 10; i++) {
      service.send(service.to(PATH)).isProblem(401, "token-missing");
      assertThat(service.send(service.to("/actuator/health")).status()).isEqualTo(200);
    }
    assertThat(service.send(service.as("anna", PATH)).status()).isEqualTo(200);
  }

  @Test
  void aTokenThatIsNotAcceptedCostsItsOwnerNothing() {
    String forged = RunningService.ISSUER.token("anna", TestToken::signedByStranger);
    for (int i = 0; i < 10; i++) {
      service
          .send(service.to(PATH).header("Authorization", "Bearer " + forged))
          .isProblem(401, "token-invalid");
    }
    assertThat(service.send(service.as("anna", PATH)).status()).isEqualTo(200);
  }

  private Answer exhaust(String subject, String path) {
    for (int i = 0; i < 30; i++) {
      var answer = service.send(service.as(subject, path));
      if (answer.status() == 429) {
        return answer.isProblem(429, "too-many-requests");
      }
    }
    throw new AssertionError("thirty requests at once were let through");
  }
}
