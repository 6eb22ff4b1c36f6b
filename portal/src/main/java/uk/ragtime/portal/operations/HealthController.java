package uk.ragtime.portal.operations;

import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointWebExtension;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /actuator/health} and its probes on the port that serves the pages. Spring Boot moves
 * its own to the management port, which may be turned off, and whose answer would not prove that
 * the pages are served.
 */
@RestController
class HealthController {
  private final HealthEndpointWebExtension health;

  HealthController(HealthEndpointWebExtension health) {
    this.health = health;
  }

  @GetMapping("/actuator/health")
  ResponseEntity<HealthDescriptor> health() {
    return answer();
  }

  @GetMapping("/actuator/health/{probe:liveness|readiness}")
  ResponseEntity<HealthDescriptor> probe(@PathVariable String probe) {
    return answer(probe);
  }

  private ResponseEntity<HealthDescriptor> answer(String... path) {
    WebEndpointResponse<HealthDescriptor> answer =
        health.health(ApiVersion.LATEST, WebServerNamespace.SERVER, SecurityContext.NONE, path);
    return ResponseEntity.status(answer.getStatus()).body(answer.getBody());
  }
}
