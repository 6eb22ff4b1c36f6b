package uk.ragtime.testing.platform;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A service's response. */
public record TestResponse(HttpResponse<String> response) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public int status() {
    return response.statusCode();
  }

  public String body() {
    return response.body();
  }

  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public JsonNode json() {
    return body().isBlank() ? MissingNode.getInstance() : JSON.readTree(body());
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
    return response.request().method() + " " + response.uri() + " -> " + status() + " " + body();
  }
}
