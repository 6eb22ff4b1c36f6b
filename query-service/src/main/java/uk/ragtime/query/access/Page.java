package uk.ragtime.query.access;

import org.jspecify.annotations.Nullable;

/**
 * Page of a log.
 *
 * @param after position of the last entry that the reader has; 0 for the first page
 */
public record Page(long after, int limit) {
  static final int DEFAULT_LIMIT = 100;

  /** Limits the cost of one answer; readers page through longer results. */
  static final int MAX_LIMIT = 500;

  /**
   * @throws uk.ragtime.web.ProblemException invalid-parameter
   */
  public static Page read(@Nullable String after, @Nullable String limit) {
    return new Page(
        Parameters.position("after", after),
        limit == null
            ? DEFAULT_LIMIT
            : Math.toIntExact(Parameters.number("limit", limit, 1, MAX_LIMIT)));
  }
}
