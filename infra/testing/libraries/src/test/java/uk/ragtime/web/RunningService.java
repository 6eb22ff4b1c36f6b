package uk.ragtime.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import uk.ragtime.testing.GenerousLimits;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.raw.RawSocket;

/** The test service on a real Tomcat on a free port, with an issuer; one for all tests. */
final class RunningService {
  static final TestIssuer ISSUER = TestIssuer.start();
  static final String PUBLIC_URL = "https://service.example/at";
  static final RunningService SHARED = start(ISSUER, Map.of());

  private final ConfigurableApplicationContext context;
  private final int port;
  private final HttpClient client = HttpClient.newHttpClient();

  private RunningService(ConfigurableApplicationContext context) {
    this.context = context;
    this.port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  static RunningService start(TestIssuer issuer, Map<String, Object> settings) {
    return start(
        InstantSource.system(),
        with(
            settings,
            Map.of(
                "ragtime.security.issuer",
                issuer.issuer(),
                "ragtime.security.operators",
                issuer.issuer() + "|olga")));
  }

  private static Map<String, Object> with(Map<String, Object> some, Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(more);
    all.putAll(some);
    return all;
  }

  /** One that goes by a clock of the test's, and knows no issuer but those in the settings. */
  static RunningService start(InstantSource clock, Map<String, Object> settings) {
    return new RunningService(
        new SpringApplicationBuilder(TestService.class)
            .initializers(context ->
                ((GenericApplicationContext) context)
                    .registerBean(InstantSource.class, () -> clock))
            .properties(Map.of("server.port", "0"))
            .properties(Map.copyOf(GenerousLimits.SETTINGS))
            .properties(settings)
            .run("--ragtime.public-url=" + PUBLIC_URL));
  }

  int port() {
    return port;
  }

  /** The service's metrics, without a request that would be measured with them. */
  String metrics() {
    return context.getBean(PrometheusMeterRegistry.class).scrape();
  }

  void stop() {
    context.close();
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  String authorization(String subject) {
    return "Bearer " + ISSUER.token(subject);
  }

  HttpRequest.Builder as(String subject, String path) {
    return to(path).header("Authorization", authorization(subject));
  }

  Answer get(String path) {
    return send(as("anna", path));
  }

  Answer putThing(String json) {
    return send(
        as("anna", "/v1/kent/things")
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json)));
  }

  Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends bytes as they are, as no HTTP client would, and gives all that comes back. */
  String raw(String request) {
    try {
      return RawSocket.exchange(port, request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
