package uk.ragtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Defaults of both services hold unless a service overrides them. */
class WebDefaultsIT {
  @Test
  void aServicesOwnWordBeatsTheDefault() {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("service", Map.of("server.address", "0.0.0.0")));

    new WebDefaults().postProcessEnvironment(environment, new SpringApplication(TestService.class));

    assertThat(environment.getProperty("server.address")).isEqualTo("0.0.0.0");
    assertThat(environment.getProperty("spring.threads.virtual.enabled")).isEqualTo("true");
  }

  @Test
  void aServiceWithoutAnIssuerDoesNotStart() {
    assertThatThrownBy(() -> new SpringApplicationBuilder(TestService.class).run("--server.port=0"))
        .hasStackTraceContaining("ragtime.security.issuer (RAGTIME_SECURITY_ISSUER) is not set");
  }

  @Test
  void theLimitIsTheServicesToSet() {
    var small = RunningService.start(RunningService.ISSUER, Map.of("ragtime.body.limit", "10B"));

    small
        .send(
            small
                .as("anna", "/v1/kent/text")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("x".repeat(11))))
        .isProblem(413, "body-too-large");
    small.stop();
  }
}
