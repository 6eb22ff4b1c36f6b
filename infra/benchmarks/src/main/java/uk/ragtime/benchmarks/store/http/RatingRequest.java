package uk.ragtime.benchmarks.store.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import uk.ragtime.benchmarks.store.engine.RatingSequence;
import uk.ragtime.benchmarks.store.engine.Workload;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.testing.TestToken;

/** Ratings as a rater's client sends them, with a token and a new idempotency key each. */
public final class RatingRequest {
  /** Longer than any run. */
  private static final Duration TOKEN_VALID = Duration.ofHours(4);

  private static final int SUCCESSES = 2;

  private final String headers;

  public RatingRequest(String token) {
    headers = bearer(token) + "Content-Type: application/json\r\n";
  }

  /** A header line for {@link KeepAliveConnection#exchange}. */
  public static String bearer(String token) {
    return "Authorization: Bearer " + token + "\r\n";
  }

  /** Makes a token that outlives the run. */
  public static UnaryOperator<TestToken> longLived() {
    return token -> token.claim("exp", Instant.now().plus(TOKEN_VALID).getEpochSecond());
  }

  /**
   * Requests a rating of the assessment's first capability that differs from the current one.
   *
   * @throws IllegalStateException if it is refused
   */
  public KeepAliveConnection.Answer send(KeepAliveConnection connection, Workload.Item item)
      throws IOException {
    AssessmentKey key = item.assessment();
    String path =
        "/v1/"
            + key.partnership()
            + "/cycles/"
            + key.cycle()
            + "/areas/"
            + key.area()
            + "/agencies/"
            + key.agency()
            + "/ratings/"
            + Workload.CAPABILITIES.getFirst();
    String body =
        "{\"rating\":\"" + item.turn(0) + "\",\"reason\":\"" + RatingSequence.REASON + "\"}";
    KeepAliveConnection.Answer answer =
        connection.exchange(
            "PUT", path, headers + "Idempotency-Key: " + UUID.randomUUID() + "\r\n", body);
    if (answer.status() / 100 != SUCCESSES) {
      throw new IllegalStateException("a rating was answered with " + answer);
    }
    return answer;
  }
}
