package uk.ragtime.testing.history;

import java.util.List;

/**
 * A command as a client sends it, with the same bytes at each attempt.
 *
 * @param subject the sender, as in the token
 * @param key its idempotency key
 * @param marker occurs in the rationale of each rating and nowhere else, so that the resulting
 *     events are found
 */
public record Request(
    String partnership,
    String subject,
    String key,
    String marker,
    int ratings,
    String method,
    String path,
    String body,
    List<String> headers) {
  public Request {
    headers = List.copyOf(headers);
  }

  @Override
  public String toString() {
    return method + " " + path + " with key " + key + (marker.isEmpty() ? "" : " and " + marker);
  }
}
