package uk.ragtime.launcher.demonstration;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.launcher.LauncherException;
import uk.ragtime.launcher.issuer.PersonaTokens;

/** The public API of command-service, as one partnership's members use it. */
final class CommandApi {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Refusals of the moment: of too many requests, and of a store that is busy or away. */
  private static final Set<Integer> NOT_NOW = Set.of(429, 503);

  /** A story is recorded faster than people work: the client waits when it is asked to. */
  private static final int MOST_TRIES = 60;

  private final String url;
  private final PersonaTokens tokens;
  private final HttpClient client;
  private final JsonMapper json = new JsonMapper();
  private final Map<String, String> tokenOf = new ConcurrentHashMap<>();
  private final AtomicLong lastPosition = new AtomicLong();

  CommandApi(String url, PersonaTokens tokens, HttpClient client) {
    this.url = url;
    this.tokens = tokens;
    this.client = client;
  }

  /** The highest position that a command of this partnership was recorded at. */
  long lastPosition() {
    return lastPosition.get();
  }

  String get(String subject, String path) throws InterruptedException {
    return send(subject, request(path).GET());
  }

  void put(String subject, String path, Object body) throws InterruptedException {
    put(subject, path, "application/json", json.writeValueAsString(body));
  }

  void put(String subject, String path, String type, String body) throws InterruptedException {
    note(
        send(
            subject,
            request(path).header("Content-Type", type).PUT(BodyPublishers.ofString(body))));
  }

  /**
   * @param key told again with the same key, it is recorded once
   */
  void post(String subject, String path, String key, Object body) throws InterruptedException {
    once(subject, "POST", path, key, body);
  }

  /** As {@link #post}, for what is put and recorded each time. */
  void put(String subject, String path, String key, Map<String, Object> body)
      throws InterruptedException {
    once(subject, "PUT", path, key, body);
  }

  private void once(String subject, String method, String path, String key, Object body)
      throws InterruptedException {
    note(
        send(
            subject,
            request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .method(method, BodyPublishers.ofString(json.writeValueAsString(body)))));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
  }

  private String send(String subject, HttpRequest.Builder request) throws InterruptedException {
    try {
      HttpRequest ready = request.header("Authorization", "Bearer " + token(subject)).build();
      HttpResponse<String> answer = client.send(ready, BodyHandlers.ofString());
      for (int i = 0; NOT_NOW.contains(answer.statusCode()) && i < MOST_TRIES; i++) {
        Thread.sleep(
            Duration.ofSeconds(answer.headers().firstValueAsLong("Retry-After").orElse(1)));
        answer = client.send(ready, BodyHandlers.ofString());
      }
      if (answer.statusCode() >= 300) {
        throw new LauncherException(
            "The demonstration was refused: "
                + ready.method()
                + " "
                + ready.uri()
                + " as "
                + subject
                + " answered "
                + answer.statusCode()
                + " "
                + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new LauncherException("The demonstration was cut off: " + e, e);
    }
  }

  private String token(String subject) {
    return tokenOf.computeIfAbsent(
        subject,
        s -> {
          try {
            return tokens.token(s);
          } catch (IOException e) {
            throw new LauncherException("The issuer gave no token for " + s + ": " + e, e);
          }
        });
  }

  private void note(String answer) {
    long position = json.readTree(answer).path("position").asLong(0);
    lastPosition.accumulateAndGet(position, Math::max);
  }
}
