package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.QueryService.Answer;
import uk.ragtime.testing.TestIssuer;

/** Without PostgreSQL and Kafka the service starts, and reports what it cannot do. */
class StartWithoutServersIT {
  @Test
  void startsAliveAndNotReadyAndTellsCallersToComeAgain() {
    try (TestIssuer issuer = TestIssuer.start();
        QueryService service = QueryService.startAlone(issuer)) {
      assertThat(service.get("/actuator/health/liveness").status()).isEqualTo(200);
      assertThat(service.get("/actuator/health/readiness").status()).isEqualTo(503);

      for (String gauge : List.of("lag.events", "lag.seconds")) {
        assertThat(
                service
                    .bean(MeterRegistry.class)
                    .get("ragtime.projection." + gauge)
                    .gauge()
                    .value())
            .as("C16: %s is unknown, which is not 0", gauge)
            .isNaN();
      }

      Answer answer = service.get("viewer-lancashire", "/v1/lancashire/areas");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.json().get("code").asString()).isEqualTo("unavailable");
      assertThat(answer.header("Retry-After")).isPresent();
    }
  }
}
