package uk.ragtime.testing.history;

import java.util.List;

/**
 * A command as a client sends it, the same bytes whenever it is sent again.
 *
 * @param subject who sends it, as the token says
 * @param key its idempotency key
 * @param mark stands in the rationale of each rating and nowhere else, so that the events that it
 *     led to are found without trusting what the store says about them; empty if it has no
 *     rationale
 * @param ratings how many events with the mark it leads to, if it is carried out
 * @param headers names and values, besides key and token
 */
public record Sent(
    String partnership,
    String subject,
    String key,
    String mark,
    int ratings,
    String method,
    String path,
    String body,
    List<String> headers) {
  public Sent {
    headers = List.copyOf(headers);
  }

  @Override
  public String toString() {
    return method + " " + path + " with key " + key + (mark.isEmpty() ? "" : " and " + mark);
  }
}
