package uk.ragtime.web.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OpenApiEndpointTest {
  private final OpenApiEndpoint endpoint = new OpenApiEndpoint("contract/ratings.openapi.yaml");

  @Test
  void bothFormsSayTheSame() {
    assertThat(endpoint.yaml().getBody()).asString(UTF_8).contains("title: Ratings");
    assertThat(endpoint.json().getBody())
        .asString(UTF_8)
        .isEqualTo("{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"Ratings\",\"version\":\"1\"}}");
  }

  @Test
  @DisplayName("a caller who asks again and again has no YAML read each time")
  void eachFormIsMadeOnce() {
    assertThat(endpoint.json().getBody()).isSameAs(endpoint.json().getBody());
    assertThat(endpoint.yaml().getBody()).isSameAs(endpoint.yaml().getBody());
  }
}
