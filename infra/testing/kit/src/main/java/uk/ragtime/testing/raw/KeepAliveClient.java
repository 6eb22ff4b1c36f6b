package uk.ragtime.testing.raw;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLSession;

/**
 * Sends requests over connections that are kept for the next one, whoever sends it. A request takes
 * the caller's thread alone, where {@link HttpClient} hands each answer on between several.
 */
public final class KeepAliveClient {
  private static final Map<String, Deque<RawConnection>> IDLE = new ConcurrentHashMap<>();

  private KeepAliveClient() {}

  /** A request for an address, to which headers and a body can be added. */
  public static RawRequest request(String method, URI uri) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    return RawRequest.of(method, target).header("Host", uri.getAuthority());
  }

  /**
   * @throws IOException if there is no answer, or none in time
   */
  public static RawResponse send(URI service, RawRequest request) throws IOException {
    Deque<RawConnection> idle =
        IDLE.computeIfAbsent(service.getAuthority(), _ -> new ConcurrentLinkedDeque<>());
    RawConnection kept = idle.pollFirst();
    RawConnection connection = kept == null ? new RawConnection(service) : kept;
    RawResponse answer = connection.send(request);
    if (answer.isNone()) {
      throw new IOException("the service hung up");
    }
    // Not after a failure, which has closed it.
    idle.addFirst(connection);
    return answer;
  }

  /**
   * Sends a request of the JDK's client, to which neither a time limit nor an {@code Expect} header
   * applies.
   */
  public static HttpResponse<String> send(HttpRequest request) throws IOException {
    RawRequest raw = request(request.method(), request.uri());
    for (Map.Entry<String, List<String>> header : request.headers().map().entrySet()) {
      for (String value : header.getValue()) {
        raw = raw.and(header.getKey(), value);
      }
    }
    if (request.bodyPublisher().isPresent()) {
      raw = raw.body(BodyBytes.of(request.bodyPublisher().get()));
    }
    return new KeptResponse(request, send(request.uri(), raw));
  }

  /** Bytes of a body that is there as a whole, such as a text. */
  private static final class BodyBytes implements Flow.Subscriber<ByteBuffer> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean complete;

    static byte[] of(HttpRequest.BodyPublisher body) {
      BodyBytes collected = new BodyBytes();
      body.subscribe(collected);
      if (!collected.complete) {
        throw new IllegalArgumentException("a body that is not there at once");
      }
      return collected.bytes.toByteArray();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer some) {
      byte[] next = new byte[some.remaining()];
      some.get(next);
      bytes.writeBytes(next);
    }

    @Override
    public void onError(Throwable thrown) {
      throw new IllegalArgumentException(thrown);
    }

    @Override
    public void onComplete() {
      complete = true;
    }
  }

  private record KeptResponse(HttpRequest request, RawResponse raw)
      implements HttpResponse<String> {
    @Override
    public int statusCode() {
      return raw.status();
    }

    @Override
    public Optional<HttpResponse<String>> previousResponse() {
      return Optional.empty();
    }

    @Override
    public HttpHeaders headers() {
      Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      for (RawHeader header : raw.headers()) {
        headers.computeIfAbsent(header.name(), _ -> new ArrayList<>()).add(header.value());
      }
      return HttpHeaders.of(headers, (_, _) -> true);
    }

    @Override
    public String body() {
      return raw.text();
    }

    @Override
    public Optional<SSLSession> sslSession() {
      return Optional.empty();
    }

    @Override
    public URI uri() {
      return request.uri();
    }

    @Override
    public HttpClient.Version version() {
      return HttpClient.Version.HTTP_1_1;
    }
  }
}
