package uk.ragtime.query.rating;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;

/** The rule of both times as one would say it aloud, without any regard to speed. */
public final class NaiveRatings {
  private NaiveRatings() {}

  /**
   * Of all that was true by the day and known by the instant, what was true latest; of the same
   * day, what was told last.
   */
  public static Optional<RatingEntry> inForce(
      List<RatingEntry> all,
      AgencyCode agency,
      CapabilityCode capability,
      LocalDate day,
      Instant knownAt) {
    RatingEntry best = null;
    for (RatingEntry entry : all) {
      boolean ofTheCell = entry.agency().equals(agency) && entry.capability().equals(capability);
      boolean known = !entry.recordedAt().isAfter(knownAt);
      boolean begun = !entry.effectiveOn().isAfter(day);
      if (ofTheCell && known && begun) {
        boolean later = best == null || entry.effectiveOn().isAfter(best.effectiveOn());
        boolean sameDay = best != null && entry.effectiveOn().equals(best.effectiveOn());
        if (later || (sameDay && best != null && entry.position() > best.position())) {
          best = entry;
        }
      }
    }
    return Optional.ofNullable(best);
  }
}
