package uk.ragtime.benchmarks.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.benchmarks.store.http.Connection;
import uk.ragtime.benchmarks.store.http.RatingRequest;
import uk.ragtime.benchmarks.store.http.ServiceProcess;

/** The deployable query-service in a JVM of its own, and what its operator asks of it. */
final class QueryService implements AutoCloseable {
  private static final String JAR = "query-service/target/query-service-1.0.0-SNAPSHOT.jar";
  private static final int SUCCESSES = 2;

  private final ServiceProcess process;
  private final Connection operator;
  private final String headers;

  private QueryService(ServiceProcess process, String token) {
    this.process = process;
    operator = new Connection(process.port());
    headers = RatingRequest.bearer(token) + "Content-Type: application/json\r\n";
  }

  static QueryService launch(Path home, Path log, String operatorsToken, List<String> settings)
      throws IOException, InterruptedException {
    ServiceProcess process = ServiceProcess.launch(home.resolve(JAR), log, settings);
    try {
      process.awaitHealth();
      return new QueryService(process, operatorsToken);
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
    Connection.Answer answer = operator.exchange(method, path, headers, body);
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
