package uk.ragtime.query.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Range of instants of recording.
 *
 * @param from inclusive; null for no lower bound
 * @param before exclusive; null for no upper bound
 */
public record RecordedRange(@Nullable Instant from, @Nullable Instant before) {
  /**
   * Reads dates, meaning whole days in London, or instants.
   *
   * @throws uk.ragtime.web.ProblemException invalid-parameter
   */
  public static RecordedRange read(@Nullable String from, @Nullable String to) {
    RecordedRange range =
        new RecordedRange(Parameters.beginOf("from", from), Parameters.endOf("to", to));
    if (range.from != null && range.before != null && !range.from.isBefore(range.before)) {
      throw Refusals.parameter("from", "must not be after to");
    }
    return range;
  }
}
