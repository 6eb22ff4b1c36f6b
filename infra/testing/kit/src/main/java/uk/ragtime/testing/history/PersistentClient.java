package uk.ragtime.testing.history;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends a command, and sends it again with the same key until it knows what became of it, as the
 * API asks clients to. Each time it turns to the next instance. Everything it is told goes into the
 * history.
 */
public final class PersistentClient implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** For one answer. Longer than the service itself is to wait for its store. */
  private static final Duration ANSWER_TAKES = Duration.ofSeconds(20);

  /** How long a client goes on asking: faults end sooner. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Duration CONNECTING_TAKES = Duration.ofSeconds(2);
  private static final int LONGEST_PAUSE_IN_MILLISECONDS = 300;

  private final History history;
  private final Supplier<List<URI>> instances;
  private final UnaryOperator<String> tokens;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECTING_TAKES)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  /**
   * @param instances of the service, of which there is at least one
   * @param tokens a bearer token for each subject
   */
  public PersistentClient(
      History history, Supplier<List<URI>> instances, UnaryOperator<String> tokens) {
    this.history = history;
    this.instances = instances;
    this.tokens = tokens;
  }

  /**
   * Returns with the first definite answer, or with the last one if there was none in time.
   *
   * @param first the number of the instance that is asked first
   */
  public Told send(Sent sent, int first) {
    History.Entry entry = history.begin(sent);
    long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
    for (int tries = 0; ; tries++) {
      Told told = sendOnce(entry, first + tries);
      switch (told) {
        case Told.Acknowledged _, Told.Refused _ -> {
          return told;
        }
        case Told.NotNow _, Told.Nothing _ -> {
          if (System.nanoTime() > giveUpAt || !pause()) {
            return told;
          }
        }
      }
    }
  }

  /** Sends a command of which the client knows the outcome, as if it had not heard it. */
  public Told sendAgain(Sent sent, int instance) {
    return sendOnce(
        history.entries().reversed().stream()
            .filter(entry -> entry.sent().equals(sent))
            .findFirst()
            .orElseThrow(),
        instance);
  }

  private Told sendOnce(History.Entry entry, int instance) {
    Told told = ask(entry.sent(), instance);
    entry.add(told);
    return told;
  }

  private Told ask(Sent sent, int instance) {
    List<URI> now = instances.get();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(now.get(Math.floorMod(instance, now.size())).resolve(sent.path()))
            .timeout(ANSWER_TAKES)
            .method(sent.method(), HttpRequest.BodyPublishers.ofString(sent.body()))
            .setHeader("Authorization", "Bearer " + tokens.apply(sent.subject()))
            .setHeader("Content-Type", "application/json")
            .setHeader("Idempotency-Key", sent.key());
    for (int i = 0; i < sent.headers().size(); i += 2) {
      request.setHeader(sent.headers().get(i), sent.headers().get(i + 1));
    }
    try {
      return told(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      return new Told.Nothing(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Told.Nothing(e.toString());
    }
  }

  private static Told told(HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status / 100 == 2) {
      JsonNode body = JSON.readTree(answer.body());
      return new Told.Acknowledged(
          status, body.required("position").asLong(), body.required("version").asLong());
    }
    boolean says =
        answer
            .headers()
            .firstValue("Content-Type")
            .orElse("")
            .startsWith("application/problem+json");
    String code = says ? JSON.readTree(answer.body()).path("code").asString("") : "";
    return status >= 500 ? new Told.NotNow(status, code) : new Told.Refused(status, code);
  }

  private static boolean pause() {
    try {
      Thread.sleep(50 + ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_IN_MILLISECONDS));
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
