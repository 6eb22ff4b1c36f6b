package uk.ragtime.testing.raw;

import java.io.IOException;
import java.net.URI;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Sends requests over connections that are kept for the next one, whoever sends it. A request takes
 * the caller's thread alone, which is a third of what it costs with {@link
 * java.net.http.HttpClient}.
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
}
