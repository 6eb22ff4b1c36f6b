package uk.ragtime.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubIssuer;
import uk.ragtime.portal.stub.StubPlatform;

/** Redirects, links and cookies for those who reach the portal through a proxy. */
class BehindProxyIT {
  private static final String START = "/oauth2/authorization/ragtime";
  private static final String AREA = "/lancashire/areas/blackpool";
  private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"(/[^\"]*)\"");

  private static final StubPlatform PLATFORM = StubPlatform.shared();

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  static Stream<Arguments> proxies() {
    return Map.of(
            "https://ratings.example",
            List.of("X-Forwarded-Proto", "https", "X-Forwarded-Host", "ratings.example"),
            "https://lists.example",
            List.of("X-Forwarded-Proto", "https,http", "X-Forwarded-Host", "lists.example, inner"),
            "https://standard.example:8443",
            List.of("Forwarded", "for=192.0.2.1;proto=https;host=\"standard.example:8443\""),
            "https://[2001:db8::1]:8443",
            List.of("Forwarded", "proto=https;host=\"[2001:db8::1]:8443\", for=10.0.0.1"),
            "https://[2001:db8::2]",
            List.of("X-Forwarded-Proto", "https", "X-Forwarded-Host", "[2001:db8::2]"),
            "https://prefix.example/ragtime",
            List.of(
                "X-Forwarded-Proto", "https",
                "X-Forwarded-Host", "prefix.example",
                "X-Forwarded-Prefix", "/ragtime/"))
        .entrySet()
        .stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue().toArray(String[]::new)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("proxies")
  @DisplayName("C7: sign-in comes back to the address that the visitor sees")
  void signInComesBackToThePublicAddress(String address, String... headers) {
    // when
    HttpResponse<String> start = stranger(PLATFORM).get(START, headers);

    // then
    assertThat(URLDecoder.decode(location(start), UTF_8))
        .contains("redirect_uri=" + address + "/login/oauth2/code/ragtime&");
    assertThat(cookie(start)).contains("Secure").contains("SameSite=Lax");
    assertThat(start.headers().firstValue("Strict-Transport-Security")).isPresent();
  }

  @Test
  @DisplayName("C7: links, styles and the cookie stay beneath a prefix that the proxy takes away")
  void everythingStaysBeneathThePrefix() {
    // given
    String[] headers = {
      "X-Forwarded-Proto", "https", "X-Forwarded-Host", "x.example", "X-Forwarded-Prefix", "/rag/x"
    };

    // when
    HttpResponse<String> page = stranger(PLATFORM).get("/", headers);
    HttpResponse<String> refused = stranger(PLATFORM).get(AREA, headers);
    HttpResponse<String> missing = stranger(PLATFORM).get("/assets/nothing.css", headers);

    // then
    assertThat(LINK.matcher(page.body()).results().map(link -> link.group(1)))
        .hasSizeGreaterThan(4)
        .allMatch(link -> link.startsWith("/rag/x/"));
    assertThat(LINK.matcher(missing.body()).results().map(link -> link.group(1)))
        .as("on an error page")
        .hasSizeGreaterThan(2)
        .allMatch(link -> link.startsWith("/rag/x/"));
    assertThat(location(refused)).isEqualTo("https://x.example/rag/x" + START);
    assertThat(cookie(refused)).contains("Path=/rag/x;");
  }

  @ParameterizedTest
  @MethodSource
  @DisplayName("C7: values that make no sense are passed over, and none becomes an address")
  void oddValuesDoNoHarm(String header, String value) {
    // when
    HttpResponse<String> start = stranger(PLATFORM).get(START, header, value);

    // then
    assertThat(location(start)).contains("redirect_uri=" + PLATFORM.url() + "/login");
    assertThat(stranger(PLATFORM).get("/", header, value).statusCode()).isEqualTo(200);
  }

  static Stream<Arguments> oddValuesDoNoHarm() {
    return Stream.of(
        Arguments.of("X-Forwarded-Proto", "javascript"),
        Arguments.of("X-Forwarded-Proto", ","),
        Arguments.of("X-Forwarded-Host", "evil.example/path?"),
        Arguments.of("X-Forwarded-Host", "2001:db8::1"),
        Arguments.of("X-Forwarded-Host", "a.example:99999"),
        Arguments.of("X-Forwarded-Port", "abc"),
        Arguments.of("X-Forwarded-Port", "-1"),
        Arguments.of("X-Forwarded-Prefix", "//evil.example"),
        Arguments.of("X-Forwarded-Prefix", "/a/../b"),
        Arguments.of("X-Forwarded-Prefix", "/a\\b"),
        Arguments.of("Forwarded", "host=\"never closed"),
        Arguments.of("Forwarded", ";;,,=;host=;proto="));
  }

  @Test
  @DisplayName(
      "C7, C13: one public address, a context path, a client secret, an issuer that is late")
  void aConfiguredAddressBeatsEveryHeader() {
    StubIssuer issuer = new StubIssuer(0);
    issuer.available(false);
    try (StubPlatform platform =
        StubPlatform.start(
            issuer,
            0,
            "--ragtime.public-url=https://ratings.example/rag/",
            "--server.servlet.context-path=/inner",
            "--ragtime.portal.client-secret=s3cret",
            "--ragtime.portal.authorization-parameters[audience]=https://ragtime.example",
            "--ragtime.portal.endpoints.end-session=https://bye.example/out")) {
      HttpVisitor visitor = stranger(platform);

      HttpResponse<String> away = visitor.get("/inner" + START);
      assertThat(away.statusCode()).isEqualTo(503);
      assertThat(away.body()).contains("You cannot sign in just now").contains("href=\"/rag/\"");

      issuer.available(true);
      HttpResponse<String> start =
          visitor.get("/inner" + START, "X-Forwarded-Host", "evil.example", "Forwarded", "host=b");
      assertThat(location(start))
          .startsWith(issuer.url() + "/start?")
          .contains("redirect_uri=https://ratings.example/rag/login/oauth2/code/ragtime&")
          .contains("code_challenge_method=S256")
          .contains("audience=https://ragtime.example");
      assertThat(cookie(start)).contains("Path=/rag;").contains("Secure");
      assertThat(start.headers().firstValue("Content-Security-Policy").orElseThrow())
          .endsWith("form-action 'self' " + issuer.url() + " https://bye.example");

      HttpResponse<String> back = follow(visitor, start);
      assertThat(location(back)).isEqualTo("https://ratings.example/rag/");
      assertThat(issuer.lastAuthorization()).startsWith("Basic ");
      assertThat(visitor.get("/inner/actuator/health/readiness").statusCode()).isEqualTo(200);
    }
  }

  /** Goes to the issuer, and with its answer to the portal, as browser and proxy would. */
  private static HttpResponse<String> follow(HttpVisitor visitor, HttpResponse<String> start) {
    String answer = location(new HttpVisitor("", HttpClient.Redirect.NEVER).get(location(start)));
    return visitor.get(
        answer.replace("https://ratings.example/rag", "/inner"),
        "Cookie",
        cookie(start).split(";", 2)[0]);
  }

  private static HttpVisitor stranger(StubPlatform platform) {
    return new HttpVisitor(platform.url(), HttpClient.Redirect.NEVER);
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElseThrow();
  }

  private static String cookie(HttpResponse<String> response) {
    return response.headers().firstValue("Set-Cookie").orElseThrow();
  }
}
