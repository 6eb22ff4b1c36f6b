package uk.ragtime.portal.api;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The signed-in person behind a request. Controllers take it as an argument; a visitor whose token
 * has expired is sent to sign in, and returns to the same page.
 *
 * @param accessToken token for the services; never logged, never shown
 * @param correlationId identifies this request in the logs of all services
 * @param answered what commands of this request are answered without being sent; null to send them
 */
public record Visitor(String accessToken, String correlationId, @Nullable FirstAnswer answered) {
  /** Adds the headers by which a service knows the person and the request. */
  void identify(HttpHeaders headers) {
    headers.setBearerAuth(accessToken);
    headers.set("X-Correlation-Id", correlationId);
  }

  @Override
  public String toString() {
    return "Visitor[" + correlationId + "]";
  }
}
