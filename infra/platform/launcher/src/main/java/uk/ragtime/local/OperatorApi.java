package uk.ragtime.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.local.issuer.PersonaTokens;

/**
 * The query-service's operations, as the operator of the platform on this machine asks for them.
 */
final class OperatorApi {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final String url;
  private final PersonaTokens tokens;
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * @param url of query-service
   */
  OperatorApi(String url, PersonaTokens tokens) {
    this.url = url;
    this.tokens = tokens;
  }

  /**
   * @throws Refusal in the service's words, where it refuses
   */
  JsonNode get(String path) throws InterruptedException {
    return send(request(path).GET());
  }

  /**
   * @throws Refusal likewise
   */
  JsonNode post(String path, Map<String, Object> body) throws InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + "/v1/operations" + path)).timeout(PATIENCE);
  }

  private JsonNode send(HttpRequest.Builder request) throws InterruptedException {
    try {
      // A new token each time: a rebuild may take longer than one lasts.
      String token = tokens.token(Persona.OPERATOR.code());
      HttpResponse<String> answer =
          client.send(
              request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
      JsonNode json = JSON.readTree(answer.body());
      if (answer.statusCode() >= 300) {
        throw new Refusal(json.path("detail").asString("HTTP " + answer.statusCode()) + ".");
      }
      return json;
    } catch (IOException e) {
      throw new Refusal("Ragtime does not answer at " + url + ". Start it with: ragtime up", e);
    }
  }
}
