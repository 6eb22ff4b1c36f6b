package uk.ragtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP answer, with the check that every test makes: is it a proper problem? */
record Answer(HttpResponse<String> http) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  int status() {
    return http.statusCode();
  }

  String header(String name) {
    return http.headers().firstValue(name).orElse("");
  }

  JsonNode json() {
    return JSON.readTree(http.body());
  }

  Answer isProblem(int status, String code) {
    assertThat(http.body()).as("body of %s", http).isNotEmpty();
    assertThat(header("Content-Type")).as(http.body()).isEqualTo("application/problem+json");
    assertThat(json().path("code").asString()).as(http.body()).isEqualTo(code);
    assertThat(json().path("type").asString()).isEqualTo("/problems/" + code);
    assertThat(json().path("status").asInt()).isEqualTo(status);
    assertThat(json().path("title").asString()).isNotBlank();
    assertThat(json().path("detail").asString()).isNotBlank();
    assertThat(status()).isEqualTo(status);
    assertThat(http.body()).doesNotContain("secret of the house", "Exception", "uk.ragtime");
    return this;
  }

  Answer withViolation(String field, String code, String message) {
    assertThat(json().path("violations").valueStream())
        .anySatisfy(violation -> {
          assertThat(violation.path("field").asString()).isEqualTo(field);
          assertThat(violation.path("code").asString()).isEqualTo(code);
          assertThat(violation.path("message").asString()).isEqualTo(message);
        });
    return this;
  }
}
