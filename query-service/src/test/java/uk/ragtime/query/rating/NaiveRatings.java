package uk.ragtime.query.rating;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;

/** The rule of both times as one would say it aloud, without any regard to speed. */
public final class NaiveRatings {
  private NaiveRatings() {}

  /** Entries of one cell. */
  public static List<RatingEntry> ofCell(
      List<RatingEntry> all, AgencyCode agency, CapabilityCode capability) {
    return all.stream()
        .filter(it -> it.agency().equals(agency) && it.capability().equals(capability))
        .toList();
  }

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

  /** The same for every cell. */
  public static RatingsInForce allInForce(List<RatingEntry> all, LocalDate day, Instant knownAt) {
    RatingsInForce found = new RatingsInForce();
    for (AgencyCode agency : RandomHistory.AGENCIES) {
      for (CapabilityCode capability : RandomHistory.CAPABILITIES) {
        inForce(all, agency, capability, day, knownAt)
            .ifPresent(entry -> found.put(capability, entry));
      }
    }
    return found;
  }

  /**
   * Ratings in force at the end of each day after the first; null for none. A day on which nothing
   * begins ends like the one before.
   */
  public static List<@Nullable Rating> days(
      List<RatingEntry> all,
      AgencyCode agency,
      CapabilityCode capability,
      LocalDate from,
      LocalDate to,
      Instant knownAt) {
    Set<LocalDate> beginnings = new HashSet<>();
    all.forEach(entry -> beginnings.add(entry.effectiveOn()));
    List<@Nullable Rating> days = new ArrayList<>();
    for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
      days.add(
          days.isEmpty() || beginnings.contains(day)
              ? inForce(all, agency, capability, day, knownAt).map(RatingEntry::rating).orElse(null)
              : days.getLast());
    }
    return days;
  }

  /** Number of turns from better to worse or back in a course of days. */
  public static int turns(@Nullable Rating before, List<@Nullable Rating> days) {
    List<Rating> different = new ArrayList<>();
    if (before != null && before.isOnScale()) {
      different.add(before);
    }
    for (Rating rating : days) {
      boolean counts = rating != null && rating.isOnScale();
      if (counts && (different.isEmpty() || different.getLast() != rating)) {
        different.add(rating);
      }
    }
    int turns = 0;
    for (int i = 2; i < different.size(); i++) {
      boolean up = different.get(i).isBetterThan(different.get(i - 1));
      boolean wasUp = different.get(i - 1).isBetterThan(different.get(i - 2));
      turns += up == wasUp ? 0 : 1;
    }
    return turns;
  }
}
