package uk.ragtime.portal.stub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Takes every command, keeps what it was told, and answers as if it were done, unless told not. */
public final class StubCommandService implements AutoCloseable {
  /** The code that every invitation has. */
  public static final String CODE = "5f0c9a4be1d27e638a90b5d41c7f2e86";

  /** What the portal sent. */
  public record Told(String command, String authorization, String key, String body) {}

  private record Refusal(int status, String body) {}

  private final HttpServer server;
  private final Queue<Told> told = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Refusal refusal;

  StubCommandService() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public List<Told> told() {
    return List.copyOf(told);
  }

  /** From now on every command is refused like that. */
  public void refuse(int status, String code) {
    refusal = new Refusal(status, StubQueryService.problem(code));
  }

  public void restore() {
    refusal = null;
    told.clear();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    told.add(
        new Told(
            exchange.getRequestMethod() + " " + exchange.getRequestURI(),
            header(exchange, "Authorization"),
            header(exchange, "Idempotency-Key"),
            new String(body, StandardCharsets.UTF_8)));
    Refusal refused = refusal;
    byte[] answer =
        (refused == null
                ? "{\"position\":400,\"version\":3,\"code\":\"%s\"}".formatted(CODE)
                : refused.body())
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(refused == null ? 200 : refused.status(), answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static String header(HttpExchange exchange, String name) {
    return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
  }
}
