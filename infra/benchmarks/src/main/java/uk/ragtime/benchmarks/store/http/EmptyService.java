package uk.ragtime.benchmarks.store.http;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * A service with everything that command-service has around its endpoints (Tomcat on virtual
 * threads, tokens, correlation, limits, metrics) and one endpoint that does nothing: it reads no
 * body and answers with none.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
public class EmptyService {
  /** A request for nothing, with a token. */
  public static final String NOTHING = "/v1/nobody/nothing";

  /** Settings of an instance. */
  public static List<String> settings(String issuer, String jwks) {
    return List.of(
        "--logging.level.root=WARN",
        // command-service's settings are on this class path, and it has no database.
        "--management.endpoint.health.validate-group-membership=false",
        "--ragtime.security.issuer=" + issuer,
        "--ragtime.security.jwks=" + jwks);
  }

  public static void main(String[] arguments) {
    SpringApplication.run(EmptyService.class, arguments);
  }

  /** Under the address of a rating, so that both are asked the same. Spring finds it in here. */
  @RestController
  static final class EmptyEndpoint {
    @PutMapping(
        "/v1/{partnership}/cycles/{cycle}/areas/{area}/agencies/{agency}/ratings/{capability}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put() {}

    @GetMapping("/v1/{partnership}/nothing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void get() {}
  }
}
