package uk.ragtime.query.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Up to when things had been recorded that count. Left out, everything counts that is projected,
 * even where the recording machine's clock is ahead of ours: people must find what they just wrote.
 *
 * @param shown what the answer says
 * @param limit the last instant of recording that counts
 */
public record KnownAt(Instant shown, Instant limit) {
  /** After everything that will be recorded, and still a date in PostgreSQL. */
  public static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  /**
   * @throws uk.ragtime.web.ProblemException invalid-parameter
   */
  public static KnownAt read(@Nullable String parameter, Instant now) {
    Instant given = Parameters.instant("knownAt", parameter);
    return given == null ? new KnownAt(now, LATEST) : new KnownAt(given, given);
  }
}
