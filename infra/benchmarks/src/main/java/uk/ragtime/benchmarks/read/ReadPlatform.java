package uk.ragtime.benchmarks.read;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.benchmarks.store.http.ServiceProcess;
import uk.ragtime.embedded.EmbeddedKafkaServer;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;

/** An event store that is filled with a history, and the deployable query-service beside it. */
final class ReadPlatform implements AutoCloseable {
  /** In the events, so it is the same every time; the keys are read elsewhere. */
  static final String ISSUER = "http://127.0.0.1:9";

  private static final String JAR = "query-service/target/query-service-1.0.0-SNAPSHOT.jar";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int OK = 200;

  private final TestIssuer issuer = TestIssuer.start();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final TestDatabase readModels;
  private final ServiceProcess service;

  private ReadPlatform(
      TestDatabase readModels, TestDatabase store, Path home, Path log, String kafka)
      throws IOException {
    this.readModels = readModels;
    service =
        ServiceProcess.launch(
            home.resolve(JAR),
            log,
            List.of(
                "--spring.datasource.url=" + readModels.url(),
                "--spring.datasource.password=" + readModels.password(),
                "--spring.flyway.user=" + readModels.owner(),
                "--spring.flyway.password=" + readModels.password(),
                "--ragtime.store.url=" + store.url(),
                "--ragtime.store.username=ragtime_rebuild",
                "--ragtime.store.password=" + store.password(),
                "--ragtime.kafka.bootstrap-servers=" + kafka,
                "--ragtime.security.issuer=" + ISSUER,
                "--ragtime.security.jwks=" + issuer.jwksUri(),
                "--ragtime.security.operators=" + ISSUER + "|operator"));
  }

  /** Loads the history and starts the service; nothing is rebuilt yet. */
  static ReadPlatform start(
      DatabaseServer server,
      EmbeddedKafkaServer kafka,
      History history,
      String label,
      Path home,
      Path logs)
      throws IOException, SQLException, InterruptedException {
    TestDatabase store = server.database("store_" + label);
    Flyway.configure()
        .dataSource(store.url(), store.owner(), store.password())
        .locations("filesystem:" + home.resolve("command-service/src/main/resources/db/migration"))
        .defaultSchema("store")
        .load()
        .migrate();
    try (Connection administrator = server.administrator(store.name())) {
      history.load(administrator);
    }
    TestDatabase readModels =
        server.database("read_" + label, "ragtime_query_owner", List.of("ragtime_query"));
    ReadPlatform platform =
        new ReadPlatform(
            readModels,
            store,
            home,
            logs.resolve("query-service-" + label + ".log"),
            kafka.bootstrapServers());
    platform.awaitLiveness();
    return platform;
  }

  private void awaitLiveness() throws InterruptedException {
    long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
    while (!isLive()) {
      if (System.nanoTime() > giveUpAt) {
        throw new IllegalStateException("the query-service did not start; see its log");
      }
      Thread.sleep(200);
    }
  }

  private boolean isLive() throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(uri("/actuator/health/liveness")).build();
      return client.send(request, BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException _) {
      return false; // it does not listen yet
    }
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + service.port() + path);
  }

  TestDatabase readModels() {
    return readModels;
  }

  String token(String subject) {
    return issuer.token(subject, token -> token.issuer(ISSUER));
  }

  /** Asks, and insists on an answer. */
  String get(String token, String path) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token).build());
  }

  JsonNode operate(String path) throws IOException, InterruptedException {
    return JsonMapper.shared().readTree(get(token("operator"), path));
  }

  JsonNode operate(String path, String body) throws IOException, InterruptedException {
    return JsonMapper.shared()
        .readTree(
            send(
                HttpRequest.newBuilder(uri(path))
                    .header("Authorization", "Bearer " + token("operator"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build()));
  }

  private String send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          request.uri() + ": " + response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  @Override
  public void close() {
    service.close();
    client.close();
    issuer.close();
  }
}
