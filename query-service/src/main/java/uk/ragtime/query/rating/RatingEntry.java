package uk.ragtime.query.rating;

import java.time.Instant;
import java.time.LocalDate;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;

/**
 * Rating of one capability by one agency, given or reconfirmed.
 *
 * @param capability code that it had when it was rated
 * @param actor member who gave it
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
    String actor) {}
