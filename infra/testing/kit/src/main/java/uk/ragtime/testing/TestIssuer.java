package uk.ragtime.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/**
 * A token issuer on a free loopback port: it serves its keys over HTTP, as a real one does, and
 * signs valid and invalid tokens in this JVM.
 */
public final class TestIssuer implements AutoCloseable {
  public static final String AUDIENCE = "ragtime";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A token is good for longer. */
  private static final Duration TOKEN_IS_REUSED = Duration.ofMinutes(1);

  /** A key that no issuer serves. */
  private static final class Stranger {
    static final TestKey KEY = TestKey.make();
  }

  private record IssuedToken(String value, SigningKey key, Instant at) {
    boolean isReusable(SigningKey present) {
      return key.equals(present) && Instant.now().isBefore(at.plus(TOKEN_IS_REUSED));
    }
  }

  private final HttpServer server;
  private final AtomicInteger keyRequests = new AtomicInteger();
  private final Map<String, IssuedToken> issued = new ConcurrentHashMap<>();
  private volatile SigningKey key = newKey(1);
  private volatile List<SigningKey> served = List.of(key);
  private volatile List<Object> foreign = List.of();
  private volatile boolean available = true;

  private TestIssuer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/oauth2/jwks", this::keys);
    server.createContext("/.well-known/openid-configuration", this::metadata);
    server.start();
  }

  public static TestIssuer start() {
    try {
      return new TestIssuer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The issuer's name, which is also its URL. */
  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public String jwksUri() {
    return issuer() + "/oauth2/jwks";
  }

  /** A token that is right in every way, good for four minutes at least. */
  public String token(String subject) {
    SigningKey present = key;
    return issued
        .compute(
            subject,
            (_, had) ->
                had != null && had.isReusable(present)
                    ? had
                    : new IssuedToken(
                        TestToken.valid(issuer(), AUDIENCE, subject).signedWith(present),
                        present,
                        Instant.now()))
        .value();
  }

  /** A token with one thing (or several) changed, like {@code TestToken::expired}. */
  public String token(String subject, UnaryOperator<TestToken> change) {
    return change.apply(TestToken.valid(issuer(), AUDIENCE, subject)).signedWith(key);
  }

  /** From now on tokens are signed by a new key, and the old one is not served any more. */
  public void changeKey() {
    addKey();
    withdrawOldKeys();
  }

  /** From now on tokens are signed by a new key, which is served beside the old ones. */
  public void addKey() {
    key = newKey(key.number() + 1);
    var more = new ArrayList<>(served);
    more.add(key);
    served = List.copyOf(more);
  }

  /** From now on only the newest key is served. */
  public void withdrawOldKeys() {
    served = List.of(key);
  }

  /** From now on these stand in its key set as well, before its own keys. */
  public void alsoServes(Object... keys) {
    foreign = List.of(keys);
  }

  /** Whether the issuer's pages answer, or fail with 503. */
  public void available(boolean value) {
    available = value;
  }

  /** Number of requests for the keys. */
  public int keyRequests() {
    return keyRequests.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void keys(HttpExchange exchange) throws IOException {
    keyRequests.incrementAndGet();
    List<Object> all = new ArrayList<>(foreign);
    served.stream().map(SigningKey::published).forEach(all::add);
    answer(exchange, Map.of("keys", all));
  }

  private void metadata(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        Map.of(
            "issuer", issuer(),
            "jwks_uri", jwksUri(),
            "authorization_endpoint", issuer() + "/oauth2/authorize",
            "token_endpoint", issuer() + "/oauth2/token",
            "response_types_supported", List.of("code"),
            "subject_types_supported", List.of("public"),
            "id_token_signing_alg_values_supported", List.of("RS256")));
  }

  private void answer(HttpExchange exchange, Map<String, ?> document) throws IOException {
    try (exchange) {
      if (!available) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      byte[] body = JSON.writeValueAsBytes(document);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static SigningKey newKey(int number) {
    return SigningKey.of(number, TestKey.make());
  }

  /** A stranger's key under the issuer's key id. */
  static SigningKey strangersKey(SigningKey like) {
    return SigningKey.of(like.number(), Stranger.KEY);
  }
}
