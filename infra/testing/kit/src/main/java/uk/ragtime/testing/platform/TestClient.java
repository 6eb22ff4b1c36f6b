package uk.ragtime.testing.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import uk.ragtime.testing.raw.KeepAliveClient;
import uk.ragtime.testing.raw.RawRequest;

/** A client of one service, with or without a token. */
public record TestClient(URI service, @Nullable String token) {
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
    URI uri = service.resolve(path);
    RawRequest request = KeepAliveClient.request(method, uri);
    if (token != null) {
      request = request.and("Authorization", "Bearer " + token);
    }
    if (body != null) {
      request = request.body(body).and("Content-Type", "application/json");
    }
    for (int i = 0; i < headers.length; i += 2) {
      request = request.header(headers[i], headers[i + 1]);
    }
    try {
      return new TestResponse(method, uri, KeepAliveClient.send(uri, request));
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    }
  }
}
