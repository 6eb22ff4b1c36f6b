package uk.ragtime.launcher.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.embedded.Ports;
import uk.ragtime.launcher.Persona;
import uk.ragtime.testing.raw.RawSocket;

class IssuerIT {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-standard-to-like";

  @TempDir static Path directory;
  private static IssuerSettings settings;
  private static Issuer issuer;

  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
          .build();

  @BeforeAll
  static void start() {
    settings = new IssuerSettings("127.0.0.1", Ports.free(), directory, Ports.free(), List.of());
    issuer = Issuer.start(settings);
  }

  @AfterAll
  static void stop() {
    issuer.close();
  }

  @Test
  void aPersonaSignsInWithAButtonAndThePortalGetsItsTokens() throws Exception {
    String redirect = settings.portals().getFirst() + "/login/oauth2/code/ragtime";

    HttpResponse<String> asked = get(authorizeUrl(redirect));
    assertThat(asked.statusCode()).isEqualTo(302);
    HttpResponse<String> page = get(location(asked));
    assertThat(page.body()).contains("Sign in as rater").contains("no password");
    HttpResponse<String> chosen =
        post(settings.url() + "/sign-in", Map.of("persona", "rater", "_csrf", csrf(page.body())));
    HttpResponse<String> authorized = get(location(chosen));
    assertThat(location(authorized)).startsWith(redirect + "?code=").contains("state=here");
    JsonNode tokens = tokens(location(authorized), redirect);

    SignedJWT access = verified(tokens.get("access_token").asString());
    assertThat(access.getJWTClaimsSet().getSubject()).isEqualTo("rater");
    SignedJWT identity = verified(tokens.get("id_token").asString());
    assertThat(identity.getJWTClaimsSet().getSubject()).isEqualTo("rater");
    assertThat(identity.getJWTClaimsSet().getAudience()).containsExactly("ragtime-portal");
    assertThat(identity.getJWTClaimsSet().getStringClaim("nonce")).isEqualTo("once");
  }

  @Test
  void everyPersonaHasATokenForScriptsWithTheSameSubject() throws Exception {
    PersonaTokens tokens = new PersonaTokens(settings.url(), settings.clientSecrets());

    for (Persona persona : Persona.values()) {
      SignedJWT token = verified(tokens.token(persona.code()));

      assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(persona.code());
      assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(settings.url());
      assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("ragtime");
      assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
      assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
      assertThat(
              Duration.between(
                  token.getJWTClaimsSet().getIssueTime().toInstant(),
                  token.getJWTClaimsSet().getExpirationTime().toInstant()))
          .isEqualTo(Duration.ofHours(1));
    }
  }

  @Test
  void aCodeIsWorthNothingWithoutItsProof() throws Exception {
    String body =
        form(
            Map.of(
                "grant_type", "authorization_code",
                "client_id", "ragtime-portal",
                "code", "stolen",
                "redirect_uri", settings.portals().getFirst() + "/login/oauth2/code/ragtime"));

    HttpResponse<String> refused = post(settings.url() + "/oauth2/token", body);

    assertThat(refused.statusCode()).isIn(400, 401);
  }

  @Test
  void aStrangersAddressIsNeverRedirectedTo() throws Exception {
    HttpResponse<String> asked = get(authorizeUrl("https://example.org/steal"));

    assertThat(asked.statusCode()).isEqualTo(400);
  }

  @Test
  void aForeignHostNameIsRefused() throws Exception {
    String request = "GET /sign-in HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";

    String answer = RawSocket.exchange(settings.port(), request);

    assertThat(answer).startsWith("HTTP/1.1 403");
  }

  @Test
  void nothingButTheLoopbackInterfaceIsListenedOn() {
    IssuerSettings open = new IssuerSettings("0.0.0.0", Ports.free(), directory, 1, List.of());

    assertThatThrownBy(() -> Issuer.start(open))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("loopback");
  }

  private String authorizeUrl(String redirect) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
    return settings.url()
        + "/oauth2/authorize?"
        + form(
            Map.of(
                "response_type", "code",
                "client_id", "ragtime-portal",
                "scope", "openid profile",
                "state", "here",
                "nonce", "once",
                "redirect_uri", redirect,
                "code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(hash),
                "code_challenge_method", "S256"));
  }

  private JsonNode tokens(String callback, String redirect) throws Exception {
    Matcher code = Pattern.compile("code=([^&]+)").matcher(callback);
    assertThat(code.find()).isTrue();
    HttpResponse<String> answer =
        post(
            settings.url() + "/oauth2/token",
            Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "ragtime-portal",
                "code",
                code.group(1),
                "code_verifier",
                VERIFIER,
                "redirect_uri",
                redirect));
    assertThat(answer.statusCode()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private SignedJWT verified(String token) throws Exception {
    JWKSet keys = JWKSet.parse(get(settings.url() + "/oauth2/jwks").body());
    SignedJWT jwt = SignedJWT.parse(token);
    assertThat(jwt.verify(new RSASSAVerifier(keys.getKeys().getFirst().toRSAKey()))).isTrue();
    assertThat(keys.getKeys().getFirst().isPrivate()).isFalse();
    return jwt;
  }

  private static String csrf(String page) {
    Matcher matcher = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElseThrow();
  }

  private HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/html,*/*").build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String url, Map<String, String> fields) throws Exception {
    return post(url, form(fields));
  }

  private HttpResponse<String> post(String url, String body) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
