package uk.ragtime.web;

import java.time.Duration;
import java.time.Instant;

/**
 * End of the bearer token of a request. An answer that goes on ends then: no later part of it is
 * covered by the token. Controllers take it as an argument.
 */
public record TokenExpiry(Instant at) {
  /** Time until then; zero once it has passed. */
  public Duration left(Instant now) {
    return now.isBefore(at) ? Duration.between(now, at) : Duration.ZERO;
  }
}
