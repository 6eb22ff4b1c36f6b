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
 * Sends a command and retries it with the same key until its outcome is known, as the API asks of
 * clients. Each attempt goes to the next instance. Every response is added to the history.
 */
public final class RetryingClient implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** For one answer. Longer than the service itself is to wait for its store. */
  private static final Duration ANSWER_TAKES = Duration.ofSeconds(20);

  /** Longest time that a client keeps retrying: faults end sooner, on a busy machine too. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration CONNECTING_TAKES = Duration.ofSeconds(2);
  private static final int LONGEST_PAUSE_IN_MILLISECONDS = 300;

  private final ClientHistory history;
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
  public RetryingClient(
      ClientHistory history, Supplier<List<URI>> instances, UnaryOperator<String> tokens) {
    this.history = history;
    this.instances = instances;
    this.tokens = tokens;
  }

  /**
   * Returns with the first definite answer, or with the last one if there was none in time.
   *
   * @param first the number of the instance that is asked first
   */
  public Response send(Request request, int first) {
    ClientHistory.Entry entry = history.begin(request);
    long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
    for (int tries = 0; ; tries++) {
      Response response = sendOnce(entry, first + tries);
      switch (response) {
        case Response.Acknowledged _, Response.Refused _ -> {
          return response;
        }
        case Response.NotNow _, Response.Nothing _ -> {
          if (System.nanoTime() > giveUpAt || !pause()) {
            return response;
          }
        }
      }
    }
  }

  /** Repeats a command whose outcome the client knows, as if the response had been lost. */
  public Response sendAgain(Request request, int instance) {
    return sendOnce(
        history.entries().reversed().stream()
            .filter(entry -> entry.request().equals(request))
            .findFirst()
            .orElseThrow(),
        instance);
  }

  private Response sendOnce(ClientHistory.Entry entry, int instance) {
    Response response = ask(entry.request(), instance);
    entry.add(response);
    return response;
  }

  private Response ask(Request request, int instance) {
    List<URI> now = instances.get();
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(now.get(Math.floorMod(instance, now.size())).resolve(request.path()))
            .timeout(ANSWER_TAKES)
            .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body()))
            .setHeader("Authorization", "Bearer " + tokens.apply(request.subject()))
            .setHeader("Content-Type", "application/json")
            .setHeader("Idempotency-Key", request.key());
    for (int i = 0; i < request.headers().size(); i += 2) {
      builder.setHeader(request.headers().get(i), request.headers().get(i + 1));
    }
    try {
      return response(http.send(builder.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      return new Response.Nothing(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Response.Nothing(e.toString());
    }
  }

  private static Response response(HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status / 100 == 2) {
      JsonNode body = JSON.readTree(answer.body());
      return new Response.Acknowledged(
          status, body.required("position").asLong(), body.required("version").asLong());
    }
    boolean says =
        answer
            .headers()
            .firstValue("Content-Type")
            .orElse("")
            .startsWith("application/problem+json");
    String code = says ? JSON.readTree(answer.body()).path("code").asString("") : "";
    return status >= 500 ? new Response.NotNow(status, code) : new Response.Refused(status, code);
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
