package uk.ragtime.testing.raw;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    exchange.getResponseHeaders().add("X-Answer", "yes");
    exchange.sendResponseHeaders(202, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private RawResponse get() throws IOException {
    URI uri = address("/some?a=%20b");
    return KeepAliveClient.send(uri, KeepAliveClient.request("GET", uri).and("X-Number", "1"));
  }

  @Test
  void aConnectionIsKeptForTheNextRequest() throws IOException {
    assertThat(get().status()).isEqualTo(202);
    assertThat(get().text()).isEqualTo("re: ");

    assertThat(received).containsExactly("GET /some?a=%20b [1] ", "GET /some?a=%20b [1] ");
    assertThat(clients.get(1)).isEqualTo(clients.get(0));
  }

  @Test
  void oneThatWasClosedMeanwhileIsReplaced() throws IOException {
    get();
    int port = server.getAddress().getPort();
    server.stop(0);
    server = serverOn(port);

    assertThat(get().status()).isEqualTo(202);
    assertThat(received).hasSize(2);
  }

  @Test
  void aRequestOfTheJdksClientArrivesAsItIs() throws IOException {
    HttpResponse<String> answer =
        KeepAliveClient.send(
            HttpRequest.newBuilder(address("/things"))
                .header("X-Number", "1")
                .header("X-Number", "2")
                .method("PATCH", BodyPublishers.ofString("größer"))
                .build());

    assertThat(received).containsExactly("PATCH /things [1, 2] größer");
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("x-answer")).hasValue("yes");
    assertThat(answer.body()).isEqualTo("re: größer");
    assertThat(answer.uri()).isEqualTo(address("/things"));
  }
}
