package uk.ragtime.query.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Limits an answer to what had been recorded by an instant. If absent, everything that has been
 * projected counts, even if the recording machine's clock is ahead of ours: people must find what
 * they have just written.
 *
 * @param shown instant that the answer states
 * @param limit latest instant of recording that counts
 */
public record KnownAt(Instant shown, Instant limit) {
  private static final int HALF_MICROSECOND = 500;

  /** Later than any recording, and still a valid date in PostgreSQL. */
  public static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  /**
   * Whether a recording counts for what was known by an instant. PostgreSQL keeps microseconds, and
   * the driver rounds an instant that is finer.
   */
  public static boolean includes(Instant limit, Instant recordedAt) {
    return !recordedAt.isAfter(limit.plusNanos(HALF_MICROSECOND).truncatedTo(ChronoUnit.MICROS));
  }

  /**
   * @throws uk.ragtime.web.ProblemException invalid-parameter
   */
  public static KnownAt read(@Nullable String parameter, Instant now) {
    Instant given = Parameters.instant("knownAt", parameter);
    return given == null ? new KnownAt(now, LATEST) : new KnownAt(given, given);
  }
}
