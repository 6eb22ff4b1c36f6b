package uk.ragtime.portal.stub;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.ragtime.testing.TestKey;

/**
 * An OpenID Connect issuer that asks nobody for a password: whoever comes is the persona chosen
 * beforehand. It does insist on PKCE, as the real one does. Its endpoints are found only by
 * discovery, its refresh tokens can be used once, and its key set holds keys that nobody knows.
 */
public final class StubIssuer implements AutoCloseable {

  private final StubServer server;
  private final TestKey key = TestKey.make();
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private final AtomicInteger signIns = new AtomicInteger();
  private volatile @Nullable String signInName;
  private volatile String persona = "coordinator";
  private volatile int tokenSeconds = 3600;
  private final AtomicInteger refreshes = new AtomicInteger();
  private volatile boolean refreshable;
  private volatile boolean available = true;
  private volatile String refreshToken = "";
  private volatile String lastAuthorization = "";

  public StubIssuer(int port) {
    server =
        new StubServer(
            port,
            Map.of(
                "/.well-known/openid-configuration", orAway(this::metadata),
                "/start", orAway(this::authorize),
                "/exchange", orAway(this::token),
                "/certificates", orAway(this::keys),
                "/person", orAway(this::userInfo),
                "/leave", orAway(this::logout)));
  }

  /** Sets the persona of the next visitor. */
  public void willSignIn(String persona) {
    this.persona = persona;
  }

  /** Lifetime of the next tokens. */
  public void tokensLast(int seconds) {
    this.tokenSeconds = seconds;
  }

  /** Whether tokens can be renewed without the visitor. */
  public void givesRefreshTokens(boolean value) {
    this.refreshable = value;
  }

  /** Number of tokens renewed. */
  public int refreshes() {
    return refreshes.get();
  }

  /** Whether it answers, or fails with 503. */
  public void available(boolean value) {
    this.available = value;
  }

  /** Client authentication in the last request for a token; empty if there was none. */
  public String lastAuthorization() {
    return lastAuthorization;
  }

  /** Name of the next sign-ins; null if the issuer names none. */
  public void namesSignIns(@Nullable String sid) {
    this.signInName = sid;
  }

  /** A logout token as the specification has it, for claims to be added, changed or removed. */
  public Map<String, Object> logoutClaims() {
    Instant now = Instant.now();
    Map<String, Object> claims = new HashMap<>();
    claims.put("iss", url());
    claims.put("aud", "ragtime-portal");
    claims.put("iat", Date.from(now));
    claims.put("exp", Date.from(now.plusSeconds(120)));
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    return claims;
  }

  /** A token of these claims, signed by the issuer. */
  public String signed(Map<String, Object> claims) {
    return signed(claims, "logout+jwt", key);
  }

  /** A token of these claims, signed by somebody else under the issuer's key id. */
  public static String forged(Map<String, Object> claims) {
    return signed(claims, "logout+jwt", TestKey.make());
  }

  private static String signed(Map<String, Object> claims, String type, TestKey by) {
    JWTClaimsSet.Builder body = new JWTClaimsSet.Builder();
    claims.forEach(body::claim);
    return signed(
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(new JOSEObjectType(type))
            .keyID("stub")
            .build(),
        body.build(),
        by);
  }

  private static String signed(JWSHeader header, JWTClaimsSet claims, TestKey by) {
    byte[] content = new SignedJWT(header, claims).getSigningInput();
    return new String(content, StandardCharsets.US_ASCII)
        + "."
        + Base64URL.encode(by.sign(content));
  }

  /** Number of redirects to sign in. */
  public int signIns() {
    return signIns.get();
  }

  public String url() {
    return server.url();
  }

  @Override
  public void close() {
    server.close();
  }

  private HttpHandler orAway(HttpHandler handler) {
    return exchange -> {
      if (available) {
        handler.handle(exchange);
      } else {
        exchange.sendResponseHeaders(503, -1);
        exchange.close();
      }
    };
  }

  private void metadata(HttpExchange exchange) throws IOException {
    StubServer.answer(
        exchange,
        200,
        """
        {"issuer": "%1$s", "authorization_endpoint": "%1$s/start",
         "token_endpoint": "%1$s/exchange", "jwks_uri": "%1$s/certificates",
         "userinfo_endpoint": "%1$s/person", "end_session_endpoint": "%1$s/leave"}
        """
            .formatted(url()));
  }

  private void authorize(HttpExchange exchange) throws IOException {
    signIns.incrementAndGet();
    Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
    if (!"S256".equals(asked.get("code_challenge_method"))) {
      exchange.sendResponseHeaders(400, -1);
      exchange.close();
      return;
    }
    String code = "code-" + signIns.get();
    codes.put(code, asked);
    redirect(
        exchange,
        asked.getOrDefault("redirect_uri", "")
            + "?code="
            + code
            + "&state="
            + encode(asked.getOrDefault("state", "")));
  }

  private void token(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> sent = parameters(form);
    lastAuthorization =
        Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
    Optional<String> nonce =
        "refresh_token".equals(sent.get("grant_type")) ? renewed(sent) : exchanged(sent);
    if (nonce.isEmpty()) {
      StubServer.answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    StubServer.answer(
        exchange,
        200,
        """
        {"access_token":"token-%s","token_type":"Bearer","expires_in":%d,%s
         "scope":"openid profile","id_token":"%s"}
        """
            .formatted(persona, tokenSeconds, nextRefreshToken(), idToken(nonce.get())));
  }

  private Optional<String> exchanged(Map<String, String> sent) {
    String challenge = challenge(sent.getOrDefault("code_verifier", ""));
    return Optional.ofNullable(codes.remove(sent.getOrDefault("code", "")))
        .filter(asked -> challenge.equals(asked.getOrDefault("code_challenge", "")))
        .map(asked -> asked.getOrDefault("nonce", ""));
  }

  private synchronized Optional<String> renewed(Map<String, String> sent) {
    boolean first = !refreshToken.isEmpty() && refreshToken.equals(sent.get("refresh_token"));
    refreshToken = "";
    if (!first) {
      return Optional.empty();
    }
    refreshes.incrementAndGet();
    return Optional.of("");
  }

  private synchronized String nextRefreshToken() {
    if (!refreshable) {
      return "";
    }
    refreshToken = UUID.randomUUID().toString();
    return "\"refresh_token\":\"" + refreshToken + "\",";
  }

  private void keys(HttpExchange exchange) throws IOException {
    StubServer.answer(
        exchange,
        200,
        """
        {"keys": [{"kty": "EC", "crv": "X-unheard-of", "kid": "new", "x": "AQ", "y": "AQ"},
                  {"kty": "RSA", "kid": "broken"}, %s]}
        """
            .formatted(
                new RSAKey.Builder(key.open())
                    .keyID("stub")
                    .algorithm(JWSAlgorithm.RS256)
                    .build()
                    .toJSONString()));
  }

  private void userInfo(HttpExchange exchange) throws IOException {
    StubServer.answer(exchange, 200, "{\"sub\":\"%1$s\",\"name\":\"%1$s\"}".formatted(persona));
  }

  private void logout(HttpExchange exchange) throws IOException {
    Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
    redirect(exchange, asked.getOrDefault("post_logout_redirect_uri", ""));
  }

  private String idToken(String nonce) {
    Instant now = Instant.now();
    return signed(
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("stub").build(),
        new JWTClaimsSet.Builder()
            .issuer(url())
            .subject(persona)
            .audience("ragtime-portal")
            .claim("nonce", nonce)
            .claim("azp", "ragtime-portal")
            .claim("sid", signInName)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(600)))
            .build(),
        key);
  }

  private static String challenge(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> parameters(String query) {
    return Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", URI.create(to).toString());
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }
}
