package uk.ragtime.operator;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An OpenID Connect issuer, as device sign-in needs it. */
final class IssuerClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Some hundred times the documents that issuers answer with. */
  private static final long MOST_BYTES = 1 << 20;

  private static final JsonMapper JSON = JsonMapper.shared();

  /** The endpoints of the two steps of a device sign-in. */
  record Endpoints(URI deviceAuthorization, URI token) {}

  private final String issuer;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  IssuerClient(String issuer) {
    this.issuer = issuer;
  }

  String issuer() {
    return issuer;
  }

  /**
   * Reads the issuer's discovery document.
   *
   * @throws OperatorException if it is another issuer's, or offers no device sign-in
   * @throws IOException if the issuer does not answer
   */
  Endpoints discover() throws IOException, InterruptedException {
    URI address =
        URI.create(ServiceAddress.withoutSlash(issuer) + "/.well-known/openid-configuration");
    JsonNode document = send(HttpRequest.newBuilder(address).GET());
    if (!document.path("issuer").asString("").equals(issuer)) {
      throw OperatorException.badSetting(
          "RAGTIME_ISSUER is '"
              + issuer
              + "', but the issuer there calls itself something else. Set RAGTIME_ISSUER to the"
              + " issuer's own name, letter by letter.");
    }
    return new Endpoints(
        endpoint(document, "device_authorization_endpoint"), endpoint(document, "token_endpoint"));
  }

  private URI endpoint(JsonNode document, String name) {
    String address = document.path(name).asString("");
    if (address.isEmpty()) {
      throw OperatorException.badSetting(
          "The issuer in RAGTIME_ISSUER offers no device sign-in: it publishes no "
              + name
              + ". Enable the device authorization grant there, or set RAGTIME_TOKEN_FILE.");
    }
    if (!ServiceAddress.isSafe(address)) {
      throw new OperatorException("The issuer's " + name + " is not an https address.");
    }
    return URI.create(address);
  }

  /** Sends a form; the answer may be an OAuth error, with its code in {@code error}. */
  JsonNode post(URI endpoint, Map<String, String> form) throws IOException, InterruptedException {
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .sorted()
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            request.timeout(TIMEOUT).header("Accept", "application/json").build(),
            BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
    try {
      return JSON.readTree(response.body());
    } catch (JacksonException e) {
      throw new IOException("HTTP " + response.statusCode() + " without JSON", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
