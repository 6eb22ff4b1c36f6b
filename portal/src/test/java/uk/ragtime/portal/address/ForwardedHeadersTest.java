package uk.ragtime.portal.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Public address as taken from a proxy's headers. */
class ForwardedHeadersTest {
  private static final String NOTHING = "nothing";

  @ParameterizedTest
  @DisplayName("C7: RFC 7239 and X-Forwarded, lists, odd values, prefixes, IPv6")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Accept: text/html | nothing
          X-Forwarded-Proto: https | https inner:8080
          X-Forwarded-Proto: HTTPS | https inner:8080
          X-Forwarded-Proto: https,http | https inner:8080
          X-Forwarded-Proto: ,https | https inner:8080
          X-Forwarded-Proto: gopher, https | https inner:8080
          X-Forwarded-Proto: gopher | nothing
          X-Forwarded-Ssl: on | https inner:8080
          X-Forwarded-Ssl: off | nothing
          X-Forwarded-Host: a.example | http a.example
          X-Forwarded-Host: a.example, b.example | http a.example
          X-Forwarded-Host: a.example:8443 ~ X-Forwarded-Port: 443 | http a.example:8443
          X-Forwarded-Host: a.example ~ X-Forwarded-Port: 8443, 80 | http a.example:8443
          X-Forwarded-Host: a.example ~ X-Forwarded-Port: x | http a.example
          X-Forwarded-Host: a.example ~ X-Forwarded-Port: 0 | http a.example
          X-Forwarded-Host: a.example ~ X-Forwarded-Port: 65536 | http a.example
          X-Forwarded-Host: [2001:db8::1] | http [2001:db8::1]
          X-Forwarded-Host: [2001:db8::1]:8443 | http [2001:db8::1]:8443
          X-Forwarded-Host: [::zz], a.example | http a.example
          X-Forwarded-Host: [:::::] | nothing
          X-Forwarded-Host: 2001:db8::1 | nothing
          X-Forwarded-Host: a.example/x | nothing
          X-Forwarded-Host: user@a.example | nothing
          X-Forwarded-Host: a.example: | nothing
          X-Forwarded-Prefix: /rag | http inner:8080 /rag
          X-Forwarded-Prefix: /rag/ | http inner:8080 /rag
          X-Forwarded-Prefix: /one, /two/ | http inner:8080 /one/two
          X-Forwarded-Prefix: / | nothing
          X-Forwarded-Prefix: rag | nothing
          X-Forwarded-Prefix: //evil.example | nothing
          X-Forwarded-Prefix: /a/.. | nothing
          X-Forwarded-Prefix: /a b | nothing
          Forwarded: proto=https;host=a.example | https a.example
          Forwarded: For=1.2.3.4; Proto="HTTPS"; Host="a.example:8443" | https a.example:8443
          Forwarded: for=1.2.3.4, proto=https;host=a.example | https a.example
          Forwarded: proto=https;host=a.example, proto=http;host=b | https a.example
          Forwarded: proto=https;host="[2001:db8::1]:8443" | https [2001:db8::1]:8443
          Forwarded: host="a\\.example";proto=https | https a.example
          Forwarded: for="x,y;host=evil";proto=https | https inner:8080
          Forwarded: for="x\\";host=evil";proto=https | https inner:8080
          Forwarded: host="a.example;proto=https | nothing
          Forwarded: secret | nothing
          Forwarded: for=1.2.3.4 ~ X-Forwarded-Proto: https | https inner:8080
          Forwarded: proto=https ~ X-Forwarded-Proto: http | https inner:8080
          """)
  void addressOf(String headers, String expected) {
    assertThat(read(headers, "")).isEqualTo(expected);
  }

  @Test
  @DisplayName("C7: the context path stays beneath the prefix")
  void theContextPathStays() {
    assertThat(read("X-Forwarded-Proto: https", "/rag")).isEqualTo("https inner:8080 /rag");
    assertThat(read("X-Forwarded-Prefix: /out", "/rag")).isEqualTo("http inner:8080 /out/rag");
  }

  @ParameterizedTest
  @DisplayName("C7: the public address is one setting")
  @CsvSource({
    "https://a.example, https a.example",
    "https://a.example/, https a.example",
    "https://a.example:8443/rag/x/, https a.example:8443 /rag/x",
    "http://[::1]:8080, http [::1]:8080"
  })
  void aConfiguredAddress(String url, String expected) {
    assertThat(text(PublicAddress.of(url))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a.example",
        "ftp://a.example",
        "https://",
        "https://a.example/a//b",
        "https://a.example/a;b",
        "https://a.example/?x",
        "https://a.example/#x",
        "https://user@a.example",
        "https://a b"
      })
  void anAddressThatIsNoneStopsThePortal(String url) {
    assertThatThrownBy(() -> PublicAddress.of(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ragtime.public-url");
  }

  private static String read(String lines, String contextPath) {
    Map<String, String> headers = new HashMap<>(Map.of("Host", "inner:8080"));
    headers.putAll(
        Arrays.stream(lines.split(" ~ "))
            .map(line -> line.split(": ", 2))
            .collect(Collectors.toMap(line -> line[0], line -> line[1])));
    return ForwardedHeaders.read(name -> headers.getOrDefault(name, ""), "http", contextPath)
        .map(ForwardedHeadersTest::text)
        .orElse(NOTHING);
  }

  private static String text(PublicAddress address) {
    String port = address.port().map(number -> ":" + number).orElse("");
    String path = address.path().isEmpty() ? "" : " " + address.path();
    return address.scheme() + " " + address.host() + port + path;
  }
}
