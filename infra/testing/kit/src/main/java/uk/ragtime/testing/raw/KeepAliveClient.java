package uk.ragtime.testing.raw;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

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
    RawResponse answer = new Exchange(connection, request).answer();
    if (answer.isNone()) {
      throw new IOException("the service hung up");
    }
    // Not after a failure, which has closed it.
    idle.addFirst(connection);
    return answer;
  }

  /**
   * Waiting for an answer. A thread of a pool for tasks that do not wait, which has one for each
   * processor, is replaced meanwhile.
   */
  private static final class Exchange implements ForkJoinPool.ManagedBlocker {
    private final RawConnection connection;
    private final RawRequest request;
    private RawResponse answer = RawResponse.NONE;
    private @Nullable IOException failure;
    private boolean ended;

    Exchange(RawConnection connection, RawRequest request) {
      this.connection = connection;
      this.request = request;
    }

    RawResponse answer() throws IOException {
      try {
        ForkJoinPool.managedBlock(this);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
      if (failure != null) {
        throw failure;
      }
      return answer;
    }

    @Override
    public boolean block() {
      try {
        answer = connection.send(request);
      } catch (IOException e) {
        failure = e;
      }
      ended = true;
      return true;
    }

    @Override
    public boolean isReleasable() {
      return ended;
    }
  }
}
