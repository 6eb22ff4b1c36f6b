package uk.ragtime.portal.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes every command, keeps what it was told, and answers as if it were done, unless told not. */
public final class StubCommandService implements AutoCloseable {
  /** The code that every invitation has. */
  public static final String CODE = "5f0c9a4be1d27e638a90b5d41c7f2e86";

  /** A request of the portal. */
  public record Told(
      String command, String authorization, String key, String condition, String body) {}

  private static final Pattern MADE_BY_POST =
      Pattern.compile("/v1/[^/]+/(erasures|invitations/accept)");

  private record Refusal(int status, String body) {}

  private final StubServer server;
  private final Queue<Told> told = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Refusal refusal;
  private volatile Consumer<Told> effect = _ -> {};
  private final AtomicReference<@Nullable Refusal> once = new AtomicReference<>();
  private volatile boolean unchanged;

  StubCommandService() {
    server = new StubServer(0, Map.of("/", this::answer));
  }

  public String url() {
    return server.url();
  }

  public List<Told> told() {
    return List.copyOf(told);
  }

  /** The last command, of which there must be one. */
  public Told lastTold() {
    assertThat(told).isNotEmpty();
    return told().getLast();
  }

  /** The one command that there must be. */
  public Told onlyTold() {
    assertThat(told).hasSize(1);
    return told().getFirst();
  }

  /** The one command that there must be, sent in the name of a persona. */
  public Told onlyTold(String persona) {
    Told only = onlyTold();
    assertThat(only.authorization()).isEqualTo("Bearer token-" + persona);
    return only;
  }

  /** From now on each command that is not refused has this effect before it is answered. */
  public void then(Consumer<Told> effect) {
    this.effect = effect;
  }

  /** From now on every command is refused like that. */
  public void refuse(int status, String code) {
    refusal = new Refusal(status, StubQueryService.problem(code));
  }

  /** From now on every command is refused for these of its fields. */
  public void refuseFields(String... fields) {
    String violations =
        Stream.of(fields)
            .map("{\"field\":\"%s\",\"code\":\"invalid\",\"message\":\"is not valid\"}"::formatted)
            .collect(Collectors.joining(","));
    refusal =
        new Refusal(400, "{\"code\":\"invalid-field\",\"violations\":[%s]}".formatted(violations));
  }

  /** The next command is refused like that, those after it are not. */
  public void refuseOnce(int status, String code) {
    once.set(new Refusal(status, StubQueryService.problem(code)));
  }

  /** From now on every command that is not refused changes nothing: things stand so already. */
  public void changeNothing() {
    unchanged = true;
  }

  public void restore() {
    unchanged = false;
    refusal = null;
    once.set(null);
    effect = _ -> {};
    told.clear();
  }

  @Override
  public void close() {
    server.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (exchange.getRequestURI().getPath().startsWith("/actuator/")) {
      StubServer.answer(exchange, 200, StubOperations.COMMAND_HEALTH);
      return;
    }
    told.add(
        new Told(
            exchange.getRequestMethod() + " " + exchange.getRequestURI(),
            header(exchange, "Authorization"),
            header(exchange, "Idempotency-Key"),
            header(exchange, "If-Match") + header(exchange, "If-None-Match"),
            new String(body, StandardCharsets.UTF_8)));
    Refusal first = once.getAndSet(null);
    Refusal refused = first == null ? refusal : first;
    StubSetUp.@Nullable Answer setUp =
        refused != null || unchanged
            ? null
            : StubSetUp.take(
                exchange.getRequestURI().getPath(),
                header(exchange, "If-Match") + header(exchange, "If-None-Match"),
                exchange.getRequestHeaders().containsKey("If-None-Match"),
                new String(body, StandardCharsets.UTF_8));
    if (setUp != null) {
      StubServer.answer(exchange, setUp.status(), setUp.body());
    } else if (refused == null && unchanged) {
      exchange.getResponseHeaders().set("X-Unchanged", "true");
      StubServer.answer(exchange, 200, "{\"position\":300,\"version\":3}");
    } else if (refused == null) {
      effect.accept(told().getLast());
      String done = "{\"position\":400,\"version\":3,\"code\":\"%s\"}".formatted(CODE);
      StubServer.answer(exchange, isNew(exchange) ? 201 : 200, done);
    } else {
      StubServer.answer(exchange, refused.status(), refused.body());
    }
  }

  /** Nothing that is made was there before. */
  private static boolean isNew(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("PUT")
        || MADE_BY_POST.matcher(exchange.getRequestURI().getPath()).matches();
  }

  private static String header(HttpExchange exchange, String name) {
    return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
  }
}
