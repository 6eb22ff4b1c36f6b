package uk.ragtime.web.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {
  @Test
  @DisplayName("B4: addresses are made below the configured one, with its path")
  void addressesAreMadeBelow() {
    PublicUrl url = PublicUrl.parse("https://example.org/ragtime/query/");

    assertThat(url.of("/v1/me")).isEqualTo("https://example.org/ragtime/query/v1/me");
    assertThat(url.prefix()).isEqualTo("/ragtime/query");
    assertThat(PublicUrl.parse("http://localhost:8082").prefix()).isEmpty();
    assertThat(PublicUrl.parse("http://[::1]:8082/").of("/v1")).isEqualTo("http://[::1]:8082/v1");
  }

  @ParameterizedTest
  @DisplayName("B4: a setting that is no address is refused at the start")
  @ValueSource(
      strings = {
        "",
        "example.org",
        "/ragtime",
        "ftp://example.org",
        "https://",
        "https://a b",
        "https://example.org?x=1",
        "https://example.org/#x",
        "https://me@example.org",
        "https://example.org//"
      })
  void othersAreRefused(String text) {
    assertThatThrownBy(() -> PublicUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ragtime.public-url");
  }
}
