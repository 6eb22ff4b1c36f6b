package uk.ragtime.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.ragtime.testing.platform.TestClient;
import uk.ragtime.testing.platform.TestPlatform;
import uk.ragtime.testing.platform.TestResponse;

/** Operators can monitor the platform, and nobody else can. */
class MonitoringIT {
  private final TestPlatform platform = SharedPlatform.platform();

  @Test
  void healthIsOpenAndSaysNoMoreThanNeeded() {
    for (URI service :
        List.of(platform.commandService(), platform.queryService(), platform.portal())) {
      TestClient anybody = new TestClient(service, null);
      for (String probe : List.of("/actuator/health", "/actuator/health/readiness")) {
        TestResponse health = anybody.get(probe);
        assertEquals(200, health.status(), health::toString);
        assertEquals("UP", health.json().path("status").asString());
        assertThat(health.body()).doesNotContain("jdbc:", "password");
      }
    }
  }

  @Test
  void metricsAreForTheOperator() {
    assertEquals(
        401, new TestClient(platform.commandService(), null).get("/actuator/prometheus").status());
    assertEquals(403, platform.queries("coordinator").get("/actuator/prometheus").status());
  }

  @Test
  void metricsSayWhatOperatorsAskFirst() {
    new DemonstrationUser(platform).recordOneChange();

    assertThat(platform.commands("operator").get("/actuator/prometheus").body())
        .contains(
            "ragtime_commands_seconds",
            "ragtime_store_events_appended",
            "ragtime_relay_lag_events",
            "ragtime_relay_lag_seconds",
            "hikaricp_connections");
    assertThat(platform.queries("operator").get("/actuator/prometheus").body())
        .contains(
            "ragtime_projection_lag_events",
            "ragtime_projection_lag_seconds",
            "http_server_requests_seconds",
            "hikaricp_connections");
  }

  @Test
  void noOtherManagementEndpointIsThere() {
    for (String path : List.of("/actuator/env", "/actuator/heapdump", "/actuator/loggers")) {
      assertEquals(404, platform.commands("operator").get(path).status());
      assertEquals(404, platform.queries("operator").get(path).status());
    }
  }
}
