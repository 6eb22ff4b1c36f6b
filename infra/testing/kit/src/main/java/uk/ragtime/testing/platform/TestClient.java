package uk.ragtime.testing.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A client of one service, with or without a token. */
public record TestClient(URI service, @Nullable String token) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  public TestResponse get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  /**
   * Asks for an answer at a position or later, and again while the read models are behind it: the
   * service itself waits for seconds only, which may be too few on a busy machine.
   */
  public TestResponse getAt(long position, String path) {
    String target = path + (path.contains("?") ? "&" : "?") + "minPosition=" + position;
    long end = System.nanoTime() + PATIENCE.toNanos();
    TestResponse answer = get(target);
    while (answer.code().equals("position-not-reached") && System.nanoTime() < end) {
      answer = get(target);
    }
    return answer;
  }

  public TestResponse put(String path, String body, String... headers) {
    return send("PUT", path, body, headers);
  }

  public TestResponse post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  /** Sends a JSON body unless a content type is among the headers, which are names and values. */
  public TestResponse send(String method, String path, @Nullable String body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path)).timeout(PATIENCE);
    if (token != null) {
      request.setHeader("Authorization", "Bearer " + token);
    }
    if (body != null) {
      request.setHeader("Content-Type", "application/json");
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    request.method(
        method,
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body));
    try {
      return new TestResponse(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during " + method + " " + path, e);
    }
  }
}
