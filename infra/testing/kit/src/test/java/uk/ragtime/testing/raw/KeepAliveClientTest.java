package uk.ragtime.testing.raw;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeepAliveClientTest {
  private final List<String> received = Collections.synchronizedList(new ArrayList<>());
  private final List<Integer> clients = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = serverOn(0);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private HttpServer serverOn(int port) throws IOException {
    HttpServer started =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    started.createContext("/", this::answer);
    started.start();
    return started;
  }

  private void answer(HttpExchange exchange) throws IOException {
    clients.add(exchange.getRemoteAddress().getPort());
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    received.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().get("X-Number")
            + " "
            + body);
    byte[] answer = ("re: " + body).getBytes(UTF_8);
    exchange.sendResponseHeaders(202, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private RawResponse post() throws IOException {
    URI uri = address("/some?a=%20b");
    RawRequest request = KeepAliveClient.request("POST", uri).and("X-Number", "1").body("größer");
    return KeepAliveClient.send(uri, request);
  }

  @Test
  void aConnectionIsKeptForTheNextRequest() throws IOException {
    assertThat(post().status()).isEqualTo(202);
    assertThat(post().text()).isEqualTo("re: größer");

    assertThat(received)
        .containsExactly("POST /some?a=%20b [1] größer", "POST /some?a=%20b [1] größer");
    assertThat(clients.get(1)).isEqualTo(clients.get(0));
  }

  @Test
  void oneThatWasClosedMeanwhileIsReplaced() throws IOException {
    post();
    int port = server.getAddress().getPort();
    server.stop(0);
    server = serverOn(port);

    assertThat(post().status()).isEqualTo(202);
    assertThat(received).hasSize(2);
  }

  /** The common pool has as few threads as there are processors, less one. */
  @Test
  void waitingRequestsTakeNoThreadsFromTasksOfTheCommonPool() throws Exception {
    int threads = 2 * Runtime.getRuntime().availableProcessors() + 2;
    CountDownLatch all = new CountDownLatch(threads);
    HttpServer waiting =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try (ExecutorService answers = Executors.newVirtualThreadPerTaskExecutor()) {
      waiting.setExecutor(answers);
      waiting.createContext(
          "/",
          exchange -> {
            if (isReached(all)) {
              answer(exchange);
            } else {
              exchange.close();
            }
          });
      waiting.start();
      URI uri = URI.create("http://127.0.0.1:" + waiting.getAddress().getPort() + "/");
      List<CompletableFuture<Integer>> sent = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        sent.add(CompletableFuture.supplyAsync(() -> status(uri)));
      }

      assertThat(sent).allSatisfy(one -> assertThat(one.join()).isEqualTo(202));
    } finally {
      waiting.stop(0);
    }
  }

  private static boolean isReached(CountDownLatch all) {
    all.countDown();
    try {
      return all.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static int status(URI uri) {
    try {
      return KeepAliveClient.send(uri, KeepAliveClient.request("GET", uri)).status();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
