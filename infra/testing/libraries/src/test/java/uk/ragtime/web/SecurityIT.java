package uk.ragtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.TestToken;

/** Callers admitted: those with the issuer's tokens, and nobody else. */
class SecurityIT {
  private static final String PATH = "/v1/kent/whoami";

  private final RunningService service = RunningService.SHARED;

  @Test
  void theCallerIsTheTokensIssuerAndSubject() {
    var answer = service.send(service.as("anna", PATH));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("issuer").asString()).isEqualTo(RunningService.ISSUER.issuer());
    assertThat(answer.json().path("subject").asString()).isEqualTo("anna");
  }

  @ParameterizedTest
  @ValueSource(strings = {PATH, "/nowhere", "/actuator/prometheus", "/actuator", "/error", "/"})
  void withoutATokenNothingAnswers(String path) {
    var answer = service.send(service.to(path)).isProblem(401, "token-missing");

    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"ragtime\"");
  }

  static Stream<Arguments> badTokens() {
    return Stream.<Map.Entry<String, UnaryOperator<TestToken>>>of(
            Map.entry("expired", TestToken::expired),
            Map.entry("not yet valid", TestToken::notYetValid),
            Map.entry("without an end", token -> token.claim("exp", null)),
            Map.entry("of another audience", token -> token.audience("somebody-else")),
            Map.entry("without an audience", token -> token.claim("aud", null)),
            Map.entry("with an audience of numbers", token -> token.claim("aud", List.of(7))),
            Map.entry("of another issuer", token -> token.issuer("http://127.0.0.1:1")),
            Map.entry("without an issuer", token -> token.claim("iss", null)),
            Map.entry("of an issuer that is no URL", token -> token.issuer("me")),
            Map.entry("without a subject", token -> token.claim("sub", null)),
            Map.entry("with an empty subject", token -> token.claim("sub", " ")),
            Map.entry("with an endless subject", token -> token.claim("sub", "x".repeat(256))),
            Map.entry("with a NUL in the subject", token -> token.claim("sub", "a\0b")),
            Map.entry("B6: with a scope of numbers", token -> token.claim("scope", List.of(7))),
            Map.entry("B6: with a scope that is a number", token -> token.claim("scope", 7)),
            Map.entry("B6: with scp as an object", token -> token.claim("scp", Map.of("a", "b"))),
            Map.entry("B6: with a number for a subject", token -> token.claim("sub", 7)),
            Map.entry("B6: with a list for a subject", token -> token.claim("sub", List.of("a"))),
            Map.entry(
                "B6: with half a surrogate pair in the subject",
                token -> token.claim("sub", "a\uD83D")),
            Map.entry(
                "B6: with half a surrogate pair in the scope",
                token -> token.claim("scope", "\uDC76")),
            Map.entry("B6: with a number for an id", token -> token.claim("jti", 7)),
            Map.entry("B6: with an endless end", token -> token.claim("exp", 1e300)),
            Map.entry("B6: with a beginning in text", token -> token.claim("nbf", "1")),
            Map.entry("B6: issued on a list", token -> token.claim("iat", List.of(1))),
            Map.entry("B6: for an audience of objects", token -> token.claim("aud", Map.of())),
            Map.entry("with a word for an end", token -> token.claim("exp", "soon")),
            Map.entry("of another type", token -> token.header("typ", "logout+jwt")),
            Map.entry("with a critical extension", token -> token.header("crit", List.of("x"))),
            Map.entry("unsigned", TestToken::unsigned),
            Map.entry("signed by a stranger", TestToken::signedByStranger),
            Map.entry("signed with the public key", TestToken::signedWithPublicKeyAsSecret),
            Map.entry(
                "that brings its own key",
                token ->
                    token
                        .signedByStranger()
                        .header("jwk", Map.of("kty", "RSA", "n", "AQAB", "e", "AQAB"))
                        .header("x5c", List.of("AAAA"))),
            Map.entry(
                "whose critical extension is known", token -> token.header("crit", List.of("exp"))),
            Map.entry("unsigned, in capitals", token -> token.unsigned().header("alg", "NONE")),
            Map.entry("without an algorithm", token -> token.header("alg", "")),
            Map.entry(
                "of no key, signed by a stranger",
                token -> token.signedByStranger().header("kid", "")),
            Map.entry(
                "of several audiences but ours", token -> token.claim("aud", List.of("a", "b"))),
            Map.entry(
                "of an issuer in a list",
                token -> token.claim("iss", List.of(RunningService.ISSUER.issuer()))),
            Map.entry(
                "of the issuer with a slash",
                token -> token.issuer(RunningService.ISSUER.issuer() + "/")),
            Map.entry("of an unknown key", token -> token.header("kid", "nobody's")),
            Map.entry("of an unsaid algorithm", token -> token.header("alg", "RS512")))
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "a token {0}")
  @MethodSource("badTokens")
  void isNotAccepted(String what, UnaryOperator<TestToken> change) {
    String token = RunningService.ISSUER.token("anna", change);

    var answer =
        service
            .send(service.to(PATH).header("Authorization", "Bearer " + token))
            .isProblem(401, "token-invalid");

    assertThat(answer.header("WWW-Authenticate"))
        .isEqualTo("Bearer realm=\"ragtime\", error=\"invalid_token\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer", "Bearer ", "Bearer x", "Bearer a.b.c", "Bearer ...", "bearer \u00e9"})
  void rubbishIsNotAccepted(String header) {
    var answer = service.send(service.to(PATH).header("Authorization", header));

    assertThat(answer.status()).as(answer.http().body()).isEqualTo(401);
    assertThat(answer.json().path("code").asString()).isIn("token-invalid", "token-missing");
  }

  @Test
  void aTokenInTheAddressIsNotSeen() {
    service
        .send(service.to(PATH + "?access_token=" + RunningService.ISSUER.token("anna")))
        .isProblem(401, "token-missing");
  }

  @Test
  void anAccessTokensOwnTypeIsAcceptedAndNoTypeToo() {
    for (String type : new String[] {"at+jwt", "JWT"}) {
      var token = RunningService.ISSUER.token("anna", draft -> draft.header("typ", type));
      assertThat(service.send(bearer(token)).status()).isEqualTo(200);
    }
    var untyped = RunningService.ISSUER.token("anna", draft -> draft.header("typ", null));
    assertThat(service.send(bearer(untyped)).status()).isEqualTo(200);
  }

  @Test
  void ourAudienceMayBeOneOfSeveralOrStandAlone() {
    for (Object audience : new Object[] {List.of("other", "ragtime"), "ragtime"}) {
      var token = RunningService.ISSUER.token("anna", draft -> draft.claim("aud", audience));
      assertThat(service.send(bearer(token)).status()).isEqualTo(200);
    }
  }

  @Test
  void aKeyIsNamedOnceAtMost() {
    String[] parts = RunningService.ISSUER.token("anna").split("\\.", -1);
    String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
    String twice = header.replaceFirst("\\{", "{\"kid\":\"another\",");
    String token =
        Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(twice.getBytes(StandardCharsets.UTF_8))
            + "."
            + parts[1]
            + "."
            + parts[2];

    service.send(bearer(token)).isProblem(401, "token-invalid");
  }

  @Test
  void clocksMayDifferALittle() {
    long now = Instant.now().getEpochSecond();
    var token =
        RunningService.ISSUER.token(
            "anna",
            draft -> draft.claim("exp", now - 10).claim("nbf", now - 60).claim("iat", now - 60));

    assertThat(service.send(bearer(token)).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("B6: scopes as text or as a list are accepted, and grant nothing")
  void scopesGrantNothing() {
    for (Object scope : new Object[] {"openid profile", List.of("openid"), ""}) {
      var token = RunningService.ISSUER.token("anna", draft -> draft.claim("scope", scope));
      assertThat(service.send(bearer(token)).status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("B12: HEAD of an open document is answered as GET, and OPTIONS names the methods")
  void openDocumentsAreOpenToEveryReadingMethod() {
    String document = "/v1/openapi.yaml";
    var get = service.send(service.to(document));
    var head = service.send(service.to(document).HEAD());
    var options = service.send(service.to(document).method("OPTIONS", BodyPublishers.noBody()));

    assertThat(get.status()).isEqualTo(200);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("ETag")).isEqualTo(get.header("ETag")).isNotEmpty();
    assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
    assertThat(head.http().body()).isEmpty();
    assertThat(options.status()).isEqualTo(200);
    assertThat(options.header("Allow").split(","))
        .containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS");
    service.send(service.to(document).DELETE()).isProblem(401, "token-missing");
  }

  @Test
  @DisplayName("B12: OPTIONS names the methods of every address, to callers with a token")
  void optionsNamesTheMethods() {
    var request = service.as("anna", "/v1/kent/things").method("OPTIONS", BodyPublishers.noBody());

    assertThat(service.send(request).header("Allow").split(","))
        .containsExactlyInAnyOrder("PUT", "OPTIONS");
  }

  @Test
  @DisplayName("B4: the metadata of the resource server names the configured address")
  void metadataNamesTheConfiguredAddress() {
    String answer =
        service.raw(
            """
            GET /.well-known/oauth-protected-resource HTTP/1.1
            Host: evil.example
            X-Forwarded-Host: evil.example
            Connection: close

            """
                .replace("\n", "\r\n"));

    assertThat(answer)
        .contains("\"resource\":\"" + RunningService.PUBLIC_URL + "\"")
        .doesNotContain("evil");
  }

  @Test
  void healthIsOpenAndSaysNoMoreThanItsStatus() {
    var answer = service.send(service.to("/actuator/health"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("status").asString()).isEqualTo("UP");
    assertThat(answer.json().has("components")).isFalse();
    assertThat(service.send(service.to("/actuator/health/liveness")).status()).isEqualTo(200);
    assertThat(service.send(service.to("/actuator/health/readiness")).status()).isEqualTo(200);
  }

  @Test
  void metricsAreForOperators() {
    service.send(service.as("anna", "/actuator/prometheus")).isProblem(403, "not-allowed");

    var answer = service.send(service.as("olga", "/actuator/prometheus"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.http().body()).contains("http_server_requests");
  }

  @Test
  void anIssuerThatIsAwayIsNotTheCallersFault() {
    try (var issuer = TestIssuer.start()) {
      issuer.available(false);
      var own = RunningService.start(issuer, Map.of());
      var token = issuer.token("anna");
      var request = own.to(PATH).header("Authorization", "Bearer " + token);

      var answer = own.send(request.copy()).isProblem(503, "identity-provider-unavailable");
      assertThat(answer.header("Retry-After")).isNotEmpty();

      issuer.available(true);
      assertThat(own.send(request.copy()).status()).isEqualTo(200);

      issuer.available(false);
      assertThat(own.send(request.copy()).status()).as("known keys go on").isEqualTo(200);
      own.stop();
    }
  }

  private HttpRequest.Builder bearer(String token) {
    return service.to(PATH).header("Authorization", "Bearer " + token);
  }

  @Test
  @DisplayName("C18: a token for metrics reads them, and is no operator's")
  void aTokenForMetricsReadsThemAndNothingElse() {
    String scraper =
        RunningService.ISSUER.token("scraper", token -> token.claim("scope", "ragtime.metrics"));

    assertThat(status(scraper, "/actuator/prometheus")).isEqualTo(200);
    assertThat(status(scraper, "/actuator")).isEqualTo(403);
    for (Object scope : List.of("ragtime.metrics", List.of("openid", "ragtime.metrics"))) {
      for (String caller : List.of("scraper", "anna", "olga")) {
        String token = RunningService.ISSUER.token(caller, draft -> draft.claim("scope", scope));
        Answer refused = service.send(bearer(token)).isProblem(403, "not-allowed");
        assertThat(refused.json().path("detail").asString()).contains("ragtime.metrics");
        assertThat(status(token, "/actuator")).isEqualTo(403);
        assertThat(status(token, "/v1/openapi.yaml")).as("open to all").isEqualTo(200);
      }
    }
    String other =
        RunningService.ISSUER.token("scraper", token -> token.claim("scope", "metrics openid"));
    assertThat(status(other, "/actuator/prometheus")).isEqualTo(403);
    String oneOfMany =
        RunningService.ISSUER.token(
            "scraper", token -> token.claim("scope", "openid ragtime.metrics"));
    assertThat(status(oneOfMany, "/actuator/prometheus")).isEqualTo(200);
  }

  private int status(String token, String path) {
    return service.send(service.to(path).header("Authorization", "Bearer " + token)).status();
  }
}
