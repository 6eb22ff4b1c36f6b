package uk.ragtime.query.rating;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;

/**
 * A rating that one agency was given on one capability, or that was looked at again.
 *
 * @param actor the member who said so
 */
public record RatingEntry(
    AgencyCode agency,
    CapabilityCode capability,
    Rating rating,
    Stage stage,
    CycleCode cycle,
    LocalDate effectiveOn,
    Instant recordedAt,
    long position,
    String actor) {
  /** Later days outrank earlier ones; on the same day, what was recorded later does. */
  static final Comparator<RatingEntry> BY_FORCE =
      Comparator.comparing(RatingEntry::effectiveOn).thenComparingLong(RatingEntry::position);

  /** Whether it was true by that day, as far as was known by that instant. */
  boolean isKnown(LocalDate day, Instant knownAt) {
    return !effectiveOn.isAfter(day) && !recordedAt.isAfter(knownAt);
  }
}
