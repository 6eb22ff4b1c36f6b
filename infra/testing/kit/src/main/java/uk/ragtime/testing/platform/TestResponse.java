package uk.ragtime.testing.platform;

import java.net.URI;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import uk.ragtime.testing.raw.RawResponse;

/**
 * A service's response.
 *
 * @param method of the request
 * @param uri of the request
 */
public record TestResponse(String method, URI uri, RawResponse response) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public int status() {
    return response.status();
  }

  public String body() {
    return response.text();
  }

  public String header(String name) {
    return response.header(name);
  }

  public JsonNode json() {
    String body = body();
    return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
  }

  /** The problem document's code; empty if it is none. */
  public String code() {
    return header("content-type").startsWith("application/problem+json")
        ? json().path("code").asString("")
        : "";
  }

  public long position() {
    return json().path("position").asLong();
  }

  @Override
  public String toString() {
    return method + " " + uri + " -> " + status() + " " + body();
  }
}
