package uk.ragtime.operator;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Operations of query-service, which only operators may use. */
final class OperationsApi {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Many times the list of all rebuilds, or of all parked partnerships. */
  private static final long MOST_BYTES = 8 << 20;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final String url;
  private final TokenSource tokens;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  /**
   * @param url of query-service
   */
  OperationsApi(String url, TokenSource tokens) {
    this.url = url;
    this.tokens = tokens;
  }

  /**
   * @throws OperatorException with the service's reason, if it refuses
   */
  JsonNode get(String path) throws InterruptedException {
    return send(request(path).GET());
  }

  /**
   * @throws OperatorException likewise
   */
  JsonNode post(String path, Map<String, Object> body) throws InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + "/v1/operations" + path)).timeout(TIMEOUT);
  }

  private JsonNode send(HttpRequest.Builder request) throws InterruptedException {
    request.header("Authorization", "Bearer " + tokens.token());
    try {
      HttpResponse<String> response =
          http.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
      return read(response);
    } catch (SSLException e) {
      throw new OperatorException(
          "The certificate of "
              + url
              + " is not accepted: "
              + e.getMessage()
              + ". Add its authority to the JVM's trust store, as docs/SIGN-IN.md describes.",
          e);
    } catch (IOException e) {
      throw new OperatorException(
          "Ragtime does not answer at "
              + url
              + ". On this machine, start it with: ragtime up; elsewhere, check RAGTIME_QUERY_URL.",
          e);
    }
  }

  private JsonNode read(HttpResponse<String> response) {
    JsonNode json;
    try {
      json = JSON.readTree(response.body());
    } catch (JacksonException e) {
      throw new OperatorException(
          url
              + " answers HTTP "
              + response.statusCode()
              + " without JSON, as query-service never does. Check RAGTIME_QUERY_URL.",
          e);
    }
    if (response.statusCode() < 300) {
      return json;
    }
    String reason = json.path("detail").asString("HTTP " + response.statusCode()) + ".";
    throw new OperatorException(
        response.statusCode() == HttpURLConnection.HTTP_UNAUTHORIZED
            ? "The token from " + tokens.origin() + " is not accepted: " + reason
            : reason);
  }
}
