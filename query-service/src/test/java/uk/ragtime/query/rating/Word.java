package uk.ragtime.query.rating;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;

/**
 * One thing that somebody said of a cell, as the naive model of reviews has it.
 *
 * @param rating null where an earlier word is withdrawn
 * @param withdrawn the position of that word; null otherwise
 */
public record Word(
    long position,
    EntryKind kind,
    CycleCode cycle,
    AgencyCode agency,
    CapabilityCode capability,
    @Nullable Rating rating,
    LocalDate effectiveOn,
    Instant recordedAt,
    @Nullable Long withdrawn) {
  boolean isOfAgency() {
    return kind == EntryKind.CHANGED || kind == EntryKind.RECONFIRMED;
  }

  boolean settles() {
    return kind == EntryKind.CHANGED || kind == EntryKind.AGREED || kind == EntryKind.WITHDRAWN;
  }
}
