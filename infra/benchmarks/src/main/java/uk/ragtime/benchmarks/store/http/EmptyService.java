package uk.ragtime.benchmarks.store.http;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * A service with everything that command-service has before and behind its endpoints (Tomcat on
 * virtual threads, tokens, correlation, limits, metrics) and an endpoint that does nothing: it
 * reads no body and answers none.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
public class EmptyService {
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
  }
}
