package uk.ragtime.portal.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestBodySpec;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;
import uk.ragtime.portal.PortalSettings;

/** Client of one service's public HTTP API, always as the visitor and never as the portal. */
final class ServiceClient {
  /** The position was not projected within the time that the service waits. */
  private static final String LATE = "position-not-reached";

  /** As long as the query service works on a file. */
  private static final Duration LONGEST_FILE = Duration.ofMinutes(15);

  private final RestClient http;
  private final RestClient files;

  ServiceClient(RestClient.Builder builder, PortalSettings settings, URI address) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    builder.baseUrl(address.toString());
    this.http = builder.requestFactory(requests(client, settings.readTimeout())).build();
    this.files = builder.requestFactory(requests(client, LONGEST_FILE)).build();
  }

  private static JdkClientHttpRequestFactory requests(HttpClient client, Duration readTimeout) {
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
    requests.setReadTimeout(readTimeout);
    return requests;
  }

  /**
   * Sends a query. Pages send only validated dates and rules, so a refusal concerns the address.
   *
   * @throws Failure if it is not answered
   */
  <T> T get(Visitor visitor, Class<T> type, String path, Map<String, Object> with) {
    try {
      return exchange(http.method(HttpMethod.GET).uri(path, with), visitor, type, path);
    } catch (Failure.Refused e) {
      throw ofQuery(path, e);
    }
  }

  /**
   * Sends a query whose answer may be remembered. Whether it still is what this visitor would be
   * answered is for the service to say, and it says so at less cost than it answers.
   *
   * @throws Failure if it is not answered
   */
  <T> T get(
      Visitor visitor,
      Class<T> type,
      String path,
      Map<String, Object> with,
      RememberedAnswers<T> memory) {
    RememberedAnswers.Question question = new RememberedAnswers.Question(path, with);
    RememberedAnswers.Tagged<T> known = memory.of(question);
    var request = http.method(HttpMethod.GET).uri(path, with);
    if (known != null) {
      request = request.header(HttpHeaders.IF_NONE_MATCH, known.tag());
    }
    try {
      return exchange(
          request,
          visitor,
          path,
          response -> {
            if (known != null && response.isNotModified()) {
              return known.answer();
            }
            T answer = response.answer(type);
            String tag = response.entityTag();
            if (tag != null) {
              memory.remember(question, new RememberedAnswers.Tagged<>(tag, answer));
            }
            return answer;
          });
    } catch (Failure.Refused e) {
      throw ofQuery(path, e);
    }
  }

  private static Failure ofQuery(String path, Failure.Refused e) {
    return e.code().equals(LATE) ? new Failure.Unavailable(path, e) : new Failure.NotFound(path);
  }

  /**
   * Reads what a service tells of its health, whether it is well or not.
   *
   * @return empty if nothing can be read
   */
  Optional<JsonNode> health(Visitor visitor, String path) {
    try {
      return http.get()
          .uri(path)
          .headers(visitor::identify)
          .exchange((_, response) -> Optional.ofNullable(response.bodyTo(JsonNode.class)));
    } catch (RestClientException e) {
      return Optional.empty();
    }
  }

  /**
   * Copies a file.
   *
   * @param target asked for only if there is a file
   * @throws Failure if there is none, or it breaks off
   */
  void copy(Visitor visitor, Supplier<OutputStream> target, String path, Map<String, Object> with) {
    read(visitor, MediaType.ALL, path, with, body -> body.transferTo(target.get()));
  }

  /** Takes what is read of an answer while it goes on. */
  @FunctionalInterface
  interface BodyReader {
    void read(InputStream body) throws IOException;
  }

  /**
   * Reads an answer that takes long.
   *
   * @throws Failure if there is none, or it breaks off
   */
  void read(
      Visitor visitor,
      MediaType accepted,
      String path,
      Map<String, Object> with,
      BodyReader reader) {
    try {
      files
          .get()
          .uri(path, with)
          .accept(accepted)
          .headers(visitor::identify)
          .exchange(
              (_, received) -> {
                ServiceResponse response = new ServiceResponse(received, path);
                if (response.isError()) {
                  try (received) {
                    throw response.failure();
                  }
                }
                // Closing the answer would read it to its end, which a stream does not have.
                try (InputStream body = received.getBody()) {
                  reader.read(body);
                }
                return path;
              },
              false);
    } catch (RestClientException e) {
      throw new Failure.Unavailable(path, e);
    } catch (Failure.Refused e) {
      throw new Failure.NotFound(path);
    }
  }

  private record Recorded(long position) {}

  /**
   * Sends a command. The key makes it safe to repeat: it is carried out once, and answered alike.
   *
   * @return position at which a reader sees its effect
   * @throws Failure if it is refused, its outcome is unknown, or its text is not recorded
   */
  long send(
      HttpMethod method,
      Visitor visitor,
      UUID key,
      Object command,
      String path,
      Map<String, Object> with) {
    return send(method, visitor, key, null, command, path, with);
  }

  /** The same for a command that is meant for one version of what it changes. */
  long send(
      HttpMethod method,
      Visitor visitor,
      UUID key,
      @Nullable Long version,
      Object command,
      String path,
      Map<String, Object> with) {
    return send(method, visitor, key, version, command, Recorded.class, path, with).position();
  }

  /**
   * Sends a command with an answer of its own.
   *
   * @throws Failure if it is refused, or its outcome is unknown
   */
  <T> T send(
      HttpMethod method,
      Visitor visitor,
      UUID key,
      Object command,
      Class<T> type,
      String path,
      Map<String, Object> with) {
    return send(method, visitor, key, null, command, type, path, with);
  }

  /**
   * Sends a command that is meant for one version of what it changes.
   *
   * @param version the version; 0 if nothing has happened to it; null for any
   * @throws Failure if it is refused, or its outcome is unknown
   */
  <T> T send(
      HttpMethod method,
      Visitor visitor,
      UUID key,
      @Nullable Long version,
      Object command,
      Class<T> type,
      String path,
      Map<String, Object> with) {
    RequestBodySpec request =
        http.method(method)
            .uri(path, with)
            .header("Idempotency-Key", key.toString())
            .contentType(MediaType.APPLICATION_JSON);
    if (version != null) {
      request =
          version == 0
              ? request.header(HttpHeaders.IF_NONE_MATCH, "*")
              : request.header(HttpHeaders.IF_MATCH, "\"" + version + "\"");
    }
    return command(
        request.body(command),
        visitor,
        path,
        response -> {
          T answer = response.answer(type);
          if (response.isUnchanged() && command instanceof Worded worded && worded.hasText()) {
            throw new Failure.Refused(Failure.NOTHING_RECORDED, path);
          }
          return answer;
        });
  }

  /**
   * Sends a document as YAML.
   *
   * @param condition header whose value is {@code *}: whether there must be such a resource, or
   *     none
   * @throws Failure if it is refused, or its outcome is unknown
   */
  long putYaml(
      Visitor visitor,
      UUID key,
      String condition,
      String document,
      String path,
      Map<String, Object> with) {
    RequestBodySpec request =
        http.put()
            .uri(path, with)
            .header("Idempotency-Key", key.toString())
            .header(condition, "*")
            .contentType(MediaType.APPLICATION_YAML)
            .body(document.getBytes(StandardCharsets.UTF_8));
    return command(request, visitor, path, response -> response.answer(Recorded.class)).position();
  }

  /**
   * Reads a document as YAML.
   *
   * @throws Failure if there is none
   */
  String getYaml(Visitor visitor, String path, Map<String, Object> with) {
    RequestBodySpec request =
        http.method(HttpMethod.GET)
            .uri(path, with)
            .header(HttpHeaders.ACCEPT, MediaType.APPLICATION_YAML_VALUE);
    try {
      return new String(exchange(request, visitor, byte[].class, path), StandardCharsets.UTF_8);
    } catch (Failure.Refused e) {
      throw new Failure.NotFound(path);
    }
  }

  /** Sends a command, unless the page is only shown again. */
  private static <T> T command(
      RequestBodySpec request, Visitor visitor, String path, ResponseReader<T> reader) {
    FirstAnswer answered = visitor.answered();
    try {
      if (answered != null) {
        throw answered.again(path);
      }
      T answer = exchange(request, visitor, path, reader);
      FirstAnswer.remember();
      return answer;
    } catch (Failure failure) {
      FirstAnswer.remember(failure);
      throw failure;
    }
  }

  private static <T> T exchange(
      RequestBodySpec request, Visitor visitor, Class<T> type, String path) {
    return exchange(request, visitor, path, response -> response.answer(type));
  }

  /** Reads a response. */
  @FunctionalInterface
  private interface ResponseReader<T> {
    T read(ServiceResponse response) throws IOException;
  }

  private static <T> T exchange(
      RequestBodySpec request, Visitor visitor, String path, ResponseReader<T> reader) {
    try {
      return request
          .headers(visitor::identify)
          .exchangeForRequiredValue(
              (_, received) -> reader.read(new ServiceResponse(received, path)));
    } catch (RestClientException e) {
      throw new Failure.Unavailable(path, e);
    }
  }
}
