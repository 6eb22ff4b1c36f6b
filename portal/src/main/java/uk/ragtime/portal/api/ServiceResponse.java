package uk.ragtime.portal.api;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;
import org.springframework.web.client.RestClientException;

/**
 * A service's response: its answer, or the failure that it means.
 *
 * @param path of the request, as failures name it
 */
record ServiceResponse(ConvertibleClientHttpResponse http, String path) {
  /** Code of the answer to a caller who is no member. */
  private static final String UNKNOWN = "partnership-unknown";

  /** Header of the answer to a command of which nothing is recorded. */
  private static final String UNCHANGED = "X-Unchanged";

  private static final int NOT_MODIFIED = 304;

  boolean isError() throws IOException {
    return http.getStatusCode().isError();
  }

  /** Whether the answer that the visitor has still stands. */
  boolean isNotModified() throws IOException {
    return http.getStatusCode().value() == NOT_MODIFIED;
  }

  /** Whether nothing was recorded of the command. */
  boolean isUnchanged() {
    return http.getHeaders().getFirst(UNCHANGED) != null;
  }

  @Nullable String entityTag() {
    return http.getHeaders().getFirst(HttpHeaders.ETAG);
  }

  /**
   * Reads the answer.
   *
   * @throws Failure if the response is an error, or has no body
   */
  <T> T answer(Class<T> type) throws IOException {
    if (isError()) {
      throw failure();
    }
    @Nullable T answer = http.bodyTo(type);
    if (answer == null) {
      throw new Failure.Unavailable(path + " answered with nothing");
    }
    return answer;
  }

  /** The failure that an error means. */
  Failure failure() throws IOException {
    int status = http.getStatusCode().value();
    return switch (status) {
      case 401 -> new Failure.TokenRefused(path);
      case 403 -> new Failure.Forbidden(path);
      case 429 -> tooMany();
      case 400, 404, 409, 412, 422 -> {
        Problem problem = problem();
        String code = problem.code();
        yield code == null || code.equals(UNKNOWN)
            ? new Failure.NotFound(path)
            : new Failure.Refused(code, path, problem.violations());
      }
      default -> new Failure.Unavailable(path + " answered " + status);
    };
  }

  private Failure tooMany() {
    String after = http.getHeaders().getFirst(HttpHeaders.RETRY_AFTER);
    return after != null && after.matches("[0-9]{1,5}")
        ? new Failure.TooMany(path, Integer.parseInt(after))
        : new Failure.TooMany(path);
  }

  private record Problem(@Nullable String code, List<Failure.Violation> violations) {
    static final Problem UNREADABLE = new Problem(null, List.of());

    Problem {
      violations = Objects.requireNonNullElse(violations, List.of());
    }
  }

  private Problem problem() {
    try {
      return Objects.requireNonNullElse(http.bodyTo(Problem.class), Problem.UNREADABLE);
    } catch (RestClientException e) {
      return Problem.UNREADABLE;
    }
  }
}
