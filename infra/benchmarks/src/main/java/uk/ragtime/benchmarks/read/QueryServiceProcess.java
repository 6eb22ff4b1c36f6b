package uk.ragtime.benchmarks.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.benchmarks.store.http.DeployedService;
import uk.ragtime.benchmarks.store.http.KeepAliveConnection;
import uk.ragtime.benchmarks.store.http.RatingRequest;

/** The deployable query-service in a JVM of its own, with the operator's requests to it. */
final class QueryServiceProcess implements AutoCloseable {
  private static final String JAR = "query-service/target/query-service-1.0.0-SNAPSHOT.jar";
  private static final int SUCCESSES = 2;

  private final DeployedService process;
  private final KeepAliveConnection operator;
  private final String headers;

  private QueryServiceProcess(DeployedService process, String token) {
    this.process = process;
    operator = new KeepAliveConnection(process.port());
    headers = RatingRequest.bearer(token) + "Content-Type: application/json\r\n";
  }

  static QueryServiceProcess launch(
      Path home, Path log, String operatorsToken, List<String> settings)
      throws IOException, InterruptedException {
    DeployedService process = DeployedService.launch(home.resolve(JAR), log, settings);
    try {
      process.awaitHealth();
      return new QueryServiceProcess(process, operatorsToken);
    } catch (RuntimeException | InterruptedException e) {
      process.close();
      throw e;
    }
  }

  int port() {
    return process.port();
  }

  JsonNode ask(String path) throws IOException {
    return exchange("GET", path, "");
  }

  JsonNode request(String path, String body) throws IOException {
    return exchange("POST", path, body);
  }

  private JsonNode exchange(String method, String path, String body) throws IOException {
    KeepAliveConnection.Answer answer = operator.exchange(method, path, headers, body);
    if (answer.status() / 100 != SUCCESSES) {
      throw new IllegalStateException(path + " was answered with " + answer);
    }
    return JsonMapper.shared().readTree(answer.body());
  }

  @Override
  public void close() throws IOException {
    operator.close();
    process.close();
  }
}
